import { may, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Sheet, SheetRow } from './api.ts'
import { closingOf, lastOf } from './close-store.ts'
import { RULE_SETS, ruleSetOf } from './law.ts'
import { settingsFor, type DuesSettings } from './setting-store.ts'
import { bookedIn, frozenLines, lastBatch, openLines, type Line } from './sheet-store.ts'

/** The dues of a unit's own members in a month: counted while it is open, as frozen once it is closed. */
export async function readSheet(db: Db, actor: Actor, organisationId: string, month: Day): Promise<Sheet> {
  const settings = await settingsFor(db, organisationId, month)
  const closing = await closingOf(db, organisationId, month)
  const lines = closing
    ? await frozenLines(db, organisationId, month)
    : await openLines(db, organisationId, month, settings)
  const units = await linksOn(db, actor, [organisationId], lastOf(month))
  const rules = ruleSetOf(month)
  const ruleSet = RULE_SETS.find((one) => one.id === lines[0]?.ruleSet) ?? rules
  return {
    unit: units.get(organisationId)!,
    month,
    ruleSet: ruleSet.id,
    source: ruleSet.source,
    settings: shownSettings(settings),
    rows: lines.map(rowOf),
    totals: {
      members: lines.length,
      due: sum(lines.map((line) => line.due ?? 0n)),
      paid: sum(lines.map((line) => line.paid)),
      unpaid: lines.filter((line) => line.due !== null && line.paid < line.due).length,
      missing: lines.filter((line) => line.due === null).length,
      booked: Number(await bookedIn(db, organisationId, month)),
    },
    closing,
    lastBatch: closing ? null : await lastBatch(db, organisationId, month),
    may: { record: await may(db, actor, 'dues.record', organisationId) },
  }
}

function rowOf({ key: _key, ruleSet: _set, base, voluntary, due, paid, ...line }: Line): SheetRow {
  return { ...line, base: plain(base), voluntary: plain(voluntary), due: plain(due), paid: Number(paid) }
}

/** Settings as pages show them: percents instead of hundredths. */
export function shownSettings({
  region,
  rounding,
  keep,
  keepSource,
  allowed,
}: DuesSettings): Sheet['settings'] {
  return {
    region,
    rounding: Number(rounding),
    keepPercent: keep === null ? null : keep / 100,
    keepSource,
    keepAllowed: allowed && { least: allowed.least / 100, most: allowed.most / 100 },
  }
}

function plain(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount)
}

function sum(amounts: readonly bigint[]): number {
  return Number(amounts.reduce((total, one) => total + one, 0n))
}
