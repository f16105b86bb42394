import type { Field } from '#programme/codes.ts'
import type { Question } from '#scheme/questions.ts'

/** A scheme of the centre: what, its field, the body that drafts, who adopts, first and due day, how it stands. */
export type SchemeLine = [
  title: string,
  field: Field,
  drafter: string,
  adopter: string,
  start: string,
  due: string,
  /** The day of adoption, `submitted` on a day, or how many of four milestones are done. */
  stands: { adopted: string } | { done: number },
]

const COMMISSION = 'Ban Tổ chức Trung ương'
const [CENTRAL, POLITBURO, SECRETARIAT] = ['Ban Chấp hành Trung ương', 'Bộ Chính trị', 'Ban Bí thư']

/** The 19 schemes of 2022: the article gives their number and two of them; the others are invented titles of the trade. */
export const CENTRE_SCHEMES: readonly SchemeLine[] = [
  [
    'Tăng cường củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên',
    'grassroots',
    COMMISSION,
    CENTRAL,
    '2021-10-01',
    '2022-05-10',
    { adopted: '2022-05-10' },
  ],
  [
    'Tổng kết 15 năm thực hiện Nghị quyết Trung ương 5 khóa X về phương thức lãnh đạo của Đảng',
    'general',
    COMMISSION,
    CENTRAL,
    '2021-11-01',
    '2022-10-09',
    { adopted: '2022-10-09' },
  ],
  [
    'Quy định về luân chuyển cán bộ',
    'cadres',
    COMMISSION,
    POLITBURO,
    '2022-01-13',
    '2022-04-30',
    { adopted: '2022-04-28' },
  ],
  [
    'Khuyến khích, bảo vệ cán bộ năng động, sáng tạo vì lợi ích chung',
    'cadres',
    COMMISSION,
    POLITBURO,
    '2022-01-13',
    '2022-12-15',
    { done: 3 },
  ],
  [
    'Quản lý biên chế của hệ thống chính trị giai đoạn 2022-2026',
    'apparatus',
    COMMISSION,
    POLITBURO,
    '2022-01-13',
    '2022-07-31',
    { adopted: '2022-07-18' },
  ],
  [
    'Đổi mới, hoàn thiện tổ chức bộ máy của hệ thống chính trị',
    'apparatus',
    COMMISSION,
    CENTRAL,
    '2022-02-15',
    '2022-12-31',
    { done: 2 },
  ],
  [
    'Vị trí việc làm trong cơ quan đảng, đoàn thể',
    'apparatus',
    COMMISSION,
    SECRETARIAT,
    '2022-02-15',
    '2022-11-30',
    { done: 2 },
  ],
  [
    'Chính sách thu hút, trọng dụng người có tài năng',
    'policy',
    COMMISSION,
    POLITBURO,
    '2022-03-01',
    '2023-03-31',
    { done: 2 },
  ],
  [
    'Bồi dưỡng, cập nhật kiến thức đối với cán bộ lãnh đạo, quản lý các cấp',
    'training',
    COMMISSION,
    SECRETARIAT,
    '2022-02-01',
    '2022-11-15',
    { done: 3 },
  ],
  [
    'Quy định về đánh giá, xếp loại tổ chức đảng, đảng viên',
    'inspection',
    COMMISSION,
    POLITBURO,
    '2022-03-15',
    '2023-02-28',
    { done: 2 },
  ],
  [
    'Quy định về miễn nhiệm, từ chức, bố trí cán bộ sau kỷ luật',
    'cadres',
    COMMISSION,
    SECRETARIAT,
    '2022-02-15',
    '2022-09-30',
    { adopted: '2022-09-26' },
  ],
  [
    'Tổ chức đảng, đảng viên trong doanh nghiệp ngoài nhà nước',
    'grassroots',
    COMMISSION,
    SECRETARIAT,
    '2022-03-01',
    '2022-12-20',
    { done: 2 },
  ],
  [
    'Chức năng, nhiệm vụ của đảng đoàn, ban cán sự đảng',
    'apparatus',
    COMMISSION,
    POLITBURO,
    '2022-02-01',
    '2022-10-20',
    { done: 3 },
  ],
  [
    'Chất lượng sinh hoạt chi bộ trong tình hình mới',
    'grassroots',
    COMMISSION,
    SECRETARIAT,
    '2022-04-01',
    '2023-05-31',
    { done: 1 },
  ],
  [
    'Quy hoạch Ban Chấp hành Trung ương nhiệm kỳ 2026-2031',
    'cadres',
    COMMISSION,
    POLITBURO,
    '2022-03-01',
    '2022-12-31',
    { done: 3 },
  ],
  ['Cơ sở dữ liệu đảng viên', 'grassroots', COMMISSION, SECRETARIAT, '2022-04-15', '2023-06-30', { done: 2 }],
  [
    'Kiểm tra, giám sát công tác tổ chức, cán bộ',
    'inspection',
    COMMISSION,
    POLITBURO,
    '2022-03-01',
    '2022-11-05',
    { done: 3 },
  ],
  [
    'Chế độ, chính sách đối với cán bộ ở cơ sở',
    'policy',
    COMMISSION,
    POLITBURO,
    '2022-04-01',
    '2023-04-30',
    { done: 1 },
  ],
  [
    'Xây dựng ngành Tổ chức xây dựng Đảng trong sạch, vững mạnh',
    'general',
    COMMISSION,
    SECRETARIAT,
    '2022-02-15',
    '2022-12-10',
    { done: 3 },
  ],
]

const ask = (key: string, kind: Question['kind'], label: string, more: Partial<Question> = {}): Question => ({
  key,
  kind,
  label,
  help: null,
  required: false,
  options: [],
  rows: [],
  columns: [],
  ...more,
})

/** The questions of the bloc's survey of its grassroots organisations. */
export const SURVEY_FORM: readonly Question[] = [
  ask('q1', 'number', 'Số chi bộ của đơn vị tính đến 30/9/2022', {
    required: true,
    help: 'Chi bộ cơ sở ghi 1.',
  }),
  ask('q2', 'yes_no', 'Đơn vị đã ban hành quy chế làm việc nhiệm kỳ 2020-2025', { required: true }),
  ask('q3', 'one_choice', 'Chất lượng sinh hoạt chi bộ so với năm 2021', {
    required: true,
    options: ['Tốt hơn', 'Không thay đổi', 'Kém hơn'],
  }),
  ask('q4', 'several', 'Nội dung sinh hoạt chuyên đề trong 9 tháng', {
    options: [
      'Học tập và làm theo Bác',
      'Nghị quyết Trung ương 4',
      'Nhiệm vụ chuyên môn',
      'Phát triển đảng viên',
    ],
  }),
  ask('q5', 'number_table', 'Số buổi sinh hoạt của các chi bộ', {
    rows: ['Quý I', 'Quý II', 'Quý III'],
    columns: ['Định kỳ', 'Chuyên đề'],
  }),
  ask('q6', 'long_text', 'Khó khăn, kiến nghị'),
]

/** The outline by which units report upon fifteen years of a resolution. */
export const OUTLINE: readonly Question[] = [
  ask('q1', 'long_text', 'Quán triệt, tổ chức thực hiện nghị quyết', { required: true }),
  ask('q2', 'long_text', 'Kết quả đổi mới phương thức lãnh đạo', { required: true }),
  ask('q3', 'long_text', 'Hạn chế, nguyên nhân và kiến nghị'),
]

/** Opinions of units about the bloc's draft: the part, what they say, what was done with it. */
export const OPINIONS: readonly [
  part: string,
  text: string,
  outcome: 'taken_up' | 'answered' | null,
  reason: string | null,
][] = [
  ['Chỉ tiêu', 'Nên đặt chỉ tiêu riêng cho chi bộ doanh nghiệp ngoài nhà nước', 'taken_up', null],
  ['Nhiệm vụ, giải pháp', 'Bổ sung việc bồi dưỡng kỹ năng cho bí thư chi bộ mới', 'taken_up', null],
  [
    'Tổ chức thực hiện',
    'Đề nghị giãn thời gian báo cáo từ hằng tháng sang hằng quý',
    'answered',
    'Theo hướng dẫn của cấp trên, báo cáo hằng tháng',
  ],
  ['Thực trạng', 'Số liệu năm 2021 cần thống nhất với báo cáo tổng kết', 'taken_up', null],
  ['Chỉ tiêu', 'Chỉ tiêu 90% chi bộ sinh hoạt tốt là cao với chi bộ ít đảng viên', null, null],
]
