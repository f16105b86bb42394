import { sql } from 'kysely'
import { findActor } from '#access/actors.ts'
import type { Actor } from '#access/policy.ts'
import { enterReach } from '#access/reach.ts'
import { POLICY } from '#access/rules.ts'
import { readOnly } from '#access/serve.ts'
import { newToken } from '#access/tokens.ts'
import { SOON_DAYS } from '#inbox/api.ts'
import { countsOf, gather } from '#inbox/gather.ts'
import type { InboxSource } from '#inbox/source.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { digestLetter, type UnitCounts } from './letters.ts'
import { localTime, slotDue, type Wish } from './rules.ts'
import { enqueue } from './store.ts'

export interface DigestOptions {
  sources: readonly InboxSource[]
  publicUrl: string
  /** The register's day. */
  today: () => Day
  now: () => Date
}

/** So many accounts are looked at in one go, so many units of one, so much of one unit. */
const MOST = { accounts: 50, units: 20, things: 200, days: 5 } as const

/** Writes the digests that are due into the outbox; answers how many accounts were looked at. */
export async function writeDigests(db: Db, options: DigestOptions): Promise<number> {
  const now = options.now()
  const due = await accountsDue(db, now)
  for (const { accountId, email, ...wish } of due) {
    const slot = slotDue(wish, now)
    if (slot === null) continue
    const today = options.today()
    const actor = await findActor(db, accountId, today)
    const counts = actor ? await countsFor(db, actor, options.sources, today) : []
    const token = newToken()
    const letter = counts.some((unit) => unit.overdue + unit.soon > 0)
      ? {
          recipient: email,
          token,
          ...digestLetter(counts, today, actor!.locale, { publicUrl: options.publicUrl, token }),
        }
      : null
    await enqueue(db, { accountId, kind: 'digest', slot, letter }, now)
  }
  return due.length
}

/** Accounts whose letter of the day or week is due and not yet written. */
async function accountsDue(db: Db, now: Date): Promise<(Wish & { accountId: string; email: string })[]> {
  const { day, hour, weekday } = localTime(now)
  const { rows } = await sql<Wish & { accountId: string; email: string }>`
    select s.account_id as "accountId", s.email, rhythm, hour, weekday, quiet_from as "quietFrom", quiet_until as "quietUntil"
    from reminder_setting s join account on account.id = s.account_id and account.disabled_at is null
    where verified_at is not null and (
        (rhythm = 'daily' and hour <= ${hour}) or (rhythm = 'weekly' and (weekday, hour) <= (${weekday}, ${hour})))
      and not (case when quiet_from <= quiet_until then quiet_from <= ${hour} and ${hour} < quiet_until
        else ${hour} >= quiet_from or ${hour} < quiet_until end)
      and not exists (select from reminder_mail m where m.account_id = s.account_id and kind = 'digest'
        and slot = case rhythm when 'daily' then ${day}::text else ${addDays(day, 1 - weekday)}::text end)
    order by s.account_id limit ${MOST.accounts}`.execute(db)
  return rows
}

/** How much waits at the units where the account works, as far as it may see there. */
async function countsFor(
  db: Db,
  actor: Actor,
  sources: readonly InboxSource[],
  on: Day,
): Promise<UnitCounts[]> {
  const held = actor.holdings.filter(
    (one) => one.organisationId !== null && POLICY[one.role].includes('work.read'),
  )
  const units = [...new Map(held.map((one) => [one.organisationId!, one])).values()].slice(0, MOST.units)
  return readOnly(db, async (tx) => {
    await enterReach(tx, actor)
    const counts: UnitCounts[] = []
    for (const unit of units) {
      const asked = { unitId: unit.organisationId!, on, until: addDays(on, SOON_DAYS), limit: MOST.things }
      const found = await gather({ db: tx, actor }, sources, asked)
      const days = new Map<Day, number>()
      for (const { dueOn } of found)
        if (dueOn !== null && dueOn >= on) days.set(dueOn, (days.get(dueOn) ?? 0) + 1)
      counts.push({
        id: unit.organisationPublicId!,
        name: unit.organisationName ?? unit.organisationCode ?? '',
        ...countsOf(found, on),
        beyond: found.length > MOST.things,
        days: [...days].slice(0, MOST.days).map(([due, count]) => ({ on: due, count })),
      })
    }
    return counts
  })
}
