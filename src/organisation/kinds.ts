/**
 * Kinds of party organisation (loại tổ chức đảng), from the centre down.
 * `grassroots`: counted as TCCSĐ; `branch`: members belong to it directly; `under`: kinds it usually stands under;
 * `until`: the day from which new ones are no longer formed. Source: Điều lệ Đ.10, 21; 294-QĐ/TW; 208-QĐ/TW.
 */
export interface OrganisationKind {
  code: string
  vi: string
  en: string
  grassroots?: 'dang_bo' | 'chi_bo'
  branch?: boolean
  party?: false
  from?: string
  until?: string
  under: readonly string[]
}

const ABOVE_GRASSROOTS = [
  'trung_uong',
  'dang_bo_truc_thuoc_tw',
  'dang_bo_huyen',
  'dang_bo_khoi',
  'dang_bo_cap_tren_co_so',
  'dang_bo_xa',
  'ngoai_nuoc',
] as const

export const KINDS: readonly OrganisationKind[] = [
  { code: 'trung_uong', vi: 'Trung ương', en: 'Centre', under: [] },
  {
    code: 'dang_bo_truc_thuoc_tw',
    vi: 'Đảng bộ trực thuộc Trung ương',
    en: 'Organisation directly under the centre',
    under: ['trung_uong'],
  },
  {
    code: 'dang_bo_huyen',
    vi: 'Đảng bộ cấp huyện',
    en: 'District organisation',
    until: '2025-07-01',
    under: ['dang_bo_truc_thuoc_tw'],
  },
  {
    code: 'dang_bo_khoi',
    vi: 'Đảng bộ khối',
    en: 'Bloc organisation',
    until: '2025-07-01',
    under: ['trung_uong', 'dang_bo_truc_thuoc_tw'],
  },
  {
    code: 'dang_bo_cap_tren_co_so',
    vi: 'Đảng bộ cấp trên trực tiếp cơ sở',
    en: 'Organisation immediately above grassroots',
    under: ['trung_uong', 'dang_bo_truc_thuoc_tw', 'dang_bo_cap_tren_co_so'],
  },
  {
    code: 'dang_bo_xa',
    vi: 'Đảng bộ xã, phường, đặc khu',
    en: 'Commune organisation',
    under: ['dang_bo_truc_thuoc_tw', 'dang_bo_huyen'],
  },
  {
    code: 'dang_bo_co_so',
    vi: 'Đảng bộ cơ sở',
    en: 'Grassroots organisation with branches',
    grassroots: 'dang_bo',
    under: ABOVE_GRASSROOTS,
  },
  {
    code: 'chi_bo_co_so',
    vi: 'Chi bộ cơ sở',
    en: 'Grassroots branch',
    grassroots: 'chi_bo',
    branch: true,
    under: ABOVE_GRASSROOTS,
  },
  {
    code: 'dang_bo_bo_phan',
    vi: 'Đảng bộ bộ phận',
    en: 'Sectional organisation',
    under: ['dang_bo_co_so', 'dang_bo_xa'],
  },
  {
    code: 'dang_bo_truc_thuoc_co_so',
    vi: 'Đảng bộ trực thuộc cơ sở',
    en: 'Organisation under a grassroots organisation',
    from: '2026-07-26',
    under: ['dang_bo_co_so', 'dang_bo_xa'],
  },
  {
    code: 'chi_bo_truc_thuoc',
    vi: 'Chi bộ trực thuộc',
    en: 'Branch',
    branch: true,
    under: ['dang_bo_co_so', 'dang_bo_bo_phan', 'dang_bo_truc_thuoc_co_so', 'dang_bo_xa'],
  },
  {
    code: 'chi_bo',
    vi: 'Chi bộ',
    en: 'Branch',
    branch: true,
    from: '2026-07-26',
    under: ['dang_bo_co_so', 'dang_bo_truc_thuoc_co_so', 'dang_bo_xa'],
  },
  {
    code: 'to_dang',
    vi: 'Tổ đảng',
    en: 'Party group',
    branch: true,
    under: ['chi_bo_co_so', 'chi_bo_truc_thuoc', 'chi_bo'],
  },
  {
    code: 'ngoai_nuoc',
    vi: 'Đảng bộ Ngoài nước',
    en: 'Overseas organisation',
    until: '2021-07-01',
    under: ['trung_uong'],
  },
  {
    code: 'dang_doan',
    vi: 'Đảng đoàn',
    en: 'Party group in an elected body',
    party: false,
    until: '2025-07-01',
    under: ['trung_uong', 'dang_bo_truc_thuoc_tw', 'dang_bo_huyen'],
  },
  {
    code: 'ban_can_su_dang',
    vi: 'Ban cán sự đảng',
    en: 'Party group in a state body',
    party: false,
    until: '2025-07-01',
    under: ['trung_uong', 'dang_bo_truc_thuoc_tw'],
  },
]

export const KIND_BY_CODE: ReadonlyMap<string, OrganisationKind> = new Map(
  KINDS.map((kind) => [kind.code, kind]),
)

/**
 * Statistical types of grassroots organisations (loại hình cơ sở); an editable list of defaults.
 * Source: form 5-BTCTW by title; the list itself is from memory (docs/sources.md), the groups as one province publishes them.
 */
export const TYPES: readonly {
  code: string
  vi: string
  en: string
  group: 'xa_phuong' | 'doanh_nghiep' | 'hanh_chinh_su_nghiep' | 'luc_luong_vu_trang' | 'khac'
  from?: string
  until?: string
}[] = [
  { code: 'xa', vi: 'Xã', en: 'Rural commune', group: 'xa_phuong' },
  { code: 'phuong', vi: 'Phường', en: 'Ward', group: 'xa_phuong' },
  { code: 'thi_tran', vi: 'Thị trấn', en: 'Township', group: 'xa_phuong', until: '2025-07-01' },
  { code: 'dac_khu', vi: 'Đặc khu', en: 'Special zone', group: 'xa_phuong', from: '2025-07-01' },
  {
    code: 'co_quan',
    vi: 'Cơ quan hành chính, đảng, đoàn thể',
    en: 'Administrative, party or mass body',
    group: 'hanh_chinh_su_nghiep',
  },
  {
    code: 'su_nghiep_cong_lap',
    vi: 'Đơn vị sự nghiệp công lập',
    en: 'Public service unit',
    group: 'hanh_chinh_su_nghiep',
  },
  {
    code: 'dai_hoc_cao_dang',
    vi: 'Trường đại học, cao đẳng',
    en: 'University or college',
    group: 'hanh_chinh_su_nghiep',
  },
  { code: 'truong_hoc', vi: 'Trường học', en: 'School', group: 'hanh_chinh_su_nghiep' },
  { code: 'benh_vien', vi: 'Bệnh viện', en: 'Hospital', group: 'hanh_chinh_su_nghiep' },
  { code: 'vien', vi: 'Viện', en: 'Institute', group: 'hanh_chinh_su_nghiep' },
  {
    code: 'su_nghiep_ngoai_cong_lap',
    vi: 'Sự nghiệp ngoài công lập',
    en: 'Private service unit',
    group: 'hanh_chinh_su_nghiep',
  },
  {
    code: 'doanh_nghiep_nha_nuoc',
    vi: 'Doanh nghiệp nhà nước',
    en: 'State enterprise',
    group: 'doanh_nghiep',
  },
  {
    code: 'co_phan_von_nha_nuoc',
    vi: 'Công ty cổ phần có vốn nhà nước',
    en: 'Joint-stock company with state capital',
    group: 'doanh_nghiep',
  },
  {
    code: 'doanh_nghiep_tu_nhan',
    vi: 'Doanh nghiệp tư nhân',
    en: 'Private enterprise',
    group: 'doanh_nghiep',
  },
  {
    code: 'fdi',
    vi: 'Doanh nghiệp có vốn nước ngoài',
    en: 'Foreign-invested enterprise',
    group: 'doanh_nghiep',
  },
  { code: 'hop_tac_xa', vi: 'Hợp tác xã', en: 'Cooperative', group: 'doanh_nghiep' },
  { code: 'quan_doi', vi: 'Quân đội', en: 'Army', group: 'luc_luong_vu_trang' },
  { code: 'cong_an', vi: 'Công an', en: 'Police', group: 'luc_luong_vu_trang' },
  { code: 'o_nuoc_ngoai', vi: 'Cơ quan, tổ chức ở nước ngoài', en: 'Body abroad', group: 'khac' },
  { code: 'khac', vi: 'Khác', en: 'Other', group: 'khac' },
]
