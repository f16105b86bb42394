import { day } from '#platform/day.ts'
import { numberOf } from '#generate/calendar.ts'
import { apportion, between, type Random } from '#generate/random.ts'
import { branchOf, foundUnit, type Branch, type Unit, type UnitLink } from '#generate/units.ts'
import { BRANCH_NAMES, COMMITTEES, singleBranches, type GrassrootsName, type Heir } from './bloc-names.ts'
import { OPENED } from './calendar.ts'

/** A branch of the bloc and how many members it has on the demonstration's day. */
export interface Leaf {
  branch: Branch
  members: number
}

/** A grassroots organisation of the bloc with the branches planted below it. */
export interface Grassroots {
  unit: Unit
  heir: Heir
  leaves: Leaf[]
}

/** The bloc's organisation before its history and its end are written into it. */
export interface Bloc {
  unit: Unit
  units: Unit[]
  links: UnitLink[]
  grassroots: Grassroots[]
}

/** Members of the bloc on the demonstration's day: our choice of "over 8,600". */
export const MEMBERS = 8_642

/** Grassroots branches: 79 on the day, one more that was dissolved, one that has become a committee. */
const SINGLES = 81

/** On purpose above the 29 members of a grassroots branch, by position among them. */
const CROWDED: ReadonlyMap<number, number> = new Map([
  [34, 31],
  [36, 33],
  [47, 36],
])

/** Committees whose last branch has only two official members on purpose; the second has a probationary one too. */
export const TINY: readonly { committee: number; members: number }[] = [
  { committee: 3, members: 2 },
  { committee: 30, members: 3 },
]

/** Committees with a sectional organisation over their last four branches. */
const SECTIONED = [0, 6]

const FEWEST_AND_MOST: Record<string, readonly [number, number]> = {
  dai_hoc_cao_dang: [7, 8],
  benh_vien: [5, 8],
  co_phan_von_nha_nuoc: [4, 7],
  doanh_nghiep_nha_nuoc: [4, 7],
  doanh_nghiep_tu_nhan: [3, 5],
  su_nghiep_cong_lap: [4, 6],
  co_quan: [3, 6],
}

/** Plants the bloc with its 160 grassroots organisations as if all had stood from the first day. */
export function plantBloc(random: Random, superior: Unit): Bloc {
  const name = 'Đảng bộ Khối các Cơ quan và Doanh nghiệp tỉnh Nam Định'
  const unit = foundUnit('NAMDINH.KHOI', { name, kind: 'dang_bo_khoi', superior, from: OPENED })
  const bloc: Bloc = { unit, units: [unit], links: [], grassroots: [] }
  COMMITTEES.forEach((one, index) => bloc.grassroots.push(plantCommittee(random, bloc, one, index)))
  singleBranches(random, SINGLES).forEach((one, index) => {
    bloc.grassroots.push(plantSingle(random, bloc, one, COMMITTEES.length + index, CROWDED.get(index)))
  })
  return bloc
}

/** Gives every branch of a committee its members so that the bloc has exactly MEMBERS; others keep theirs. */
export function fillBloc(random: Random, bloc: Bloc): void {
  const tiny = TINY.map(({ committee }) => bloc.grassroots[committee]!.leaves.at(-1)!)
  const open = bloc.grassroots.flatMap(({ leaves }) => leaves).filter((leaf) => leaf.members === 0)
  const free = open.filter((leaf) => !tiny.includes(leaf) && !leaf.branch.successor)
  tiny.forEach((leaf, index) => (leaf.members = TINY[index]!.members))
  const given = bloc.grassroots.flatMap(({ leaves }) => leaves).reduce((sum, leaf) => sum + leaf.members, 0)
  const parts = apportion(
    MEMBERS - given,
    free.map(() => 1 + random()),
    7,
  )
  free.forEach((leaf, index) => (leaf.members = parts[index]!))
}

/** A further branch below a grassroots organisation, its members to be given by `fillBloc`. */
export function plantBranch(bloc: Bloc, below: Grassroots, name: string, superior: Unit = below.unit): Leaf {
  const code = `${below.unit.code}.${String(below.leaves.length + 1).padStart(2, '0')}`
  const unit = foundUnit(code, { name: `Chi bộ ${name}`, kind: 'chi_bo_truc_thuoc', superior, from: OPENED })
  bloc.units.push(unit)
  const leaf = { branch: branchOf(unit, below.unit.states[0]!.type, '', 0), members: 0 }
  below.leaves.push(leaf)
  return leaf
}

function plantCommittee(
  random: Random,
  bloc: Bloc,
  { name, type, heir }: GrassrootsName,
  index: number,
): Grassroots {
  const unit = foundGrassroots(bloc, index, `Đảng bộ ${name}`, 'dang_bo_co_so', type)
  const own: Grassroots = { unit, heir, leaves: [] }
  const [fewest, most] = FEWEST_AND_MOST[type]!
  const sectioned = SECTIONED.includes(index)
  const count = sectioned ? 9 : between(random, fewest, most)
  const section = sectioned ? foundSection(bloc, unit, type) : unit
  for (let number = 0; number < count; number++) {
    plantBranch(bloc, own, BRANCH_NAMES[type]![number]!, number >= count - 4 ? section : unit)
  }
  return own
}

function plantSingle(
  random: Random,
  bloc: Bloc,
  { name, type, heir }: GrassrootsName,
  index: number,
  crowded: number | undefined,
): Grassroots {
  const unit = foundGrassroots(bloc, index, `Chi bộ ${name}`, 'chi_bo_co_so', type)
  const members = crowded ?? between(random, 8, 27)
  return { unit, heir, leaves: [{ branch: branchOf(unit, type, '', 0), members }] }
}

function foundGrassroots(bloc: Bloc, index: number, name: string, kind: string, type: string): Unit {
  const code = `NAMDINH.KHOI.${String(index + 1).padStart(3, '0')}`
  const unit = foundUnit(code, { name, kind, type, superior: bloc.unit, from: OPENED })
  bloc.units.push(unit)
  return unit
}

function foundSection(bloc: Bloc, superior: Unit, type: string): Unit {
  const name = type === 'dai_hoc_cao_dang' ? 'Đảng bộ bộ phận Khối Kỹ thuật' : 'Đảng bộ bộ phận Nhà máy Sợi'
  const unit = foundUnit(`${superior.code}.BP`, { name, kind: 'dang_bo_bo_phan', superior, from: OPENED })
  bloc.units.push(unit)
  return unit
}

/** A day of the bloc's history as a number. */
export function on(text: string): number {
  return numberOf(day(text))
}
