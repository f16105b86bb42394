import { CENTRE, type DemonstrationText } from './central-texts.ts'
import type { Relation } from '#document/api.ts'
import type { Organ } from '#document/organs.ts'

const UNSAID = 'Bài viết không nêu số và ngày.'

/** Texts of provinces that the articles name; where the article gives no number and no day, neither do we. */
const PROVINCES: readonly DemonstrationText[] = [
  {
    key: 'kh54',
    unit: 'NAMDINH',
    organ: 'ban_thuong_vu',
    type: 'T11',
    serial: 54,
    symbol: 'TU',
    term: null,
    on: '2022-10-27',
    known: 'by',
    subject: 'Thực hiện Kết luận số 18 của Ban Bí thư Trung ương (khóa XII)',
    ties: [['implements', 'kl18']],
    note: 'Bài viết nêu số 54, không nêu ngày.',
  },
  {
    key: 'nd-cham-diem',
    unit: 'NAMDINH',
    organ: 'ban_thuong_vu',
    type: 'T03',
    serial: null,
    symbol: 'TU',
    term: null,
    on: '2022-10-27',
    known: 'by',
    subject: 'Đánh giá chất lượng sinh hoạt chi bộ, kèm bộ tiêu chí chấm điểm, xếp loại hằng tháng',
    ties: [['implements', 'hd12']],
    note: UNSAID,
  },
  {
    key: 'bl-phan-cap',
    unit: 'BACLIEU',
    organ: 'cap_uy',
    type: 'T03',
    serial: null,
    symbol: 'TU',
    term: null,
    on: '2022-01-13',
    known: 'by',
    subject: 'Phân cấp quản lý cán bộ và bổ nhiệm, giới thiệu cán bộ ứng cử',
    note: `${UNSAID} Cơ quan ký chưa rõ.`,
  },
  {
    key: 'bl-danh-gia',
    unit: 'BACLIEU',
    organ: 'ban_to_chuc',
    type: 'T03',
    serial: null,
    symbol: 'BTCTU',
    term: null,
    on: '2022-01-13',
    known: 'by',
    subject:
      'Đánh giá, xếp loại chất lượng hằng tháng đối với công chức, người lao động thuộc cơ quan Ban Tổ chức Tỉnh ủy',
    note: `${UNSAID} Cơ quan ký chưa rõ.`,
  },
  {
    key: 'bl-du-sinh-hoat',
    unit: 'BACLIEU',
    organ: 'cap_uy',
    type: 'T08',
    serial: null,
    symbol: 'TU',
    term: null,
    on: '2022-01-13',
    known: 'by',
    subject:
      'Trách nhiệm của Ủy viên Ban Thường vụ, Ủy viên Ban Chấp hành Đảng bộ tỉnh dự sinh hoạt với chi bộ khu dân cư được phân công và với tổ chức đảng, Nhân dân nơi cư trú',
    note: `${UNSAID} Bài viết ghi “quy định, hướng dẫn”.`,
  },
  {
    key: 'dn-de-an',
    unit: 'DONGNAI',
    organ: 'cap_uy',
    type: 'T13',
    serial: null,
    symbol: 'TU',
    term: null,
    on: '2024-04-01',
    known: 'by',
    subject:
      'Bồi dưỡng, cập nhật kiến thức đối với cán bộ chủ chốt cấp cơ sở đủ phẩm chất, năng lực và uy tín ngang tầm nhiệm vụ, giai đoạn từ nay đến năm 2025 và những năm tiếp theo',
    note: `${UNSAID} Cơ quan ký chưa rõ.`,
  },
]

const INVENTED = 'Minh họa: số, ngày và trích yếu được dựng.'
const bloc = (
  key: string,
  organ: Organ,
  [type, serial, term]: [string, number, string],
  on: string,
  subject: string,
  ties: readonly [Relation, string][],
): DemonstrationText => ({
  key,
  unit: 'NAMDINH.KHOI',
  organ,
  type,
  serial,
  symbol: 'ĐUK',
  term,
  on,
  subject,
  ties,
  note: INVENTED,
})

/** The bloc's own texts, invented after what article 003 says of it. */
const BLOC: readonly DemonstrationText[] = [
  bloc(
    'quy-che-2015',
    'cap_uy',
    ['T06', 1, '2015-2020'],
    '2015-09-10',
    'Làm việc của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối nhiệm kỳ 2015-2020',
    [],
  ),
  bloc(
    'ke-hoach-18',
    'ban_thuong_vu',
    ['T11', 31, '2015-2020'],
    '2018-11-12',
    'Nâng cao chất lượng sinh hoạt chi bộ theo Kế hoạch 54 của Ban Thường vụ Tỉnh ủy',
    [
      ['implements', 'kh54'],
      ['cites', 'hd12'],
    ],
  ),
  bloc(
    'huong-dan-cham',
    'ban_thuong_vu',
    ['T08', 4, '2015-2020'],
    '2019-02-18',
    'Chấm điểm, xếp loại chất lượng sinh hoạt chi bộ hằng tháng',
    [
      ['implements', 'nd-cham-diem'],
      ['cites', 'ke-hoach-18'],
    ],
  ),
  bloc(
    'quy-che-2020',
    'cap_uy',
    ['T06', 1, '2020-2025'],
    '2020-09-15',
    'Làm việc của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối nhiệm kỳ 2020-2025',
    [
      ['replaces', 'quy-che-2015'],
      ['cites', 'qd29'],
    ],
  ),
  bloc(
    'chuong-trinh-khoa',
    'cap_uy',
    ['T12', 1, '2020-2025'],
    '2020-10-05',
    'Công tác toàn khóa nhiệm kỳ 2020-2025',
    [['cites', 'quy-che-2020']],
  ),
  bloc(
    'hoc-tap-05',
    'ban_thuong_vu',
    ['T11', 12, '2020-2025'],
    '2021-03-22',
    'Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh trong sinh hoạt định kỳ của cấp ủy, chi bộ',
    [['implements', 'ct05']],
  ),
  bloc(
    'chuong-trinh-21',
    'ban_thuong_vu',
    ['T12', 6, '2020-2025'],
    '2022-01-14',
    'Hành động thực hiện Kết luận 21 của Ban Chấp hành Trung ương khóa XIII',
    [['implements', 'kl21']],
  ),
  bloc(
    'sua-quy-che',
    'cap_uy',
    ['T02', 118, '2020-2025'],
    '2022-06-28',
    'Sửa đổi, bổ sung quy chế làm việc, điều chỉnh phân công nhiệm vụ',
    [['amends', 'quy-che-2020']],
  ),
]

/** The texts in an order in which each stands after those it is tied to. */
export const DEMONSTRATION_TEXTS: readonly DemonstrationText[] = [...CENTRE, ...PROVINCES, ...BLOC]

/** What grassroots organisations of the bloc have issued to implement one of its texts: so many of each kind, in their order. */
export const GRASSROOTS_TEXTS: readonly {
  implements: string
  type: string
  serial: number
  term: string
  subject: string
  from: string
  spreadInDays: number
  committees: number
  branches: number
}[] = [
  {
    implements: 'ke-hoach-18',
    type: 'T11',
    serial: 9,
    term: '2015-2020',
    subject: 'Nâng cao chất lượng sinh hoạt chi bộ',
    from: '2018-12-03',
    spreadInDays: 60,
    committees: 57,
    branches: 33,
  },
  {
    implements: 'chuong-trinh-21',
    type: 'T12',
    serial: 2,
    term: '2020-2025',
    subject: 'Hành động thực hiện Kết luận 21 của Ban Chấp hành Trung ương khóa XIII',
    from: '2022-02-10',
    spreadInDays: 75,
    committees: 64,
    branches: 51,
  },
]
