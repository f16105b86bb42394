import type { Known, Relation } from '#document/api.ts'
import type { Organ } from '#document/organs.ts'

/** A text of the demonstration; `ties` name other texts by their keys, which stand before it. */
export interface DemonstrationText {
  key: string
  unit: string
  organ: Organ
  type: string
  /** The running number; null: nobody has told us. */
  serial: number | null
  symbol: string
  term: string | null
  on: string
  known?: Known
  from?: string
  subject: string
  ties?: readonly [Relation, string][]
  note?: string
}

const MEMORY = 'Số và ngày theo trí nhớ, chưa đối chiếu văn bản.'
const centre = (
  key: string,
  organ: Organ,
  [type, serial, symbol, term]: [string, number, string, string],
  on: string,
  subject: string,
  more: Partial<DemonstrationText> = {},
): DemonstrationText => ({ key, unit: 'TW', organ, type, serial, symbol, term, on, subject, ...more })

/** Texts of the centre that the articles and the rules name. Source: docs/sources.md. */
export const CENTRE: readonly DemonstrationText[] = [
  centre(
    'nq15-x',
    'cap_uy',
    ['T01', 15, 'TW', 'X'],
    '2007-07-30',
    'Tiếp tục đổi mới phương thức lãnh đạo của Đảng đối với hoạt động của hệ thống chính trị (Nghị quyết Trung ương 5 khóa X)',
    { note: MEMORY },
  ),
  centre('ct10', 'ban_bi_thu', ['T04', 10, 'TW', 'X'], '2007-03-30', 'Nâng cao chất lượng sinh hoạt chi bộ', {
    note: `Ngày ban hành theo trí nhớ. ${MEMORY}`,
  }),
  centre('qd45', 'cap_uy', ['T03', 45, 'TW', 'XI'], '2011-11-01', 'Thi hành Điều lệ Đảng'),
  centre(
    'ct05',
    'bo_chinh_tri',
    ['T04', 5, 'TW', 'XII'],
    '2016-05-15',
    'Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
    { note: MEMORY },
  ),
  centre('qd29', 'cap_uy', ['T03', 29, 'TW', 'XII'], '2016-07-25', 'Thi hành Điều lệ Đảng', {
    ties: [['replaces', 'qd45']],
  }),
  centre(
    'hd01-xii',
    'ban_bi_thu',
    ['T08', 1, 'TW', 'XII'],
    '2016-09-20',
    'Một số vấn đề cụ thể thi hành Điều lệ Đảng',
    { ties: [['implements', 'qd29']] },
  ),
  centre(
    'nq4-xii',
    'cap_uy',
    ['T01', 4, 'TW', 'XII'],
    '2016-10-30',
    'Tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi sự suy thoái về tư tưởng chính trị, đạo đức, lối sống, những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ (Nghị quyết Trung ương 4 khóa XII)',
    { note: MEMORY },
  ),
  centre('hd09', 'ban_to_chuc', ['T08', 9, 'BTCTW', 'XII'], '2017-06-05', 'Nghiệp vụ công tác đảng viên', {
    ties: [['implements', 'hd01-xii']],
  }),
  centre(
    'kl18',
    'ban_bi_thu',
    ['T05', 18, 'TW', 'XII'],
    '2017-09-22',
    'Tiếp tục thực hiện Chỉ thị 10 của Ban Bí thư khóa X về nâng cao chất lượng sinh hoạt chi bộ',
    { ties: [['implements', 'ct10']] },
  ),
  centre(
    'hd12',
    'ban_to_chuc',
    ['T08', 12, 'BTCTW', 'XII'],
    '2018-07-06',
    'Một số vấn đề về nâng cao chất lượng sinh hoạt chi bộ',
    { ties: [['implements', 'kl18']] },
  ),
  centre(
    'hd17',
    'ban_to_chuc',
    ['T08', 17, 'BTCTW', 'XII'],
    '2018-10-05',
    'Sắp xếp, kiện toàn cơ quan tham mưu, giúp việc trong doanh nghiệp',
    { note: 'Trích yếu theo bài viết của Khối; sơ kết sau 2 năm.' },
  ),
  centre('qd24', 'cap_uy', ['T03', 24, 'TW', 'XIII'], '2021-07-30', 'Thi hành Điều lệ Đảng', {
    ties: [['replaces', 'qd29']],
  }),
  centre(
    'hd01-xiii',
    'ban_bi_thu',
    ['T08', 1, 'TW', 'XIII'],
    '2021-09-28',
    'Một số vấn đề cụ thể thi hành Điều lệ Đảng',
    {
      ties: [
        ['implements', 'qd24'],
        ['replaces', 'hd01-xii'],
      ],
    },
  ),
  centre(
    'kl21',
    'cap_uy',
    ['T05', 21, 'TW', 'XIII'],
    '2021-10-25',
    'Đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống chính trị; kiên quyết ngăn chặn, đẩy lùi, xử lý nghiêm cán bộ, đảng viên suy thoái về tư tưởng chính trị, đạo đức, lối sống, biểu hiện “tự diễn biến”, “tự chuyển hóa”',
    { ties: [['implements', 'nq4-xii']] },
  ),
  centre(
    'hd12-xiii',
    'ban_to_chuc',
    ['T08', 12, 'BTCTW', 'XIII'],
    '2022-01-18',
    'Nghiệp vụ công tác đảng viên, thẻ đảng viên',
    {
      ties: [
        ['implements', 'hd01-xiii'],
        ['replaces', 'hd09'],
      ],
    },
  ),
  centre('qd232', 'cap_uy', ['T03', 232, 'TW', 'XIII'], '2025-01-20', 'Thi hành Điều lệ Đảng', {
    ties: [['replaces', 'qd24']],
  }),
  centre('qd294', 'cap_uy', ['T03', 294, 'TW', 'XIII'], '2025-05-26', 'Thi hành Điều lệ Đảng', {
    from: '2025-07-01',
    ties: [['replaces', 'qd232']],
  }),
]
