/**
 * A province of the 63 before 1 July 2025: its code in this project, its name, its part of the members (a rough weight
 * of our own), and the code of the province of the 34 that it became or was merged into.
 */
export interface Province {
  code: string
  name: string
  city?: boolean
  weight: number
  successor: string
}

/**
 * The 63 provinces in merger groups: whoever keeps its name comes first and goes on under its code; the others end on
 * 30 June 2025. Sources: Nghị quyết 202/2025/QH15 for the 34; the mapping restated from memory and checked to be a
 * complete partition (docs/sources.md).
 */
export const PROVINCES: readonly Province[] = [
  ['*Hà Nội 480'],
  ['Ninh Bình 70', 'Nam Định 115', 'Hà Nam 55'],
  ['Thanh Hóa 230'],
  ['*Hồ Chí Minh=TPHCM 260', 'Bình Dương 50', 'Bà Rịa - Vũng Tàu 45'],
  ['Lào Cai 55', 'Yên Bái 58'],
  ['*Huế=THUATHIENHUE 65'],
  ['*Đà Nẵng 60', 'Quảng Nam 72'],
  ['Nghệ An 195'],
  ['*Hải Phòng 125', 'Hải Dương 100'],
  ['*Cần Thơ 52', 'Hậu Giang 32', 'Sóc Trăng 45'],
  ['Cao Bằng 55'],
  ['Tuyên Quang 55', 'Hà Giang 68'],
  ['Điện Biên 42'],
  ['Lai Châu 30'],
  ['Sơn La 90'],
  ['Thái Nguyên 95', 'Bắc Kạn 36'],
  ['Lạng Sơn 65'],
  ['Quảng Ninh 105'],
  ['Bắc Ninh 68', 'Bắc Giang 88'],
  ['Phú Thọ 105', 'Vĩnh Phúc 70', 'Hòa Bình 68'],
  ['Hưng Yên 72', 'Thái Bình 112'],
  ['Hà Tĩnh 98'],
  ['Quảng Trị 50', 'Quảng Bình 75'],
  ['Quảng Ngãi 62', 'Kon Tum 32'],
  ['Gia Lai 60', 'Bình Định 68'],
  ['Khánh Hòa 45', 'Ninh Thuận 25'],
  ['Đắk Lắk 80', 'Phú Yên 42'],
  ['Lâm Đồng 46', 'Đắk Nông 28', 'Bình Thuận 38'],
  ['Đồng Nai 78', 'Bình Phước 35'],
  ['Tây Ninh 40', 'Long An 52'],
  ['Đồng Tháp 60', 'Tiền Giang 54'],
  ['Vĩnh Long 42', 'Bến Tre 60', 'Trà Vinh 45'],
  ['An Giang 66', 'Kiên Giang 62'],
  ['Cà Mau 50', 'Bạc Liêu 32'],
].flatMap(provincesOf)

/** `Đảng bộ tỉnh Nam Định`. */
export function provinceName(province: Province): string {
  return `Đảng bộ ${province.city ? 'thành phố' : 'tỉnh'} ${province.name}`
}

/** Upper case without marks and blanks: `Nam Định` gives NAMDINH. */
function codeOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
  return plain.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

function provincesOf(group: readonly string[]): Province[] {
  const parsed = group.map((text) => {
    const match = /^(\*?)(.+?)(?:=(\w+))? (\d+)$/.exec(text)!
    const [, city, name, code, weight] = match
    return { code: code ?? codeOf(name!), name: name!, city: city === '*', weight: Number(weight) }
  })
  return parsed.map((province) => ({ ...province, successor: parsed[0]!.code }))
}
