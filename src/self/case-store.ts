import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { FIELD_BY_KEY, type FieldGroup } from '#person/fields.ts'
import { mask } from '#person/numbers.ts'
import { MOST, type OwnCase, type OwnChange } from './api.ts'
import { changesOf, type StoredChange } from './store.ts'

/** What a reader sees of values: everything of his own; otherwise numbers masked and some groups not at all. */
export interface Eyes {
  hidden: readonly FieldGroup[]
  masked: boolean
}

export const OWN_EYES: Eyes = { hidden: [], masked: false }

interface Row extends Omit<OwnCase, 'changes'> {
  key: string
}

const CASE = sql`c.id as key, c.public_id as id, c.kind, s.year, coalesce(s.unchanged, '{}') as unchanged,
  c.opened_on as "openedOn", c.ended_on as "endedOn", c.state, c.place,
  (select a.reason from procedure_act a where a.case_id = c.id and a.superseded_at is null order by a.id desc limit 1) as reason`

/** The cases of somebody's own data, newest first. */
export async function ownCases(db: Db, personId: string, eyes: Eyes): Promise<OwnCase[]> {
  const { rows } = await sql<Row>`
    select ${CASE} from procedure_subject p join procedure_case c on c.id = p.case_id
    left join supplement s on s.case_id = c.id
    where p.person_id = ${personId} and c.kind in ('self-correction', 'supplement')
    order by c.opened_on desc, c.id desc limit ${MOST.cases}`.execute(db)
  return withChanges(db, rows, eyes)
}

/** One such case with whom it is about; null where it is of another kind or not there. */
export async function findOwnCase(
  db: Db,
  publicId: string,
): Promise<{ key: string; personId: string; acts: number; place: string; kind: OwnCase['kind'] } | null> {
  const { rows } = await sql<{
    key: string
    personId: string
    acts: number
    place: string
    kind: OwnCase['kind']
  }>`
    select c.id as key, q.public_id as "personId", c.acts, c.place, c.kind
    from procedure_case c join procedure_subject p on p.case_id = c.id join person q on q.id = p.person_id
    where c.public_id = ${publicId} and c.kind in ('self-correction', 'supplement')`.execute(db)
  return rows[0] ?? null
}

export async function showOwnCase(db: Db, caseKey: string, eyes: Eyes): Promise<OwnCase> {
  const { rows } = await sql<Row>`
    select ${CASE} from procedure_case c left join supplement s on s.case_id = c.id where c.id = ${caseKey}`.execute(
    db,
  )
  return (await withChanges(db, rows, eyes))[0]!
}

async function withChanges(db: Db, rows: readonly Row[], eyes: Eyes): Promise<OwnCase[]> {
  const changes = await changesOf(
    db,
    rows.map((row) => row.key),
  )
  return rows.map(({ key, ...row }) => ({
    ...row,
    changes: changes.filter((one) => one.caseId === key).map((one) => shown(one, eyes)),
  }))
}

function shown(one: StoredChange, { hidden, masked }: Eyes): OwnChange {
  const { group } = FIELD_BY_KEY.get(one.field)!
  const isHidden = hidden.includes(group)
  const read = (value: string | null) =>
    isHidden ? null : masked && group === 'identity' && value !== null ? mask(value) : value
  return {
    id: one.publicId,
    field: one.field,
    mode: one.mode,
    from: one.from,
    was: read(one.was),
    value: read(one.value),
    hidden: isHidden,
    reason: isHidden ? null : one.reason,
    verdict: one.verdict,
    verdictReason: isHidden ? null : one.verdictReason,
  }
}
