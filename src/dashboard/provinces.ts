import { foldText } from '#person/name.ts'

/** A province (tỉnh, thành phố) of the 34 since 1 July 2025: its statistical code, and those of the 63 that went into it. */
export interface Province {
  code: string
  name: string
  former: readonly string[]
}

/** The day from which the 34 provinces stand. Source: 202/2025/QH15. */
export const BORDERS_FROM = '2025-07-01'

/**
 * Code, name, and the former provinces of other names. Sources: 202/2025/QH15; 19/2025/QĐ-TTg for the codes; which of the
 * 63 went where is restated from memory and checked to be a complete partition (docs/sources.md).
 */
export const PROVINCES: readonly Province[] = [
  ['01', 'Hà Nội'],
  ['04', 'Cao Bằng'],
  ['08', 'Tuyên Quang', 'Hà Giang'],
  ['11', 'Điện Biên'],
  ['12', 'Lai Châu'],
  ['14', 'Sơn La'],
  ['15', 'Lào Cai', 'Yên Bái'],
  ['19', 'Thái Nguyên', 'Bắc Kạn'],
  ['20', 'Lạng Sơn'],
  ['22', 'Quảng Ninh'],
  ['24', 'Bắc Ninh', 'Bắc Giang'],
  ['25', 'Phú Thọ', 'Vĩnh Phúc', 'Hòa Bình'],
  ['31', 'Hải Phòng', 'Hải Dương'],
  ['33', 'Hưng Yên', 'Thái Bình'],
  ['37', 'Ninh Bình', 'Hà Nam', 'Nam Định'],
  ['38', 'Thanh Hóa'],
  ['40', 'Nghệ An'],
  ['42', 'Hà Tĩnh'],
  ['44', 'Quảng Trị', 'Quảng Bình'],
  ['46', 'Huế', 'Thừa Thiên Huế'],
  ['48', 'Đà Nẵng', 'Quảng Nam'],
  ['51', 'Quảng Ngãi', 'Kon Tum'],
  ['52', 'Gia Lai', 'Bình Định'],
  ['56', 'Khánh Hòa', 'Ninh Thuận'],
  ['66', 'Đắk Lắk', 'Phú Yên'],
  ['68', 'Lâm Đồng', 'Đắk Nông', 'Bình Thuận'],
  ['75', 'Đồng Nai', 'Bình Phước'],
  ['79', 'Hồ Chí Minh', 'Bà Rịa - Vũng Tàu', 'Bình Dương'],
  ['80', 'Tây Ninh', 'Long An'],
  ['82', 'Đồng Tháp', 'Tiền Giang'],
  ['86', 'Vĩnh Long', 'Bến Tre', 'Trà Vinh'],
  ['91', 'An Giang', 'Kiên Giang'],
  ['92', 'Cần Thơ', 'Hậu Giang', 'Sóc Trăng'],
  ['96', 'Cà Mau', 'Bạc Liêu'],
].map(([code, name, ...former]) => ({ code: code!, name: name!, former }))

const BEFORE_NAME = /^(?:dang bo |tinh uy |thanh uy )?(?:tinh |thanh pho |tp\.? ?)?/
const plain = (name: string) => foldText(name).replace(/[^a-z]/g, '')
const BY_NAME = new Map(
  PROVINCES.flatMap((one) => [one.name, ...one.former].map((name) => [plain(name), one] as const)),
)

/**
 * The province of today that a unit's name names: `Đảng bộ tỉnh Nam Định` lies in Ninh Bình; null for one that is no
 * province's. A former province of a present one's name always went into that one.
 */
export function provinceOf(unitName: string): Province | null {
  return BY_NAME.get(plain(foldText(unitName).trim().replace(BEFORE_NAME, ''))) ?? null
}
