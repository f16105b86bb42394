import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { between, pick, seeded, type Random } from '#generate/random.ts'
import { addDays, dayOf, partsOf } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Act, Session } from './crowd.ts'
import type { Ground, Place } from './ground.ts'
import { signIn } from './visitors.ts'

type Visitor = { role: 'leader' | 'officer' | 'secretary'; place: Place }

const UNITS = 40

/** So many people, each signed in at a unit of his own: mostly secretaries of branches, officers of the grassroots. */
export async function gatherCrowd(db: Db, ground: Ground, people: number): Promise<Session[]> {
  const random = seeded(4)
  const visitors = Array.from({ length: people }, (_, index) => visitorOf(ground, index / people, random))
  const signedIn = await signIn(
    db,
    visitors.map(({ role, place }) => ({ role, organisationId: place.id })),
  )
  const moved = new Set<string>()
  const sessions: Session[] = []
  for (const [index, visitor] of visitors.entries()) {
    const around = await lookAround(db, ground, visitor.place)
    sessions.push(sessionOf(ground, visitor, around, signedIn[index]!.cookie, moved, random))
  }
  return sessions
}

/** 2 % lead the whole, 8 % work for a province, 30 % for a grassroots organisation, 60 % are secretaries of branches. */
function visitorOf({ root, provinces, grassroots, branches }: Ground, part: number, random: Random): Visitor {
  if (part < 0.02) return { role: 'leader', place: root }
  if (part < 0.1) return { role: part < 0.06 ? 'officer' : 'leader', place: pick(random, provinces) }
  if (part < 0.4) return { role: 'officer', place: pick(random, grassroots) }
  return { role: 'secretary', place: pick(random, branches) }
}

interface Around {
  units: { publicId: string; holdsMembers: boolean }[]
  people: { id: string; publicId: string; nameKey: string; unitId: string }[]
}

/** Some of the units below a unit, and some of their members. */
async function lookAround(db: Db, { today }: Ground, place: Place): Promise<Around> {
  const { rows: units } = await sql<{ id: string; publicId: string; holdsMembers: boolean }>`
    select id, public_id as "publicId", exists (
      select from member_spell where organisation_id = id and from_day <= ${today} and ${today} < until_day) as "holdsMembers"
    from organisation where id in (
      select descendant_id from organisation_ancestor
      where ancestor_id = ${place.id} and from_day <= ${today} and ${today} < until_day)
    order by id % 97, id limit ${UNITS}`.execute(db)
  const { rows: people } = await sql<Around['people'][number]>`
    select person.id, person.public_id as "publicId", name_key as "nameKey", unit.public_id as "unitId"
    from organisation unit
    join lateral (
      select member_id from member_spell
      where organisation_id = unit.id and from_day <= ${today} and ${today} < until_day limit 10
    ) there on true
    join person on person.id = there.member_id
    where unit.id = any(${units.map((one) => one.id)}::bigint[])`.execute(db)
  return { units, people }
}

function sessionOf(
  ground: Ground,
  { role, place }: Visitor,
  { units, people }: Around,
  cookie: string,
  moved: Set<string>,
  random: Random,
): Session {
  const { today } = ground
  const get = (path: string): Act => [[{ path, cookie }]]
  const unitPage = (id: string) => get(`/api/organisations/${id}?on=${today}`)
  const search = (text: string): Act => [[{ path: '/api/people/search', body: { text }, cookie }]]
  const record = (personId: string, body: object): Act => [
    [{ path: `/api/people/${personId}/movements`, body, cookie, key: randomUUID() }],
  ]
  return {
    'home page': [homePage(ground, place.publicId, cookie)],
    'unit page': units.map((one) => unitPage(one.publicId)),
    'person page': people.map((one) => get(`/api/people/${one.publicId}?on=${today}`)),
    'tree level': [place.publicId, ...units.slice(0, 5).map((one) => one.publicId)].map((id) =>
      get(`/api/organisations/${id}/children?on=${today}`),
    ),
    search: people.slice(0, 40).map(({ nameKey }) => search(someWords(random, nameKey.split(' ')))),
    balance: Array.from({ length: 10 }, () =>
      get(`/api/statistics/balance?organisationId=${place.publicId}&${somePeriod(ground, random)}`),
    ),
    movement: role === 'leader' ? [] : movementsOf({ units, people }, role, today, moved, record),
  }
}

/** All that a browser asks for the home page of a unit: first the unit, then its cards together, as the pages do. */
function homePage({ today }: Ground, id: string, cookie: string): Act {
  const newYear = dayOf(partsOf(today).year, 1, 1)
  const paths = [
    `/api/organisations/${id}/warnings?on=${today}&limit=200`,
    `/api/statistics/balance?organisationId=${id}&from=${newYear}&to=${today}`,
    `/api/statistics/structure?organisationId=${id}&on=${today}&by=sex,age`,
    `/api/statistics/series?organisationId=${id}&from=${dayOf(partsOf(today).year - 7, 1, 1)}&to=${today}&step=year`,
    `/api/organisations/${id}/children?on=${today}`,
    `/api/statistics/published?organisationId=${id}`,
  ]
  return [
    [{ path: `/api/organisations/${id}?on=${today}`, cookie }],
    [{ path: '/api/questions', body: { paths }, cookie }],
  ]
}

function someWords(random: Random, words: readonly string[]): string {
  const chance = random()
  if (chance < 0.3) return words.join(' ')
  return chance < 0.7 ? `${words.at(-1)} ${words[0]}` : `${words.slice(0, -1).join(' ')} ${words.at(-1)![0]}`
}

function somePeriod({ years: [first, last], today }: Ground, random: Random): string {
  if (random() < 0.5) return `from=${dayOf(last, 1, 1)}&to=${today}`
  const from = addDays(dayOf(between(random, first, last), 1, 1), between(random, 0, 300))
  return `from=${from}&to=${addDays(from, between(random, 0, 60))}`
}

/** A secretary lets members go to elsewhere; an officer moves them between the branches below him. */
function movementsOf(
  { units, people }: Around,
  role: 'officer' | 'secretary',
  today: string,
  moved: Set<string>,
  record: (personId: string, body: object) => Act,
): Act[] {
  const homes = units.filter((one) => one.holdsMembers)
  return people
    .filter(({ id }) => !moved.has(id) && moved.add(id))
    .flatMap(({ publicId, unitId }, at) => {
      const entry = { on: today, category: 'D5', fromOrganisationId: unitId }
      if (role === 'secretary') return [record(publicId, entry)]
      const to = homes[at % homes.length]
      return !to || to.publicId === unitId
        ? []
        : [record(publicId, { ...entry, toOrganisationId: to.publicId })]
    })
}
