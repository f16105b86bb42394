import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { admission } from '#admission/procedures.ts'
import { addDays, day, FOREVER, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { recordCases, type PastCase } from '#procedure/bulk.ts'
import {
  actsBefore,
  caseOf,
  Numbers,
  pastCase,
  STEPS_BEFORE,
  type Admitted,
  type Story,
} from './admission-cases.ts'
import {
  ADMISSION_COLUMNS,
  FACT_COLUMNS,
  inventPeople,
  readBranches,
  SOURCE_COLUMNS,
  type Branch,
} from './admission-people.ts'

const TODAY = day('2022-10-27')
const ROUTES = ['youth', 'members', 'union'] as const
const ISSUER = 'Trung tâm Bồi dưỡng chính trị'
/** Of how many who were admitted the whole case is told; people who are on lists and no members yet. */
const TOLD = { finished: 16, probation: 8 }
const LISTED = 72

/**
 * Source and admission of the bloc. All who were admitted in 2021 and early 2022 (article 003) had been on a list and in the
 * awareness class, of some the case is told to its end; the movements stand already and are not written again. Those still on
 * lists, their cases and all days before decisions are invented.
 */
export async function loadAdmissionWork(tx: Db, actor: Actor): Promise<void> {
  const branches = await readBranches(tx, TODAY)
  if (branches.length === 0) return
  const bloc = await sql<{ id: string }>`select id from organisation where code = 'NAMDINH.KHOI'`.execute(tx)
  const organisationId = bloc.rows[0]!.id
  const eventId = await recordEvent(tx, actor, { action: 'admission.source', organisationId })
  const numbers = new Numbers()
  const cases = [
    ...(await linkAdmitted(tx, branches, numbers, eventId)),
    ...(await listNewcomers(tx, branches, numbers, eventId)),
  ]
  await recordCases(tx, admission, cases, { actor, eventId, today: TODAY, writes: false })
}

interface Row extends Admitted {
  personId: string
  branchId: string
  type: string | null
}

/** Admissions of the ledger in 2021 and 2022, with the type of the grassroots organisation. */
async function readAdmitted(tx: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select v.member_id as "personId", v.to_organisation_id as "branchId", m.admission_decided_on as "decidedOn",
      v.decision_no as "decisionNo", v.on_day as "ceremonyOn", m.recognition_decided_on as "recognisedOn",
      (select s.type from organisation_ancestor a join organisation_state s on s.organisation_id = a.ancestor_id
        and s.superseded_at is null and s.from_day <= v.on_day and v.on_day < s.until_day and s.type is not null
        where a.descendant_id = v.to_organisation_id and a.from_day <= v.on_day and v.on_day < a.until_day limit 1) as type
    from movement v join member m on m.person_id = v.member_id
    where v.category = 'I1' and v.superseded_at is null and v.on_day between '2021-01-01' and ${TODAY}::date
      and exists (select from organisation_ancestor a join organisation o on o.id = a.ancestor_id
        and o.code = 'NAMDINH.KHOI' where a.descendant_id = v.to_organisation_id)
    order by v.on_day, v.member_id`.execute(tx)
  return rows
}

/** Hospitals in the months of 2021 when people were admitted where they fought the epidemic (article 000 tells of another city). */
function contextOf({ type, ceremonyOn }: Row): string | null {
  return type === 'benh_vien' && ceremonyOn >= '2021-06-01' && ceremonyOn < '2022-01-01'
    ? 'covid_frontline'
    : null
}

async function linkAdmitted(
  tx: Db,
  branches: readonly Branch[],
  numbers: Numbers,
  eventId: string,
): Promise<PastCase[]> {
  const admitted = await readAdmitted(tx)
  const places = new Map(branches.map((branch) => [branch.id, branch]))
  const told = await chooseTold(tx, admitted, places)
  const stories = new Map(
    told.map((row): [string, Story] => [
      row.personId,
      {
        publicId: crypto.randomUUID(),
        personId: row.personId,
        branch: places.get(row.branchId)!,
        route: 'members',
        context: contextOf(row),
      },
    ]),
  )
  await writeAdmitted(tx, admitted, stories, eventId)
  return told.map((row) => pastCase(stories.get(row.personId)!, row, numbers, TODAY))
}

/** Some of each year, under a number that is nobody else's in the bloc's book. */
async function chooseTold(
  tx: Db,
  admitted: readonly Row[],
  places: ReadonlyMap<string, Branch>,
): Promise<Row[]> {
  const { rows } = await sql<{ number: string }>`
    select d.number from document d join organisation o on o.id = d.organisation_id
    where o.code = 'NAMDINH.KHOI' and d.direction = 'issued' and d.number is not null`.execute(tx)
  const used = new Set(rows.map((row) => row.number))
  const chosen: { finished: Row[]; probation: Row[] } = { finished: [], probation: [] }
  for (const [index, row] of admitted.entries()) {
    const branch = places.get(row.branchId)
    const isFinished = row.recognisedOn !== null
    const list = isFinished ? chosen.finished : chosen.probation
    const most = isFinished ? TOLD.finished : TOLD.probation
    if (!branch || branch.isUnderSection || list.length >= most || index % 7 !== 3 || !row.decisionNo)
      continue
    if (used.has(row.decisionNo)) continue
    used.add(row.decisionNo)
    list.push(row)
  }
  return [...chosen.finished, ...chosen.probation]
}

async function writeAdmitted(
  tx: Db,
  admitted: readonly Row[],
  stories: ReadonlyMap<string, Story>,
  eventId: string,
): Promise<void> {
  const shared = (row: Row, index: number) => ({
    person_id: row.personId,
    organisation_id: row.branchId,
    route: stories.has(row.personId) ? 'members' : ROUTES[index % 3],
    context: contextOf(row),
    recorded_event: eventId,
  })
  const listedOn = (row: Row, index: number) => addDays(row.decidedOn, -(380 + ((index * 37) % 240)))
  const sources = admitted.map((row, index) => ({
    ...shared(row, index),
    from_day: listedOn(row, index),
    until_day: row.ceremonyOn,
    ended_by: 'admitted',
  }))
  const facts = admitted.map((row, index) => ({
    person_id: row.personId,
    ...certificateOf(index, addDays(row.decidedOn, -(130 + ((index * 13) % 120)))),
    recorded_event: eventId,
  }))
  const records = admitted.map((row, index) => ({
    ...shared(row, index),
    kind: 'admission',
    case_id: stories.get(row.personId)?.publicId ?? null,
    considered_on: addDays(row.decidedOn, contextOf(row) ? -14 : -34),
    decided_on: row.decidedOn,
    decision_no: row.decisionNo,
    on_day: row.ceremonyOn,
    place: contextOf(row) ? 'Khu điều trị bệnh nhân Covid-19' : null,
  }))
  await bulkInsert(tx, 'admission_source', SOURCE_COLUMNS, sources)
  await bulkInsert(tx, 'admission_fact', FACT_COLUMNS, facts)
  await bulkInsert(tx, 'admission', ADMISSION_COLUMNS, records)
}

function certificateOf(index: number, on: Day) {
  const number = `${String(101 + index).padStart(4, '0')}/GCN`
  return {
    kind: 'certificate',
    on_day: on,
    until_day: FOREVER,
    number,
    issuer: ISSUER,
    code: null,
    holder_id: null,
  }
}

/** People on lists who are no members yet: some just listed, some trained, some with a case at every step before the ceremony. */
async function listNewcomers(
  tx: Db,
  branches: readonly Branch[],
  numbers: Numbers,
  eventId: string,
): Promise<PastCase[]> {
  const open = branches.filter((branch) => !branch.isUnderSection)
  // The first branch is the one of the demonstration's branch secretary: it has six of them.
  const chosen = Array.from(
    { length: LISTED },
    (_, index) => open[index < 6 ? 0 : (index * 7) % open.length]!,
  )
  const people = await inventPeople(tx, chosen)
  const sources: object[] = []
  const facts: object[] = []
  const cases: PastCase[] = []
  for (const [index, { id, branch }] of people.entries()) {
    const listedOn = addDays(TODAY, -(120 + ((index * 53) % 700)))
    const route = ROUTES[index % 3]!
    const context = index % 11 === 5 ? 'private_firm' : null
    sources.push({
      person_id: id,
      organisation_id: branch.id,
      route,
      context,
      from_day: listedOn,
      until_day: FOREVER,
      ended_by: null,
      recorded_event: eventId,
    })
    const add = (fact: object) =>
      facts.push({ person_id: id, until_day: FOREVER, recorded_event: eventId, ...fact })
    if (index % 9 !== 4)
      for (const helper of branch.helpers.slice(0, route === 'members' && index % 5 !== 2 ? 2 : 1))
        add({ kind: 'helper', on_day: addDays(listedOn, 15), holder_id: helper.id })
    add({
      kind: 'note',
      code: index % 2 === 0 ? 'task_done' : 'met',
      on_day: addDays(TODAY, -(10 + (index % 80))),
    })
    if (index % 3 !== 0) add(certificateOf(5000 + index, certificateDay(index)))
    const before = index % 3 === 1 ? (index / 3) | 0 : -1
    if (before < 0) continue
    const story = { publicId: crypto.randomUUID(), personId: id, branch, route, context }
    const lag = before % 8 === 7 ? 110 : 4 + ((index * 5) % 20)
    const count = 1 + (before % STEPS_BEFORE)
    cases.push(caseOf(story, actsBefore(story, count, addDays(TODAY, -lag), numbers)))
  }
  await bulkInsert(tx, 'admission_source', SOURCE_COLUMNS, sources)
  await bulkInsert(tx, 'admission_fact', FACT_COLUMNS, facts)
  return cases
}

/** Most recent, a few about to run out, two that have. */
function certificateDay(index: number): Day {
  if (index % 23 === 5) return day('2017-06-20')
  return index % 17 === 8 ? day('2018-02-10') : addDays(TODAY, -(200 + ((index * 31) % 400)))
}
