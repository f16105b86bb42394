import { between, seeded, shuffled, type Random } from '#generate/random.ts'
import type { Branch } from '#generate/units.ts'
import { on, type Bloc, type Grassroots } from './bloc.ts'
import { TERM_2015 } from './calendar.ts'
import type { Person } from './people.ts'
import { electable, seat, termRow, type Body, type Committees } from './seats.ts'

/** Grassroots organisations whose secretary left the post on this day and has no successor yet. */
const WITHOUT_SECRETARY = ['NAMDINH.KHOI.023', 'NAMDINH.KHOI.052']
const VACATED = '2022-08-31'

/**
 * Committees of the bloc and its grassroots organisations in the term 2020-2025, and of the branches below them in a
 * term of thirty months; one seat of the bloc's committee and two posts of secretary are vacant. All invented.
 */
export function seatCommittees(seed: number, bloc: Bloc, people: readonly Person[]): Committees {
  const random = seeded(seed, 9)
  const result: Committees = { terms: [], posts: [] }
  const settled = electable(people, homesIn(bloc), on('2020-01-01'))
  const secretaries = bloc.grassroots.flatMap((own, index) =>
    seatGrassroots(random, result, own, `${100 + index}-QĐ/ĐUK`, settled.get(own) ?? []),
  )
  seatBranches(random, result, bloc, people)
  seatBloc(result, bloc, shuffled(random, secretaries))
  for (const post of result.posts) {
    const vacated = WITHOUT_SECRETARY.includes(post.org_code!) && post.role === 'bi_thu'
    if (vacated) post.to = VACATED
  }
  return result
}

/** The grassroots organisation of a member, unless the branch passed from one to another. */
function homesIn(bloc: Bloc): (person: Person) => Grassroots | undefined {
  const homes = new Map<Branch, Grassroots>()
  for (const own of bloc.grassroots) {
    for (const { branch } of own.leaves) {
      const under = branch.unit.states.filter(({ from }) => from < TERM_2015.to)
      if (under.length === 1) homes.set(branch, own)
    }
  }
  return ({ branch }) => homes.get(branch)
}

/** The committee of a grassroots organisation; answers its secretary, if anybody could be elected. */
function seatGrassroots(
  random: Random,
  result: Committees,
  { unit, leaves }: Grassroots,
  decision: string,
  people: readonly Person[],
): Person[] {
  const committee = leaves.length > 1 ? 'cap_uy' : 'chi_uy'
  const holders = people.slice(0, committee === 'cap_uy' ? between(random, 7, 13) : between(random, 3, 5))
  if (holders.length === 0) return []
  const from = on('2020-03-10') + between(random, 0, 75)
  const seats = holders.length
  const body: Body = { unit, committee, term: '2020-2025', seats, from, to: from + 5 * 365, decision }
  seat(result, body, holders, (at) => roleOf(committee, seats, at))
  return holders.slice(0, 1)
}

/** Branches with nine official members elect a committee of three, smaller ones a secretary alone. */
function seatBranches(random: Random, result: Committees, bloc: Bloc, people: readonly Person[]): void {
  const settled = electable(people, ({ branch }) => branch, on('2022-01-01'))
  for (const { leaves, unit: superior } of bloc.grassroots.filter((own) => own.leaves.length > 1)) {
    for (const { branch, members } of leaves) {
      const holders = (settled.get(branch) ?? []).slice(0, members > 11 ? 3 : 1)
      if (holders.length === 0) continue
      const from = on('2022-03-01') + between(random, 0, 60)
      const decision = `${superior.code.slice(-3)}-QĐ/ĐU`
      const seats = holders.length
      const term = '2022-2024'
      const body: Body = {
        unit: branch.unit,
        committee: 'chi_uy',
        term,
        seats,
        from,
        to: from + 912,
        decision,
      }
      seat(result, body, holders, (at) => roleOf('chi_uy', seats, at))
    }
  }
}

/** 31 seats of which 30 are filled, a standing committee of nine, an inspection committee of seven. */
function seatBloc(result: Committees, { unit }: Bloc, people: readonly Person[]): void {
  const from = TERM_2015.to + 1
  const to = from + 5 * 365
  const body: Body = {
    unit,
    committee: 'cap_uy',
    term: '2020-2025',
    seats: 31,
    from,
    to,
    decision: '1120-QĐ/TU',
  }
  result.terms.push(termRow({ ...body, term: '2015-2020', ...TERM_2015, decision: '846-QĐ/TU' }))
  const leading = ['bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu']
  seat(result, body, people.slice(0, 30), (at) => leading[at] ?? (at < 9 ? 'uy_vien_btv' : 'uy_vien'))
  const standing: Body = { ...body, committee: 'ban_thuong_vu', seats: 9 }
  seat(result, standing, people.slice(0, 9), (at) => leading[at] ?? 'uy_vien_btv')
  const inspection: Body = { ...body, committee: 'uy_ban_kiem_tra', seats: 7 }
  const inspecting = ['chu_nhiem_ubkt', 'pho_chu_nhiem_ubkt']
  seat(result, inspection, people.slice(8, 15), (at) => inspecting[at] ?? 'uy_vien_ubkt')
}

function roleOf(committee: 'cap_uy' | 'chi_uy', seats: number, at: number): string {
  if (at === 0) return 'bi_thu'
  if (at === 1 && (committee === 'cap_uy' || seats > 2)) return 'pho_bi_thu'
  return committee === 'cap_uy' ? 'uy_vien' : 'chi_uy_vien'
}
