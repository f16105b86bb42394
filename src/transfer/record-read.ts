import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { PERSON_COLUMNS, type RecordedMovement, type RecordedPost, WholeRecord } from './whole-record.ts'

const named = (unit: string, on: string) => sql`(
  select json_build_object('code', organisation.code, 'name', coalesce((
    select state.name from organisation_state state
    where state.organisation_id = organisation.id and state.superseded_at is null
    order by state.from_day <= ${sql.ref(on)} desc, abs(state.from_day - ${sql.ref(on)}) limit 1), organisation.code))
  from organisation where organisation.id = ${sql.ref(unit)})`

type Stored = Omit<WholeRecord, 'movements' | 'posts'> & {
  movements: Omit<RecordedMovement, 'installation'>[]
  posts: Omit<RecordedPost, 'installation'>[]
  carried: { kind: 'movement' | 'post'; fact: RecordedMovement | RecordedPost }[]
}

/**
 * All facts in force about a member: this installation's own, and those of others that came with him. Of whom the
 * transaction may see; throws NotFound for nobody, or somebody who is no member.
 */
export async function readWholeRecord(db: Db, personId: string, installation: string): Promise<WholeRecord> {
  const { rows } = await sql<{ record: Stored }>`
    select json_build_object(
      'person', json_build_object('key', public_id, 'full_name', full_name, 'sex', sex, 'born_on', born_on,
        'born_precision', born_precision, 'details', details,
        ${sql.join(PERSON_COLUMNS.map((name) => sql`${sql.lit(name)}, ${sql.ref(name)}`))}),
      'member', json_build_object('member_code', member_code, 'card_no', card_no, 'admission_decided_on', admission_decided_on,
        'ceremony_on', ceremony_on, 'official_on', official_on, 'recognition_decided_on', recognition_decided_on,
        'seniority_basis', seniority_basis),
      'attributes', ${partOf('person_attribute', 'person_id', ['field', 'from_day', 'value', 'reason'])},
      'periods', ${partOf('person_period', 'person_id', ['kind', 'from_day', 'until_day', 'data', 'public_id'])},
      'statuses', ${statuses},
      'badges', ${partOf('badge', 'member_id', ['level', 'on_day', 'badge_no', 'decision_no'])},
      'movements', ${movements}, 'posts', ${posts},
      'carried', (select coalesce(json_agg(json_build_object('kind', kind, 'fact', fact) order by on_day, place, id), '[]')
        from carried_fact where member_id = person.id)
    ) as record
    from person join member on member.person_id = person.id
    where person.id = ${personId}`.execute(db)
  if (!rows[0]) throw new NotFound('member')
  const { carried, movements: own, posts: held, ...record } = rows[0].record
  const brought = <Fact>(kind: string) =>
    carried.filter((one) => one.kind === kind).map(({ fact }) => fact as Fact)
  return WholeRecord.parse({
    ...record,
    movements: [
      ...brought<RecordedMovement>('movement'),
      ...own.map((one) => ({ installation, ...one })),
    ].sort((a, b) => (a.on === b.on ? a.place - b.place : a.on < b.on ? -1 : 1)),
    posts: [...brought<RecordedPost>('post'), ...held.map((one) => ({ installation, ...one }))].sort((a, b) =>
      orderOf(a) < orderOf(b) ? -1 : 1,
    ),
  })
}

const orderOf = (post: RecordedPost) => [post.from, post.unit.code, post.committee, post.role].join(' ')

function partOf(table: string, id: string, columns: readonly string[]) {
  const order = sql.join(columns.filter((name) => name !== 'data').map((name) => sql.ref(`fact.${name}`)))
  const pairs = sql.join(columns.map((name) => sql`${sql.lit(name)}, ${sql.ref(`fact.${name}`)}`))
  return sql`(select coalesce(json_agg(json_build_object(${pairs}) order by ${order}), '[]')
    from ${sql.table(table)} fact where ${sql.ref(`fact.${id}`)} = person.id and fact.superseded_at is null)`
}

/** A host of this register goes by its name: elsewhere its number says nothing. */
const statuses = sql`(
  select coalesce(json_agg(json_build_object('status', status, 'from_day', from_day, 'until_day', until_day,
    'decision_no', decision_no, 'note', note, 'study', study,
    'host_name', coalesce(host_name, ${named('host_organisation_id', 'held.from_day')} ->> 'name'))
    order by from_day, status, until_day), '[]')
  from member_status held where held.member_id = person.id and superseded_at is null)`

const movements = sql`(
  select coalesce(json_agg(json_build_object('on', on_day, 'place', seq, 'category', category,
    'from', ${named('from_organisation_id', 'moved.on_day')}, 'to', ${named('to_organisation_id', 'moved.on_day')},
    'decisionNo', decision_no, 'note', note) order by on_day, seq), '[]')
  from movement moved where moved.member_id = person.id and superseded_at is null)`

const posts = sql`(
  select coalesce(json_agg(json_build_object('unit', ${named('organisation_id', 'held.from_day')}, 'committee', committee,
    'role', role, 'manner', manner, 'from', from_day, 'until', until_day, 'decisionNo', decision_no)), '[]')
  from post held where held.person_id = person.id and superseded_at is null)`
