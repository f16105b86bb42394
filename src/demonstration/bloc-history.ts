import type { DayNumber } from '#generate/calendar.ts'
import { absorbBranch, bearBranch, changeUnit, foundUnit, type Unit, type UnitLink } from '#generate/units.ts'
import { on, plantBranch, type Bloc, type Grassroots } from './bloc.ts'
import type { Heir } from './bloc-names.ts'
import { REFORM } from './calendar.ts'
import { replaceUnit, type Frame } from './frame.ts'

/** Positions of grassroots organisations that have a history; numbers in codes are one higher. */
const RENAMED = 5
const MERGED_IN = 10
const HANDED_FROM = 12
const SPLIT_IN = 20
const UPGRADED = 96
const SOURCE = 120
const HOST = 125
const FOUNDED = 158
const DISSOLVED = 159

/** What happened inside the bloc from 2017 to 2019, all invented: after it, 80 committees and 79 branches remain. */
export function writeHistory(bloc: Bloc): void {
  foundFirmBranch(bloc)
  upgrade(bloc)
  mergeBranches(bloc)
  rename(bloc)
  handBranchOver(bloc)
  dissolveFirmBranch(bloc)
  splitBranch(bloc)
}

/** On 1 July 2025 the bloc ends and its grassroots organisations go to invented successors in Ninh Bình. */
export function endBloc(bloc: Bloc, frame: Frame): void {
  const province = frame.unit('NINHBINH')
  const heirs = foundHeirs(province)
  frame.units.push(...Object.values(heirs).flat())
  replaceUnit(frame, bloc.unit, REFORM, 'split', Object.values(heirs).flat())
  const standing = bloc.grassroots.filter(({ unit }) => unit.states.at(-1)!.until > REFORM)
  standing.forEach(({ unit, heir }, index) => {
    const among = heirs[heir]
    changeUnit(unit, REFORM, { superior: among[index % among.length]!, decision: '294-QĐ/TW' })
  })
}

function foundHeirs(superior: Unit): Record<Heir, Unit[]> {
  const above = (code: string, name: string) =>
    foundUnit(`NINHBINH.${code}`, { name, kind: 'dang_bo_cap_tren_co_so', superior, from: REFORM })
  const wards = ['Nam Định', 'Thiên Trường', 'Đông A', 'Thành Nam', 'Trường Thi'].map((name, index) =>
    foundUnit(`NINHBINH.P${index + 1}`, {
      name: `Đảng bộ phường ${name}`,
      kind: 'dang_bo_xa',
      type: 'phuong',
      superior,
      from: REFORM,
    }),
  )
  return {
    CQD: [above('CQD', 'Đảng bộ các cơ quan Đảng tỉnh Ninh Bình')],
    UBND: [above('UBND', 'Đảng bộ Ủy ban nhân dân tỉnh Ninh Bình')],
    ward: wards,
  }
}

/** 19 May 2017: members of one firm's branch form another's. */
function foundFirmBranch(bloc: Bloc): void {
  const [leaf, source] = [bloc.grassroots[FOUNDED]!.leaves[0]!, bloc.grassroots[SOURCE]!.leaves[0]!]
  leaf.members = 14
  bearBranch(leaf.branch, on('2017-05-19'), source.branch)
  record(bloc, source.branch.unit, leaf.branch.unit, on('2017-05-19'), 'split', '112-QĐ/ĐUK')
}

/** 1 January 2018: a grassroots branch becomes a committee with three branches under the same code. */
function upgrade(bloc: Bloc): void {
  const day = on('2018-01-01')
  const own = bloc.grassroots[UPGRADED]!
  const [{ branch }] = own.leaves as [Grassroots['leaves'][0]]
  const name = own.unit.states[0]!.name.replace('Chi bộ', 'Đảng bộ')
  changeUnit(own.unit, day, { kind: 'dang_bo_co_so', name, decision: '305-QĐ/ĐUK' })
  branch.until = day
  own.leaves = []
  for (const called of ['Văn phòng', 'Nghiệp vụ 1', 'Nghiệp vụ 2']) {
    const leaf = plantBranch(bloc, own, called)
    bearBranch(leaf.branch, day, branch)
    branch.successor ??= leaf.branch
    record(bloc, own.unit, leaf.branch.unit, day, 'upgrade', '305-QĐ/ĐUK')
  }
}

/** 1 April 2018: two branches of a committee become one. */
function mergeBranches(bloc: Bloc): void {
  const own = bloc.grassroots[MERGED_IN]!
  const into = own.leaves[0]!.branch
  const { branch } = plantBranch(bloc, own, 'Nhà ăn')
  absorbBranch(branch, on('2018-04-01'), into, 0.4)
  record(bloc, branch.unit, into.unit, on('2018-04-01'), 'absorb', '41-QĐ/ĐU')
}

/** 1 September 2018: a school's new name. */
function rename(bloc: Bloc): void {
  const { unit } = bloc.grassroots[RENAMED]!
  const [{ name }] = unit.states as [{ name: string }, ...unknown[]]
  changeUnit(unit, on('2018-09-01'), { name, decision: '166-QĐ/ĐUK' })
  unit.states[0]!.name = name.replace('Cao đẳng', 'Trung cấp')
}

/** 1 January 2019: a branch passes with its members to the next committee. */
function handBranchOver(bloc: Bloc): void {
  const [from, to] = [bloc.grassroots[HANDED_FROM]!, bloc.grassroots[HANDED_FROM + 1]!]
  const { unit } = from.leaves[1]!.branch
  changeUnit(unit, on('2019-01-01'), { superior: to.unit, decision: '290-QĐ/ĐUK' })
}

/** 30 June 2019 is the last day of a firm's branch; its members join another. */
function dissolveFirmBranch(bloc: Bloc): void {
  const [gone, host] = [bloc.grassroots[DISSOLVED]!.leaves[0]!, bloc.grassroots[HOST]!.leaves[0]!]
  gone.members = 0
  host.members = 26
  absorbBranch(gone.branch, on('2019-07-01'), host.branch, 0.5)
  record(bloc, gone.branch.unit, host.branch.unit, on('2019-07-01'), 'dissolve', '201-QĐ/ĐUK')
}

/** 1 September 2019: a large branch divides. */
function splitBranch(bloc: Bloc): void {
  const own = bloc.grassroots[SPLIT_IN]!
  const source = own.leaves[0]!.branch
  const { branch } = plantBranch(bloc, own, 'Chăm sóc khách hàng')
  bearBranch(branch, on('2019-09-01'), source)
  record(bloc, source.unit, branch.unit, on('2019-09-01'), 'split', '77-QĐ/ĐU')
}

function record(
  bloc: Bloc,
  predecessor: Unit,
  successor: Unit,
  day: DayNumber,
  act: UnitLink['act'],
  decision: string,
): void {
  bloc.links.push({ predecessor, successor, day, act, decision })
  const formed = successor.states.find(({ from }) => from === day)
  if (formed) formed.decision = decision
}
