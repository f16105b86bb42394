import { sql } from 'kysely'
import type { CardFacts } from '#card/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { spanAfter } from '#procedure/calendar.ts'
import { dayOf, lastAt, type CaseGiven, type FactsAsked } from '#procedure/declaration.ts'
import { readDeviations } from '#procedure/store.ts'
import { decidedOn, introducersIn, type CaseFacts } from './case-rules.ts'
import { admissionLawOn } from './law.ts'
import type { FormerMember } from './return-rules.ts'
import { memberCourseOn } from './source-sql.ts'

/** What the rules of admission need to know, as of a day. */
export async function caseFacts(db: Db, { case: one, on, act }: FactsAsked): Promise<CaseFacts> {
  const person = await readPerson(db, one.personIds[0] ?? null, on)
  const named = act?.step === 'assigned' ? act.values : (lastAt(one, 'assigned')?.values ?? {})
  return {
    ...person,
    introducers: await readIntroducers(
      db,
      introducersIn(named).map(({ id }) => id),
    ),
    ceremonyDue: await ceremonyDue(db, one),
    former: await readFormer(db, one.personIds[0] ?? null, on),
    card: await readCard(db, one.personIds[0] ?? null, act?.values.card_no ?? null),
  }
}

type Person = Pick<CaseFacts, 'bornOn' | 'schooling' | 'listedSince' | 'certificateOn' | 'memberCourseOn'>

/** Schooling is the latest by the day, as the register has it; a certificate may come from a class of the training room. */
async function readPerson(db: Db, personId: string | null, on: Day): Promise<Person> {
  const { rows } = await sql<Person>`
    select p.born_on as "bornOn",
      coalesce((select a.value from person_attribute a where a.person_id = p.id and a.field = 'schooling'
        and a.superseded_at is null and a.from_day <= ${on}::date order by a.from_day desc limit 1), p.schooling) as schooling,
      (select s.from_day from admission_source s where s.person_id = p.id and s.superseded_at is null
        and (s.ended_by is null or s.ended_by = 'admitted') order by s.from_day desc limit 1) as "listedSince",
      greatest(
        (select max(f.on_day) from admission_fact f where f.person_id = p.id and f.kind = 'certificate'
          and f.superseded_at is null and f.on_day <= ${on}::date),
        (select max(c.issued_on) from training_certificate c where c.person_id = p.id and c.kind = 'awareness'
          and c.superseded_at is null and c.issued_on <= ${on}::date)) as "certificateOn",
      ${memberCourseOn('p.id', on)} as "memberCourseOn"
    from person p where p.id = ${personId}::bigint`.execute(db)
  return rows[0]!
}

async function readIntroducers(db: Db, publicIds: readonly string[]): Promise<CaseFacts['introducers']> {
  const { rows } = await sql<{ id: string; personId: string; officialOn: Day | null }>`
    select p.public_id as id, p.id as "personId", m.official_on as "officialOn"
    from person p left join member m on m.person_id = p.id where p.public_id = any(${[...publicIds]}::uuid[])`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ id, ...one }) => [id, one]))
}

/** Until when the ceremony is to be held, from the decision received or issued as the text of that day has it. */
async function ceremonyDue(db: Db, one: CaseGiven): Promise<Day | null> {
  const decided = decidedOn(one)
  if (decided === null) return null
  const { ceremony } = admissionLawOn(decided)
  const from = ceremony.counts === 'issued' ? decided : (dayOf(one, 'received') ?? decided)
  return spanAfter(from, { workingDays: ceremony.workingDays }, await readDeviations(db))
}

/** How somebody left, by the ledger: his last entry, and whether he had been readmitted before. */
async function readFormer(db: Db, personId: string | null, on: Day): Promise<FormerMember> {
  const { rows } = await sql<{ category: string; on: Day; stays: boolean; readmittedOn: Day | null }>`
    select category, on_day as "on", to_organisation_id is not null as stays,
      (select min(on_day) from movement again where again.member_id = v.member_id and again.superseded_at is null
        and again.category = 'I2') as "readmittedOn"
    from movement v where member_id = ${personId}::bigint and superseded_at is null and on_day <= ${on}::date
    order by on_day desc, seq desc limit 1`.execute(db)
  const [last] = rows
  const isMember = last?.stays ?? false
  return {
    isMember,
    leftBy: last && !isMember ? last.category : null,
    leftOn: last && !isMember ? last.on : null,
    readmittedOn: last?.readmittedOn ?? null,
  }
}

async function readCard(db: Db, personId: string | null, asked: unknown): Promise<CardFacts> {
  const number = typeof asked === 'string' && asked !== '' ? asked : null
  const { rows } = await sql<{ officialOn: Day | null; cardNo: string | null; taken: boolean }>`
    select m.official_on as "officialOn", m.card_no as "cardNo",
      exists (select from member other where other.card_no = ${number} and other.person_id <> m.person_id) as taken
    from member m where m.person_id = ${personId}::bigint`.execute(db)
  const [row] = rows
  return {
    isMember: row !== undefined,
    officialOn: row?.officialOn ?? null,
    cardNo: row?.cardNo ?? null,
    numbersTaken: row?.taken ? [number!] : [],
  }
}

/** Of these finished cases those whose movement is not in the ledger, or, where it was an admission, whose official day is missing. */
export async function factsMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from procedure_case c join procedure_subject s on s.case_id = c.id
    where c.id = any(${[...caseIds]}::bigint[]) and c.state = 'done' and not exists (
      select from admission a join movement v on v.member_id = a.person_id and v.on_day = a.on_day
        and v.category in ('I1', 'I2', 'I3')
      join member m on m.person_id = a.person_id
      where a.person_id = s.person_id and a.case_id = c.public_id and (a.kind = 'restoration' or m.official_on is not null))`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
