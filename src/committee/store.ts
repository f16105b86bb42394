import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { holderRows } from '#organisation/warning-facts.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { cut } from '#platform/rest.ts'
import { MOST, type Committees, type Post, type Term } from './api.ts'
import { COMMITTEE_ROLES, COMMITTEES, type CommitteeCode, type CommitteeRole, type Manner } from './codes.ts'
import type { HeldPost, PostSituation, TermPeriod } from './rules.ts'

/** The committees of a unit as of a day; posts only for those who may see people there. */
export async function getCommittees(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
): Promise<Committees> {
  const people = await may(db, actor, 'person.read', organisationId)
  const terms = await listTerms(db, organisationId, on)
  const posts = people ? await listPosts(db, organisationId, on) : { shown: [], beyond: 0 }
  return {
    on,
    terms: terms.shown,
    posts: posts.shown,
    beyond: { terms: terms.beyond, posts: posts.beyond },
    may: { record: await may(db, actor, 'organisation.record', organisationId), people },
  }
}

type TermRow = Omit<Term, 'to' | 'extendedTo' | 'holders' | 'vacant' | 'inForce'> & {
  until: Day
  extendedUntil: Day | null
  holders: string
  whole: string
}

interface Listed<Row> {
  shown: Row[]
  beyond: number
}

async function listTerms(db: Db, organisationId: string, on: Day): Promise<Listed<Term>> {
  const listed = sql<TermRow>`
    with holder as (${holderRows(sql`select ${organisationId}::bigint`, on)})
    select count(*) over () as whole, public_id as id, term.committee, name, seats, from_day as "from", until_day as "until",
      extended_until as "extendedUntil", decision_no as "decisionNo", coalesce(holder.n, 0) as holders
    from committee_term term left join holder on holder.committee = term.committee
    where term.organisation_id = ${organisationId} and superseded_at is null
    order by from_day desc, array_position(${[...COMMITTEES]}::text[], term.committee) limit ${MOST.terms}`
  const { rows } = await asRegister(db, (all) => listed.execute(all))
  const { shown, beyond } = cut(rows, MOST.terms)
  const terms = shown.map(({ until, extendedUntil, holders: held, ...term }) => {
    const end = extendedUntil !== null && extendedUntil > until ? extendedUntil : until
    const inForce = term.from <= on && on < end
    const holders = inForce ? Number(held) : 0
    return {
      ...term,
      holders,
      vacant: inForce && term.seats !== null ? Math.max(0, term.seats - holders) : null,
      to: lastDayOf(until),
      extendedTo: extendedUntil === null ? null : lastDayOf(extendedUntil),
      inForce,
    }
  })
  return { shown: terms, beyond }
}

async function listPosts(db: Db, organisationId: string, on: Day): Promise<Listed<Post>> {
  const { rows } = await sql<Omit<Post, 'to'> & { until: Day; whole: string }>`
    select count(*) over () as whole, post.public_id as id, person.public_id as "personId", person.full_name as "fullName", committee, role, manner,
      from_day as "from", until_day as "until", decision_no as "decisionNo",
      from_day <= ${on}::date and ${on}::date < until_day as "inForce"
    from post cross join lateral named_person(post.person_id) person
    where post.organisation_id = ${organisationId} and superseded_at is null
    order by "inForce" desc, array_position(${[...COMMITTEES]}::text[], committee),
      array_position(${[...COMMITTEE_ROLES]}::text[], role), from_day desc, person.name_order
    limit ${MOST.posts}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.posts)
  return { shown: shown.map(({ until, ...post }) => ({ ...post, to: lastDayOf(until) })), beyond }
}

/** A term in the register; throws Conflict when it is no longer in force there, or never was. */
export async function getTerm(db: Db, organisationId: string, termId: string) {
  const { rows } = await sql<TermPeriod & { id: string; seats: number | null; decisionNo: string | null }>`
    select public_id as id, committee, name, seats, from_day as "from", until_day as "until",
      extended_until as "extendedUntil", decision_no as "decisionNo"
    from committee_term
    where organisation_id = ${organisationId} and public_id = ${termId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new Conflict(`term ${termId} is not in force`)
  return rows[0]
}

/** The terms of a unit as rules take them; `except` leaves one out. */
export async function termPeriods(
  db: Db,
  organisationId: string,
  except: string | null,
): Promise<TermPeriod[]> {
  const { rows } = await sql<TermPeriod>`
    select committee, name, from_day as "from", until_day as "until", extended_until as "extendedUntil"
    from committee_term
    where organisation_id = ${organisationId} and superseded_at is null and public_id is distinct from ${except}::uuid
    order by from_day`.execute(db)
  return rows
}

/** Whether the unit exists on a day. */
export async function existsOn(db: Db, organisationId: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_state where organisation_id = ${organisationId} and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day`.execute(db)
  return rows.length > 0
}

export interface NewTerm extends TermPeriod {
  organisationId: string
  seats: number | null
  decisionNo: string | null
}

/** Records a term; `replaces` is superseded with the reason. */
export async function recordTerm(
  tx: Db,
  term: NewTerm,
  eventId: string,
  replaces: { termId: string; reason: string } | null,
): Promise<void> {
  if (replaces)
    await sql`
      update committee_term
      set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${replaces.reason}
      where public_id = ${replaces.termId}`.execute(tx)
  await sql`
    insert into committee_term
      (organisation_id, committee, name, seats, from_day, until_day, extended_until, decision_no, recorded_event)
    values (${term.organisationId}, ${term.committee}, ${term.name}, ${term.seats}, ${term.from}, ${term.until},
      ${term.extendedUntil}, ${term.decisionNo}, ${eventId})`.execute(tx)
}

/** A person by the id in an address: where the record is kept, and from when an official member; throws NotFound. */
export async function getCandidate(db: Db, personId: string) {
  const { rows } = await sql<{ id: string; organisationId: string; officialOn: Day | null }>`
    select person.id, person.organisation_id as "organisationId", member.official_on as "officialOn"
    from person left join member on member.person_id = person.id
    where person.public_id = ${personId}`.execute(db)
  if (!rows[0]) throw new NotFound(`person ${personId}`)
  return rows[0]
}

/** What a new post in a body is judged by. */
export async function situationOf(
  db: Db,
  organisationId: string,
  committee: CommitteeCode,
  from: Day,
): Promise<Omit<PostSituation, 'officialOn'>> {
  const posts = await sql<HeldPost>`
    select person_id as "personId", committee, role, from_day as "from", until_day as "until"
    from post where organisation_id = ${organisationId} and superseded_at is null`.execute(db)
  const terms = await sql<{ seats: number | null }>`
    select seats from committee_term
    where organisation_id = ${organisationId} and committee = ${committee} and superseded_at is null
      and from_day <= ${from}::date and ${from}::date < greatest(until_day, extended_until)
    order by from_day desc limit 1`.execute(db)
  const holding = posts.rows.filter(
    (one) => one.committee === committee && one.from <= from && from < one.until,
  )
  return {
    posts: posts.rows,
    seats: terms.rows[0]?.seats ?? null,
    holders: [...new Set(holding.map((one) => one.personId))],
  }
}

export interface NewPost extends HeldPost {
  organisationId: string
  role: CommitteeRole
  committee: CommitteeCode
  manner: Manner
  decisionNo: string | null
}

export async function recordPost(tx: Db, post: NewPost, eventId: string): Promise<void> {
  await sql`
    insert into post (person_id, organisation_id, committee, role, manner, from_day, until_day, decision_no, recorded_event)
    values (${post.personId}, ${post.organisationId}, ${post.committee}, ${post.role}, ${post.manner}, ${post.from},
      ${post.until}, ${post.decisionNo}, ${eventId})`.execute(tx)
}

/** A post in the register; throws Conflict when it is no longer in force there, or never was. */
export async function getPost(db: Db, organisationId: string, postId: string): Promise<HeldPost> {
  const { rows } = await sql<HeldPost>`
    select person_id as "personId", committee, role, from_day as "from", until_day as "until" from post
    where organisation_id = ${organisationId} and public_id = ${postId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new Conflict(`post ${postId} is not in force`)
  return rows[0]
}

/** Supersedes a post with the reason; with `until` it is recorded again, ending then. */
export async function changePost(
  tx: Db,
  postId: string,
  { until, reason }: { until: Day | null; reason: string },
  eventId: string,
): Promise<void> {
  await sql`
    with gone as (
      update post set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where public_id = ${postId} and superseded_at is null
      returning *
    )
    insert into post
      (public_id, person_id, organisation_id, committee, role, manner, from_day, until_day, decision_no, recorded_event)
    select public_id, person_id, organisation_id, committee, role, manner, from_day, ${until ?? FOREVER}::date, decision_no,
      ${eventId}
    from gone where ${until !== null}`.execute(tx)
}
