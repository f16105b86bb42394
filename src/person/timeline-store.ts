import { sql, type RawBuilder } from 'kysely'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { MOST, type TimelineEntry, type UnitName } from './api.ts'
import { FIELD_BY_KEY, type FieldGroup } from './fields.ts'
import { mask } from './numbers.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import type { StoredPerson } from './stored-person.ts'
import { unitNames } from './unit-store.ts'

/** What an entry is built from: one row of any table of dated facts. */
interface Fact {
  kind: TimelineEntry['kind']
  code: string
  on: Day
  until: Day | null
  from_id: string | null
  into_id: string | null
  value: string | null
  before: string | null
  decision_no: string | null
  note: string | null
  reason: string | null
  recorded_at: Date | null
  recorded_by: string | null
  superseded: boolean
}

const DATES = ['admission_decided_on', 'ceremony_on', 'official_on', 'recognition_decided_on'] as const

/** Everything dated about a person up to a day, newest first; groups of fields in `hidden` are left out. */
export async function readTimeline(
  db: Db,
  person: StoredPerson,
  on: Day,
  hidden: readonly FieldGroup[],
): Promise<{ items: TimelineEntry[]; beyond: number }> {
  const recorded: Fact[] = []
  for (const read of [
    movementFacts,
    attributeFacts,
    statusFacts,
    badgeFacts,
    postFacts,
    periodFacts,
    correctionFacts,
  ])
    recorded.push(...(await read(db, person.id)))
  const all = [...dateFacts(person), ...recorded]
    .filter((fact) => (fact.on <= on || fact.kind === 'correction') && !isHidden(fact, hidden))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1))
  const { shown, beyond } = cut(all, MOST.facts)
  const units = await unitNames(
    db,
    shown.flatMap(({ from_id, into_id }) => [from_id, into_id].filter((id) => id !== null)),
    on,
  )
  return { items: shown.map((fact) => entryOf(fact, units)), beyond }
}

function entryOf(fact: Fact, units: ReadonlyMap<string, UnitName>): TimelineEntry {
  const { kind, code, on, until, note, reason, superseded } = fact
  const secret =
    FIELD_BY_KEY.get(code)?.group === 'identity' && (kind === 'attribute' || kind === 'correction')
  const day =
    kind === 'badge' || kind === 'movement' || (kind === 'period' && PERIODS[code as PeriodKind]?.day)
  return {
    kind,
    code,
    on,
    to: until === null || day ? null : lastDayOf(until),
    from: fact.from_id === null ? null : (units.get(fact.from_id) ?? null),
    into: fact.into_id === null ? null : (units.get(fact.into_id) ?? null),
    value: secret ? mask(fact.value) : fact.value,
    before: secret ? mask(fact.before) : fact.before,
    decisionNo: fact.decision_no,
    note,
    reason,
    recordedAt: fact.recorded_at?.toISOString() ?? null,
    recordedBy: fact.recorded_by,
    superseded,
  }
}

function isHidden({ kind, code }: Fact, hidden: readonly FieldGroup[]): boolean {
  if (kind === 'period') return hidden.includes(PERIODS[code as PeriodKind]?.group ?? 'protected')
  const group = FIELD_BY_KEY.get(code)?.group
  return group !== undefined && hidden.includes(group)
}

function dateFacts({ columns }: StoredPerson): Fact[] {
  return DATES.flatMap((code) => {
    const on = columns[code] as Day | null | undefined
    return on ? [{ ...NOTHING, kind: 'date', code, on }] : []
  })
}

const NOTHING = {
  until: null,
  from_id: null,
  into_id: null,
  value: null,
  before: null,
  decision_no: null,
  note: null,
  reason: null,
  recorded_at: null,
  recorded_by: null,
  superseded: false,
} as const

const RECORDED_BY = sql`(select event.actor_name from event where event.id = f.recorded_event) as recorded_by`

async function facts(db: Db, columns: RawBuilder<unknown>, from: RawBuilder<unknown>): Promise<Fact[]> {
  const { rows } = await sql<Partial<Fact> & Pick<Fact, 'kind' | 'code' | 'on'>>`
    select ${columns}, f.recorded_at, ${RECORDED_BY} ${from}`.execute(db)
  return rows.map((row) => ({ ...NOTHING, ...row }))
}

function movementFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'movement' as kind, f.category as code, f.on_day as "on", f.from_organisation_id as from_id,
      f.to_organisation_id as into_id, f.decision_no, f.note, f.reason, f.superseded_at is not null as superseded`,
    sql`from movement f where f.member_id = ${personId} order by f.on_day desc, f.seq desc`,
  )
}

function attributeFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'attribute' as kind, f.field as code, f.from_day as "on", f.value, f.reason`,
    sql`from person_attribute f where f.person_id = ${personId} and f.superseded_at is null`,
  )
}

function statusFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'status' as kind, f.status as code, f.from_day as "on", f.until_day as "until", f.decision_no, f.note`,
    sql`from member_status f where f.member_id = ${personId} and f.superseded_at is null`,
  )
}

function badgeFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'badge' as kind, f.level::text as code, f.on_day as "on", f.badge_no as value, f.decision_no`,
    sql`from badge f where f.member_id = ${personId} and f.superseded_at is null`,
  )
}

function postFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'post' as kind, f.role as code, f.from_day as "on", f.until_day as "until", f.organisation_id as into_id,
      f.committee as value, f.decision_no`,
    sql`from post f where f.person_id = ${personId} and f.superseded_at is null`,
  )
}

function periodFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'period' as kind, f.kind as code, f.from_day as "on", f.until_day as "until",
      coalesce(f.data ->> 'post', f.data ->> 'school', f.data ->> 'form', f.data ->> 'title') as value,
      f.data ->> 'decision_no' as decision_no, f.superseded_reason as reason, f.superseded_at is not null as superseded`,
    sql`from person_period f where f.person_id = ${personId}`,
  )
}

/** Corrections stand on the day on which they were recorded, by the clock in Việt Nam. */
function correctionFacts(db: Db, personId: string): Promise<Fact[]> {
  return facts(
    db,
    sql`'correction' as kind, f.field as code, (f.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date as "on",
      f.new_value as value, f.old_value as before, f.reason`,
    sql`from person_change f where f.person_id = ${personId} order by f.id desc`,
  )
}
