import { sql } from 'kysely'
import { committeeName, issuerName, type Organ } from '#document/organs.ts'
import { unitHead } from '#paper/unit-head.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { RECIPIENTS, type Frame, type ReportText } from './api.ts'

/** What stands around a report of an organ of a unit on a day; recipients as the unit wrote them, or the usual ones. */
export async function frameOf(
  db: Db,
  unit: UnitRef,
  { organ, on, texts }: { organ: Organ; on: Day; texts: readonly ReportText[] },
): Promise<Frame> {
  const { head, signature } = await unitHead(db, unit.id, { on, organ, abbreviation: 'BC' })
  const written = texts.find(({ section }) => section === RECIPIENTS)?.text ?? ''
  const usual = [...(await usualRecipients(db, unit, on)), 'Lưu Văn phòng'].join('\n')
  const isCommission = organ === 'ban_to_chuc'
  return {
    superior: head.superior ?? null,
    issuer: head.issuer ?? null,
    author: issuerName(unit, organ),
    number: null,
    symbol: head.symbol ?? null,
    place: head.place ?? null,
    on: null,
    signature: isCommission
      ? { authority: '', post: 'Trưởng ban', name: '' }
      : { authority: signature.authority ?? '', post: signature.post ?? '', name: signature.name ?? '' },
    ...recipientsIn(written.trim() === '' ? usual : written),
  }
}

/** "- Tỉnh ủy Nam Định", …, "Lưu Văn phòng": one a line, the last that begins with "Lưu" says where it is kept. */
export function recipientsIn(text: string): { recipients: string[]; keptAt: string | null } {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[-–•\s]+|[,.;\s]+$/gu, ''))
    .filter((line) => line !== '')
    .slice(0, 30)
  const kept = lines.findLast((line) => /^lưu\s/iu.test(line)) ?? null
  return {
    recipients: lines.filter((line) => line !== kept),
    keptAt: kept && kept.replace(/^lưu\s+/iu, ''),
  }
}

async function usualRecipients(db: Db, unit: UnitRef, on: Day): Promise<string[]> {
  const above = await superiorOf(db, unit.id, on)
  const committee = above && committeeName(above)
  return [...(committee ? [committee, `Ban Tổ chức ${committee}`] : []), 'Các tổ chức đảng trực thuộc']
}

async function superiorOf(
  db: Db,
  organisationId: string,
  on: Day,
): Promise<{ name: string; kind: string } | null> {
  const { rows } = await sql<{ name: string; kind: string }>`
    select above.name, above.kind from organisation_state own
    join organisation_state above on above.organisation_id = own.superior_id and above.superseded_at is null
      and above.from_day <= ${on} and ${on} < above.until_day
    where own.organisation_id = ${organisationId} and own.superseded_at is null
      and own.from_day <= ${on} and ${on} < own.until_day`.execute(db)
  return rows[0] ?? null
}
