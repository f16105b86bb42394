/**
 * What somebody answers for: a field of work (lĩnh vực), an area (địa bàn: a unit that is followed), a residential branch
 * whose meetings are attended (dự sinh hoạt chi bộ khu dân cư).
 */
export const DUTY_KINDS = ['field', 'area', 'cell'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** Fields of work that a committee divides: a suggestion from practice, which each organisation changes. */
export const SUGGESTED_FIELDS = [
  'Phụ trách chung',
  'Công tác tổ chức, cán bộ',
  'Công tác kiểm tra, giám sát',
  'Công tác tuyên giáo',
  'Công tác dân vận, Mặt trận, đoàn thể',
  'Công tác nội chính, phòng chống tham nhũng',
  'Phát triển kinh tế, doanh nghiệp',
  'Văn hóa, xã hội',
  'Quốc phòng, an ninh',
  'Văn phòng, tài chính đảng',
] as const
