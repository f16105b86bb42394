import { sql } from 'kysely'
import { withinReach, type Actor, type Permissions } from '#access/policy.ts'
import { mask } from '#person/numbers.ts'
import { rowsOf } from '#person/row-store.ts'
import { unitNameOn } from '#person/unit-store.ts'
import { isDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_BADGES, type RegisterLine } from './api.ts'
import { memberIds, type MemberQuestion } from './store.ts'

/** The register of members (7-HSĐV) of a unit on a day, a page of lines in the order of names. */
export async function readRegister(
  db: Db,
  actor: Actor,
  question: Omit<MemberQuestion, 'filters'> & Partial<Pick<MemberQuestion, 'filters'>>,
  allowed: Permissions,
): Promise<{ items: RegisterLine[]; next: string | null }> {
  const ids = await memberIds(db, actor, { filters: {}, ...question })
  const shown = ids.slice(0, question.limit)
  const [rows, files] = [await rowsOf(db, shown, question.on), await filesOf(db, actor, shown, question.on)]
  const items = rows.map((row, index) => lineOf(row, files[index]!, allowed))
  return { items, next: ids.length > question.limit ? items.at(-1)!.id : null }
}

interface FileRow {
  columns: Record<string, string | null>
  details: Record<string, string>
  /** Values of dated fields on the day, where a change had happened by then. */
  changes: Record<string, string | null> | null
  ceremony_on: Day | null
  card_no: string | null
  badges: { level: number; number: string | null }[] | null
  in_on: Day | null
  in_from: string | null
  identity: boolean
  protected: boolean
}

async function filesOf(db: Db, actor: Actor, ids: readonly string[], on: Day): Promise<FileRow[]> {
  const reach = (action: 'person.identity' | 'person.protected') =>
    withinReach(actor, action, sql.ref('p.organisation_id'))
  const { rows } = await sql<FileRow>`
    select jsonb_build_object('ethnicity', p.ethnicity, 'religion', p.religion, 'native_place', p.native_place,
        'schooling', p.schooling, 'theory', p.theory, 'education', p.education, 'profession', p.profession) as columns,
      p.details, m.ceremony_on, m.card_no, received.on_day as in_on,
      (select ${unitNameOn('o.id', on)} from organisation o where o.id = received.from_organisation_id) as in_from,
      (select jsonb_object_agg(c.field, c.value) from (
        select distinct on (field) field, value from person_attribute
        where person_id = p.id and superseded_at is null and from_day <= ${on}::date order by field, from_day desc
      ) c) as changes,
      (select jsonb_agg(jsonb_build_object('level', b.level, 'number', b.badge_no) order by b.level) from badge b
        where b.member_id = p.id and b.superseded_at is null and b.on_day <= ${on}::date) as badges,
      ${reach('person.identity')} as identity, ${reach('person.protected')} as protected
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, position)
    join person p on p.id = wanted.id
    join member m on m.person_id = p.id
    left join lateral (
      select v.on_day, v.from_organisation_id, v.category from movement v
      where v.member_id = p.id and v.superseded_at is null and v.on_day <= ${on}::date and v.category in ('I4', 'I5')
      order by v.on_day desc, v.seq desc limit 1
    ) received on true
    order by wanted.position`.execute(db)
  return rows
}

function lineOf(
  row: Awaited<ReturnType<typeof rowsOf>>[number],
  file: FileRow,
  allowed: Permissions,
): RegisterLine {
  const value = (key: string) => {
    const changed = file.changes?.[key]
    return changed !== undefined ? changed : (file.columns[key] ?? null)
  }
  const detail = (key: string) => file.details[key] ?? null
  const date = (key: string) => {
    const text = detail(key)
    return text !== null && isDay(text) ? text : null
  }
  const number = (text: string | null) => (allowed['person.identity'] && file.identity ? text : mask(text))
  const seesProtected = allowed['person.protected'] && file.protected
  return {
    id: row.id,
    fullName: row.fullName,
    birthName: detail('birth_name'),
    bornOn: row.bornOn,
    sex: row.sex,
    ethnicity: seesProtected ? value('ethnicity') : null,
    religion: seesProtected ? value('religion') : null,
    nativePlace: value('native_place'),
    schooling: value('schooling'),
    theory: value('theory'),
    education: value('education'),
    foreignLanguage: detail('foreign_language'),
    formerProfession: detail('former_profession'),
    profession: value('profession'),
    joinedOn: file.ceremony_on,
    officialOn: row.officialOn,
    cardNo: number(file.card_no),
    dossierNo: number(detail('dossier_no')),
    badges: (file.badges ?? []).slice(0, MOST_BADGES),
    enlistedOn: date('enlisted_on'),
    dischargedOn: date('discharged_on'),
    retiredOn: date('retired_on'),
    inOn: file.in_on,
    inFrom: file.in_from,
    organisation: row.organisation,
  }
}
