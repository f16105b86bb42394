/** Levels in a word or two, for charts and narrow columns. */
export const shortLevels = {
  excellent: { vi: 'Xuất sắc', en: 'Excellent' },
  good: { vi: 'Tốt', en: 'Good' },
  satisfactory: { vi: 'Hoàn thành', en: 'Satisfactory' },
  unsatisfactory: { vi: 'Không hoàn thành', en: 'Unsatisfactory' },
  unclassified: { vi: 'Chưa xếp loại', en: 'Not classified' },
}

/** What the levels, subjects and reasons of the yearly review are called. */
export const levelWords = {
  excellent: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  satisfactory: { vi: 'Hoàn thành nhiệm vụ', en: 'Satisfactory' },
  unsatisfactory: { vi: 'Không hoàn thành nhiệm vụ', en: 'Unsatisfactory' },
  unclassified: { vi: 'Chưa xếp loại', en: 'Not classified' },
}

export const subjectWords = {
  organisation: { vi: 'Tổ chức đảng', en: 'Organisations' },
  collective: { vi: 'Tập thể cấp ủy, lãnh đạo', en: 'Committees' },
  member: { vi: 'Đảng viên', en: 'Members' },
  leader: { vi: 'Cán bộ lãnh đạo, quản lý', en: 'Leaders' },
}

export const reasonWords = {
  exempt: { vi: 'được miễn công tác, sinh hoạt đảng', en: 'exempt from work and meetings' },
  suspended: { vi: 'đang bị đình chỉ sinh hoạt đảng', en: 'suspended' },
  'admitted-late': { vi: 'vào Đảng chưa đủ 6 tháng', en: 'admitted less than 6 months ago' },
  'formed-late': { vi: 'tổ chức thành lập chưa đủ 6 tháng', en: 'formed less than 6 months ago' },
  other: { vi: 'lý do khác', en: 'another reason' },
}
