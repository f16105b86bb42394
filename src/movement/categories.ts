/** Categories of the ledger (loại biến động): what each is called and which ends it has. Source: register form 7-HSĐV; docs/sources.md. */
export interface Category {
  code: string
  vi: string
  en: string
  direction: 'increase' | 'decrease'
  /** May carry both ends inside the register; the other end then counts it as this category. */
  mirror?: string
  /** Must say why. */
  needsReason?: boolean
}

export const CATEGORIES: readonly Category[] = [
  { code: 'I0', vi: 'Nhập khi mở sổ', en: 'entered when the register was opened', direction: 'increase' },
  { code: 'I1', vi: 'Kết nạp mới', en: 'newly admitted', direction: 'increase' },
  { code: 'I2', vi: 'Kết nạp lại', en: 'readmitted', direction: 'increase' },
  { code: 'I3', vi: 'Phục hồi đảng tịch', en: 'membership restored', direction: 'increase' },
  {
    code: 'I4',
    vi: 'Chuyển sinh hoạt chính thức đến',
    en: 'official transfer in',
    direction: 'increase',
    mirror: 'D5',
  },
  {
    code: 'I5',
    vi: 'Tiếp nhận do sắp xếp tổ chức',
    en: 'received through reorganisation',
    direction: 'increase',
    mirror: 'D6',
  },
  { code: 'I9', vi: 'Điều chỉnh tăng', en: 'correction upwards', direction: 'increase', needsReason: true },
  { code: 'D1', vi: 'Từ trần', en: 'died', direction: 'decrease' },
  { code: 'D2', vi: 'Khai trừ', en: 'expelled', direction: 'decrease' },
  { code: 'D3', vi: 'Xóa tên', en: 'name removed', direction: 'decrease' },
  { code: 'D4', vi: 'Xin ra khỏi Đảng', en: 'left at own request', direction: 'decrease' },
  {
    code: 'D5',
    vi: 'Chuyển sinh hoạt chính thức đi',
    en: 'official transfer out',
    direction: 'decrease',
    mirror: 'I4',
  },
  {
    code: 'D6',
    vi: 'Chuyển giao do sắp xếp tổ chức',
    en: 'handed over through reorganisation',
    direction: 'decrease',
    mirror: 'I5',
  },
  {
    code: 'D7',
    vi: 'Hủy quyết định kết nạp, công nhận sai quy định',
    en: 'admission decision annulled',
    direction: 'decrease',
  },
  { code: 'D9', vi: 'Điều chỉnh giảm', en: 'correction downwards', direction: 'decrease', needsReason: true },
]

export const INCREASES: readonly string[] = CATEGORIES.filter((one) => one.direction === 'increase').map(
  (one) => one.code,
)
export const DECREASES: readonly string[] = CATEGORIES.filter((one) => one.direction === 'decrease').map(
  (one) => one.code,
)

export const CATEGORY_BY_CODE: ReadonlyMap<string, Category> = new Map(
  CATEGORIES.map((one) => [one.code, one]),
)
