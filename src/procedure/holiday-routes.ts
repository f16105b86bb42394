import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mayEverywhere, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, insist, NotFound, type Refusal } from '#platform/errors.ts'
import * as api from './holiday-api.ts'
import type { HolidayLine } from './holiday-api.ts'
import { isWorkingDay } from './calendar.ts'
import { daysOffOf, LUNAR_YEARS, SWAPPED } from './holidays.ts'

/** Answers for the calendar of working days: the rule, and what an administrator records besides. */
export function serveHolidays(server: Api): void {
  serve(server, api.listHolidays, async ({ year }, { db, actor }) => ({
    days: await daysOf(db, year),
    isLunarKnown: year >= LUNAR_YEARS.first && year <= LUNAR_YEARS.last,
    mayChange: mayEverywhere(actor, 'account.manage'),
  }))
  serve(server, api.recordHoliday, async ({ on, isOff, name, source }, { db, actor }) => {
    mustKeep(actor)
    const taken = await recordedOn(db, on)
    const refusals: Refusal[] = taken ? [{ code: 'day-recorded-already', on }] : []
    if (!taken && isWorkingDay(on) !== isOff)
      refusals.push({ code: isOff ? 'day-is-off' : 'day-is-worked', on })
    insist(refusals)
    const eventId = await recordEvent(db, actor, { action: 'calendar.record', details: { on, isOff } })
    const { rows } = await sql<{ id: string }>`
      insert into holiday (on_day, is_off, name, source, recorded_event)
      values (${on}, ${isOff}, ${name}, ${source}, ${eventId}) returning public_id as id`.execute(db)
    return { id: rows[0]!.id }
  })
  serve(server, api.withdrawHoliday, async ({ id, reason }, { db, actor }) => {
    mustKeep(actor)
    const eventId = await recordEvent(db, actor, {
      action: 'calendar.withdraw',
      subjectKind: 'holiday',
      subjectId: id,
    })
    const { rows } = await sql`
      update holiday set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where public_id = ${id} and superseded_at is null returning id`.execute(db)
    if (rows.length === 0) throw new NotFound(`holiday ${id}`)
    return { id }
  })
}

function mustKeep(actor: Actor): void {
  if (!mayEverywhere(actor, 'account.manage')) throw new Forbidden('account.manage')
}

async function recordedOn(db: Db, on: Day): Promise<boolean> {
  const { rows } =
    await sql`select from holiday where on_day = ${on}::date and superseded_at is null`.execute(db)
  return rows.length > 0
}

/** The days of a year that are off besides weekends, or worked on one; what is recorded stands over the rule. */
async function daysOf(db: Db, year: number): Promise<HolidayLine[]> {
  const { rows } = await sql<{ id: string; on: Day; isOff: boolean; name: string; source: string | null }>`
    select public_id as id, on_day as "on", is_off as "isOff", name, source from holiday
    where superseded_at is null and on_day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    order by on_day limit 366`.execute(db)
  const recorded = rows.map(({ name, ...row }) => ({
    ...row,
    name: { vi: name, en: name },
    how: 'recorded' as const,
    confidence: null,
  }))
  const known = new Set(rows.map((row) => row.on))
  const byRule: HolidayLine[] = daysOffOf(year).map((one) => ({ ...one, id: null, isOff: true }))
  const worked: HolidayLine[] = SWAPPED.filter((one) => partsOf(one.worked).year === year).map(
    ({ worked: on }) => ({
      id: null,
      on,
      isOff: false,
      name: { vi: 'Làm bù', en: 'Worked in exchange' },
      source: null,
      how: 'worked',
      confidence: 'memory',
    }),
  )
  return [...recorded, ...[...byRule, ...worked].filter((one) => !known.has(one.on))].sort((a, b) =>
    a.on < b.on ? -1 : 1,
  )
}
