/**
 * Statuses that leave a member in the headcount (rules of the charter's implementation, docs/sources.md). A register may
 * bring others along; they are shown as they are.
 */
export const STATUSES = {
  mien_sinh_hoat: { vi: 'Miễn công tác và sinh hoạt đảng', en: 'Exempt from work and meetings' },
  chuyen_tam_thoi: { vi: 'Chuyển sinh hoạt tạm thời', en: 'On temporary transfer' },
  dinh_chi: { vi: 'Đình chỉ sinh hoạt đảng', en: 'Suspended' },
  di_lam_an_xa: { vi: 'Đi làm ăn xa', en: 'Working far away' },
  o_nuoc_ngoai: { vi: 'Ở nước ngoài', en: 'Abroad' },
} as const
