import { day } from '#platform/day.ts'
import { numberOf, type DayNumber } from '#generate/calendar.ts'
import { PROVINCES, provinceName } from '#generate/provinces.ts'
import { changeUnit, endUnit, foundUnit, type Unit, type UnitLink } from '#generate/units.ts'
import { ABROAD_ENDS, OPENED, REFORM } from './calendar.ts'

/** Units without members around the bloc: the nation, its provinces and central bodies, and party groups. */
export interface Frame {
  units: Unit[]
  links: UnitLink[]
  /** A unit by its code; throws RangeError where there is none. */
  unit: (code: string) => Unit
}

const DECISION = '294-QĐ/TW'

/** Code, name, kind and superior of the other units of 2021; party groups are no party organisations of members. */
const OTHERS: readonly [string, string, string, string][] = [
  ['QUANDOI', 'Đảng bộ Quân đội', 'dang_bo_truc_thuoc_tw', 'TW'],
  ['CONGAN', 'Đảng bộ Công an Trung ương', 'dang_bo_truc_thuoc_tw', 'TW'],
  ['KHOICQTW', 'Đảng bộ Khối các cơ quan Trung ương', 'dang_bo_truc_thuoc_tw', 'TW'],
  ['KHOIDNTW', 'Đảng bộ Khối Doanh nghiệp Trung ương', 'dang_bo_truc_thuoc_tw', 'TW'],
  ['NGOAINUOC', 'Đảng bộ Ngoài nước', 'ngoai_nuoc', 'TW'],
  ['BONGOAIGIAO', 'Đảng bộ Bộ Ngoại giao', 'dang_bo_cap_tren_co_so', 'KHOICQTW'],
  ['DDQUOCHOI', 'Đảng đoàn Quốc hội', 'dang_doan', 'TW'],
  ['BCSCHINHPHU', 'Ban cán sự đảng Chính phủ', 'ban_can_su_dang', 'TW'],
  ['NAMDINH.DDHDND', 'Đảng đoàn Hội đồng nhân dân tỉnh Nam Định', 'dang_doan', 'NAMDINH'],
  ['NAMDINH.DDMTTQ', 'Đảng đoàn Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nam Định', 'dang_doan', 'NAMDINH'],
  ['NAMDINH.BCSUBND', 'Ban cán sự đảng Ủy ban nhân dân tỉnh Nam Định', 'ban_can_su_dang', 'NAMDINH'],
]

/** Central bodies of the second day. Simplified: their real beginning lay earlier in 2025. */
const SINCE_REFORM: readonly [string, string][] = [
  ['CACCOQUANDANGTW', 'Đảng bộ các cơ quan Đảng Trung ương'],
  ['CHINHPHU', 'Đảng bộ Chính phủ'],
  ['QUOCHOI', 'Đảng bộ Quốc hội'],
  ['MTTQTW', 'Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương'],
]

/** The frame from 2015 on, with the merger of 2021 and the reform of 2025 as dated states. */
export function buildFrame(): Frame {
  const units: Unit[] = []
  const links: UnitLink[] = []
  const unit = (code: string) => {
    const found = units.find((one) => one.code === code)
    if (!found) throw new RangeError(`no unit ${code} in the frame`)
    return found
  }
  const found = (
    code: string,
    name: string,
    kind: string,
    superior: string | null,
    from: DayNumber = OPENED,
  ) => {
    units.push(foundUnit(code, { name, kind, superior: superior === null ? null : unit(superior), from }))
  }
  found('TW', 'Đảng Cộng sản Việt Nam', 'trung_uong', null)
  for (const one of PROVINCES) found(one.code, provinceName(one), 'dang_bo_truc_thuoc_tw', 'TW')
  for (const other of OTHERS) found(...other)
  for (const [code, name] of SINCE_REFORM) found(code, name, 'dang_bo_truc_thuoc_tw', 'TW', REFORM)
  const frame = { units, links, unit }
  renameHue(unit('THUATHIENHUE'))
  mergeAbroad(frame)
  mergeProvinces(frame)
  closeCentralBodies(frame)
  return frame
}

/** Ends a unit and says what took its place. */
export function replaceUnit(
  { links }: Pick<Frame, 'links'>,
  unit: Unit,
  on: DayNumber,
  act: UnitLink['act'],
  successors: readonly Unit[],
): void {
  endUnit(unit, on)
  const decision = on === REFORM ? DECISION : ''
  for (const successor of successors) links.push({ predecessor: unit, successor, day: on, act, decision })
}

/** Thừa Thiên Huế became the city of Huế on 1 January 2025. */
function renameHue(unit: Unit): void {
  changeUnit(unit, numberOf(day('2025-01-01')), { name: 'Đảng bộ thành phố Huế' })
  unit.states[0]!.name = 'Đảng bộ tỉnh Thừa Thiên Huế'
}

/** From memory: the merger of 2021, its day an assumption. */
function mergeAbroad(frame: Frame): void {
  const ministry = frame.unit('BONGOAIGIAO')
  changeUnit(ministry, ABROAD_ENDS, { kind: 'dang_bo_truc_thuoc_tw', superior: frame.unit('TW') })
  replaceUnit(frame, frame.unit('NGOAINUOC'), ABROAD_ENDS, 'absorb', [ministry])
}

function mergeProvinces(frame: Frame): void {
  for (const { code, successor } of PROVINCES) {
    const state = { decision: DECISION }
    if (code !== successor) replaceUnit(frame, frame.unit(code), REFORM, 'absorb', [frame.unit(successor)])
    else if (PROVINCES.some((one) => one.successor === code && one.code !== code))
      changeUnit(frame.unit(code), REFORM, state)
  }
}

function closeCentralBodies(frame: Frame): void {
  const { unit } = frame
  changeUnit(unit('BONGOAIGIAO'), REFORM, {
    kind: 'dang_bo_cap_tren_co_so',
    superior: unit('CHINHPHU'),
    decision: DECISION,
  })
  replaceUnit(frame, unit('KHOICQTW'), REFORM, 'split', [
    unit('CACCOQUANDANGTW'),
    unit('QUOCHOI'),
    unit('MTTQTW'),
    unit('CHINHPHU'),
  ])
  replaceUnit(frame, unit('KHOIDNTW'), REFORM, 'absorb', [unit('CHINHPHU')])
  for (const [code, , kind] of OTHERS) {
    if (kind === 'dang_doan' || kind === 'ban_can_su_dang') endUnit(unit(code), REFORM)
  }
}
