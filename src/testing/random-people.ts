import { addDays, addMonths, isDay, partsOf, type Day } from '#platform/day.ts'
import { pick, type Draw, type MutableRow } from './random-world.ts'

/** Values that change over time; '' is "not known". */
export const VALUES: Record<string, readonly string[]> = {
  ethnicity: ['Kinh', 'Kinh', 'Kinh', 'Tày', 'Mông', ''],
  religion: ['', '', '', 'Phật giáo', 'Công giáo'],
  schooling: ['12/12', '10/10', '9/12', ''],
  education: ['', 'sơ cấp', 'trung cấp', 'cao đẳng', 'đại học', 'thạc sĩ', 'tiến sĩ'],
  theory: ['', 'sơ cấp', 'trung cấp', 'cao cấp', 'cử nhân'],
  profession: ['giáo viên', 'kế toán', 'nông dân', ''],
  stratum: ['viên chức', 'nông dân', 'hưu trí', 'cán bộ, công chức', ''],
  residence: ['thôn Mẫu, xã Ví Dụ', ''],
  phone: ['0000000001', ''],
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Ưng', 'Âu']
const MIDDLE = ['Thử', 'Ví', 'Minh Họa', 'Mẫu']
const GIVEN = ['An', 'Ánh', 'Ẩn', 'Đức', 'Dung', 'Oanh', 'Ổn', 'Ước', 'Yến']

/** The row of somebody who comes into the register on a day; `admitted`: admitted that day, otherwise long ago. */
export function newPerson(code: string, on: Day, admitted: boolean, draw: Draw): MutableRow {
  const decided = admitted ? addDays(on, -draw(40)) : longAgo(on, draw)
  const ceremony = admitted ? on : addDays(decided, draw(40))
  const official = addMonths(ceremony, 12)
  return {
    member_code: code,
    full_name: `${pick(FAMILY, draw)} ${pick(MIDDLE, draw)} ${pick(GIVEN, draw)}`,
    sex: pick(['nam', 'nữ'], draw),
    born_on: birth(on, partsOf(decided).year, draw),
    citizen_id: '',
    card_no: '',
    ...Object.fromEntries(Object.entries(VALUES).map(([field, values]) => [field, pick(values, draw)])),
    native_place: '',
    admission_decided_on: draw(10) === 0 ? '' : decided,
    ceremony_on: draw(10) === 0 ? '' : ceremony,
    official_on: draw(12) === 0 ? '' : official,
    recognition_decided_on: draw(3) === 0 ? addDays(official, draw(30)) : '',
  }
}

/** Half of the time some days around the completion of 30, 40 … 70 years in the time of the register. */
function longAgo(on: Day, draw: Draw): Day {
  if (draw(2) === 0) return addDays(on, -draw(20_000))
  return addDays(yearsEarlier(on, pick([1, 30, 40, 50, 60, 70], draw)), draw(400) - 30)
}

/** A birth at least 18 years before the admission: a day (29 February and band limits often), a month or a year. */
function birth(on: Day, admissionYear: number, draw: Draw): string {
  const year = admissionYear - 18 - draw(25)
  const month = String(1 + draw(12)).padStart(2, '0')
  switch (draw(6)) {
    case 0:
      return String(year)
    case 1:
      return `${year}-${month}`
    case 2:
      return `${year - (year % 4) - (year % 100 < 4 ? 4 : 0)}-02-29`
    case 3:
      return addDays(yearsEarlier(on, pick([31, 41, 51, 61], draw)), draw(400) - 30)
    default:
      return `${year}-${month}-${String(1 + draw(28)).padStart(2, '0')}`
  }
}

function yearsEarlier(on: Day, years: number): Day {
  const text = `${Number(on.slice(0, 4)) - years}${on.slice(4)}`
  return isDay(text) ? text : addDays(on, -years * 365)
}
