import type { BodyKind } from '#body/codes.ts'

/** A body that the demonstration founds: its unit, its superior body by name, its numbers in order of `numbersOf`. */
export interface Founded {
  unit: string
  name: string
  kind: BodyKind
  on: string
  under?: string
  partyGroup?: string
  functions?: string
  /** Quota, present, internal units, deputies, deputies at most. All invented. */
  numbers?: readonly (number | null)[]
  plannedTo?: string
}

const SINCE = '2015-02-03'

const commission = (
  unit: string,
  name: string,
  numbers: readonly (number | null)[],
  functions?: string,
): Founded => ({
  unit,
  name,
  kind: 'ban_dang',
  on: SINCE,
  numbers,
  ...(functions === undefined ? {} : { functions }),
})
const inside = (unit: string, under: string, names: readonly string[]): Founded[] =>
  names.map((name) => ({ unit, name, kind: 'dau_moi', on: SINCE, under }))

const CENTRAL = 'Ban Tổ chức Trung ương'
const CITY = 'Ban Tổ chức Thành ủy Thành phố Hồ Chí Minh'
const BLOC = 'NAMDINH.KHOI'

/** Commissions of the centre; names are real, every number is invented. */
const CENTRE: readonly Founded[] = [
  commission(
    'TW',
    CENTRAL,
    [320, 301, null, 5, 6],
    'Tham mưu cho Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư về công tác tổ chức xây dựng Đảng của hệ thống chính trị: tổ chức bộ máy, biên chế, cán bộ, đảng viên, bảo vệ chính trị nội bộ.\nLà cơ quan chuyên môn, nghiệp vụ về công tác tổ chức xây dựng Đảng.',
  ),
  ...inside('TW', CENTRAL, [
    'Vụ Tổ chức - Điều lệ',
    'Vụ Cơ sở đảng, đảng viên',
    'Vụ Chính sách cán bộ',
    'Vụ Đào tạo, bồi dưỡng cán bộ',
    'Vụ Trung ương',
    'Vụ Địa phương I',
    'Vụ Địa phương II',
    'Vụ Địa phương III',
    'Vụ Tổng hợp',
    'Cục Bảo vệ chính trị nội bộ',
    'Văn phòng Ban',
  ]),
  commission('TW', 'Văn phòng Trung ương Đảng', [410, 396, 14, 5, 6]),
  commission('TW', 'Cơ quan Ủy ban Kiểm tra Trung ương', [290, 277, 15, 6, 7]),
  commission('TW', 'Ban Tuyên giáo Trung ương', [250, 238, 13, 5, 6]),
  commission('TW', 'Ban Dân vận Trung ương', [140, 131, 9, 4, 5]),
  commission('TW', 'Ban Nội chính Trung ương', [150, 144, 11, 4, 5]),
  commission('TW', 'Ban Kinh tế Trung ương', [130, 121, 10, 4, 5]),
  commission('TW', 'Ban Đối ngoại Trung ương', [160, 150, 11, 4, 5]),
  {
    unit: 'TW',
    name: 'Văn phòng Quốc hội (minh họa)',
    kind: 'co_quan_nha_nuoc',
    on: SINCE,
    partyGroup: 'DDQUOCHOI',
    numbers: [700, 680, 24, 5, 5],
  },
  {
    unit: 'TW',
    name: 'Văn phòng Chính phủ (minh họa)',
    kind: 'co_quan_nha_nuoc',
    on: SINCE,
    partyGroup: 'BCSCHINHPHU',
    numbers: [760, 731, 26, 6, 6],
  },
  { unit: 'TW', name: 'Bộ Minh họa A', kind: 'co_quan_nha_nuoc', on: SINCE, numbers: [1200, 1180, 28, 6, 6] },
  { unit: 'TW', name: 'Bộ Minh họa B', kind: 'co_quan_nha_nuoc', on: SINCE, numbers: [950, 930, 24, 6, 6] },
  {
    unit: 'TW',
    name: 'Cơ quan Trung ương Hội Minh họa',
    kind: 'doan_the',
    on: SINCE,
    numbers: [310, 302, 16, 4, 4],
  },
  {
    unit: 'TW',
    name: 'Ban Chỉ đạo tổng kết 15 năm Nghị quyết Trung ương 5 khóa X',
    kind: 'ban_chi_dao',
    on: '2021-09-01',
    functions: 'Chỉ đạo xây dựng đề án tổng kết, khảo sát ở cơ sở, trình Hội nghị Trung ương 5.',
    plannedTo: '2022-06-30',
  },
  {
    unit: 'TW',
    name: 'Tổ Biên tập đề án tổng kết 15 năm Nghị quyết Trung ương 5 khóa X',
    kind: 'to_giup_viec',
    on: '2021-09-01',
    under: 'Ban Chỉ đạo tổng kết 15 năm Nghị quyết Trung ương 5 khóa X',
    plannedTo: '2022-06-30',
  },
]

const CITY_BODIES: readonly Founded[] = [
  commission(
    'TPHCM',
    CITY,
    [72, 68, null, 4, 4],
    'Tham mưu cho Thành ủy, Ban Thường vụ, Thường trực Thành ủy về công tác tổ chức xây dựng Đảng của hệ thống chính trị Thành phố; trình các nội dung trong chương trình làm việc hằng năm của Thành ủy.',
  ),
  ...inside('TPHCM', CITY, [
    'Phòng Tổ chức bộ máy',
    'Phòng Cơ sở đảng, đảng viên',
    'Phòng Cán bộ',
    'Phòng Đào tạo, quy hoạch cán bộ',
    'Phòng Bảo vệ chính trị nội bộ',
    'Văn phòng Ban Tổ chức Thành ủy',
  ]),
  commission('TPHCM', 'Văn phòng Thành ủy', [120, 116, 8, 3, 4]),
  commission('TPHCM', 'Ban Tuyên giáo Thành ủy', [58, 55, 7, 3, 3]),
  commission('TPHCM', 'Ban Dân vận Thành ủy', [44, 41, 5, 3, 3]),
  commission('TPHCM', 'Ban Nội chính Thành ủy', [40, 38, 5, 3, 3]),
  commission('TPHCM', 'Cơ quan Ủy ban Kiểm tra Thành ủy', [66, 62, 7, 4, 4]),
  {
    unit: 'TPHCM',
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố',
    kind: 'mat_tran',
    on: SINCE,
    numbers: [60, 57, 6, 4, 4],
  },
  {
    unit: 'TPHCM',
    name: 'Học viện Cán bộ Thành phố',
    kind: 'su_nghiep',
    on: SINCE,
    numbers: [180, 171, 11, 3, 3],
  },
]

const BLOC_BODIES: readonly Founded[] = [
  commission(
    BLOC,
    'Ban Tổ chức Đảng ủy Khối',
    [8, 8, null, 2, 2],
    'Tham mưu cho Ban Thường vụ Đảng ủy Khối về tổ chức cơ sở đảng, đảng viên, cán bộ.',
  ),
  commission(BLOC, 'Cơ quan Ủy ban Kiểm tra Đảng ủy Khối', [5, 5, null, 1, 2]),
  commission(BLOC, 'Ban Tuyên giáo Đảng ủy Khối', [5, 4, null, 1, 2]),
  commission(BLOC, 'Ban Dân vận Đảng ủy Khối', [3, 3, null, 1, 1]),
  commission(BLOC, 'Văn phòng Đảng ủy Khối', [7, 6, null, 1, 2]),
  { unit: BLOC, name: 'Đoàn Thanh niên Khối', kind: 'doan_the', on: SINCE, numbers: [3, 3, null, 1, 2] },
  {
    unit: BLOC,
    name: 'Ban Chỉ đạo thực hiện Chỉ thị 05 của Đảng ủy Khối',
    kind: 'ban_chi_dao',
    on: '2021-07-01',
    functions: 'Chỉ đạo, kiểm tra, sơ kết việc thực hiện Chỉ thị 05 trong toàn Khối.',
    plannedTo: '2025-06-30',
  },
  {
    unit: BLOC,
    name: 'Tổ Biên tập báo cáo sơ kết Chỉ thị 05',
    kind: 'to_giup_viec',
    on: '2022-03-01',
    under: 'Ban Chỉ đạo thực hiện Chỉ thị 05 của Đảng ủy Khối',
    plannedTo: '2022-12-31',
  },
]

const PROVINCE_BODIES: readonly Founded[] = [
  commission('DONGNAI', 'Ban Tổ chức Tỉnh ủy Đồng Nai', [36, 34, 5, 3, 3]),
  {
    unit: 'DONGNAI',
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai',
    kind: 'mat_tran',
    on: SINCE,
    numbers: [28, 26, 4, 3, 3],
  },
]

export const FOUNDED: readonly Founded[] = [...CENTRE, ...CITY_BODIES, ...BLOC_BODIES, ...PROVINCE_BODIES]

/** Bodies of the centre made leaner, as article 004 tells without numbers: units, quota, deputies from a day on. */
export const LEANER: readonly {
  name: string
  on: string
  quota: number
  internalUnits: number
  deputies: number
}[] = [
  { name: 'Bộ Minh họa A', on: '2019-07-01', quota: 1120, internalUnits: 22, deputies: 5 },
  { name: 'Bộ Minh họa B', on: '2020-01-01', quota: 900, internalUnits: 20, deputies: 5 },
  { name: 'Cơ quan Trung ương Hội Minh họa', on: '2020-10-01', quota: 280, internalUnits: 12, deputies: 3 },
]

/** Job positions of the city's commission: group, name, allotted, filled. Invented. */
export const POSITIONS = [
  ['lanh_dao', 'Trưởng ban', 1, 1],
  ['lanh_dao', 'Phó Trưởng ban', 4, 4],
  ['lanh_dao', 'Trưởng phòng, Chánh Văn phòng', 6, 6],
  ['chuyen_mon', 'Chuyên viên tổ chức đảng, đảng viên', 18, 17],
  ['chuyen_mon', 'Chuyên viên tổ chức cán bộ', 24, 22],
  ['chuyen_mon', 'Chuyên viên bảo vệ chính trị nội bộ', 9, 9],
  ['dung_chung', 'Chuyên viên tổng hợp, công nghệ thông tin', 6, 5],
  ['ho_tro', 'Văn thư, lưu trữ, kế toán', 4, 4],
] as const

export const CITY_COMMISSION = CITY
