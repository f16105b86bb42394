import type { Field, Product } from '#programme/codes.ts'

/** An item in a programme: what, its field and product, first and due day, the day it was submitted. */
export type Line = [
  title: string,
  field: Field,
  product: Product,
  start: string,
  due: string,
  submitted: string | null,
]

/** The 13 items of 2021, invented but for their number; all were submitted within the year. */
export const CITY_2021: readonly Line[] = [
  [
    'Chương trình hành động thực hiện Nghị quyết Đại hội XIII về xây dựng Đảng',
    'general',
    'chuong_trinh',
    '2021-02-01',
    '2021-03-31',
    '2021-03-26',
  ],
  [
    'Quy chế làm việc của Ban Chấp hành Đảng bộ Thành phố khóa XI',
    'general',
    'quy_che',
    '2021-01-11',
    '2021-03-31',
    '2021-03-15',
  ],
  [
    'Quy hoạch cán bộ diện Ban Thường vụ Thành ủy quản lý nhiệm kỳ 2025-2030',
    'cadres',
    'ke_hoach',
    '2021-03-01',
    '2021-09-30',
    '2021-09-24',
  ],
  [
    'Đề án nâng cao chất lượng đội ngũ đảng viên giai đoạn 2021-2025',
    'grassroots',
    'de_an',
    '2021-02-15',
    '2021-06-30',
    '2021-06-28',
  ],
  [
    'Chương trình đào tạo nguồn cán bộ lãnh đạo, quản lý trẻ',
    'training',
    'chuong_trinh',
    '2021-03-01',
    '2021-07-31',
    '2021-08-06',
  ],
  [
    'Chương trình phát triển cán bộ xuất thân từ công nhân',
    'training',
    'chuong_trinh',
    '2021-04-01',
    '2021-10-31',
    '2021-10-22',
  ],
  [
    'Chính sách thu hút, sử dụng trí thức trẻ có trình độ thạc sĩ trở lên',
    'policy',
    'quy_dinh',
    '2021-04-01',
    '2021-11-30',
    '2021-11-26',
  ],
  ['Quy định phân cấp quản lý cán bộ', 'cadres', 'quy_dinh', '2021-03-15', '2021-08-31', '2021-08-30'],
  [
    'Đề án tổ chức bộ máy đảng thành phố Thủ Đức',
    'apparatus',
    'de_an',
    '2021-01-11',
    '2021-02-28',
    '2021-02-25',
  ],
  [
    'Kế hoạch tinh giản biên chế cơ quan đảng, đoàn thể giai đoạn 2021-2026',
    'apparatus',
    'ke_hoach',
    '2021-05-01',
    '2021-12-15',
    '2021-12-10',
  ],
  [
    'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng năm 2021',
    'inspection',
    'huong_dan',
    '2021-09-01',
    '2021-11-15',
    '2021-11-12',
  ],
  [
    'Chuyên đề nâng cao chất lượng sinh hoạt chi bộ khu phố, ấp',
    'grassroots',
    'nghi_quyet',
    '2021-05-01',
    '2021-12-15',
    '2021-12-14',
  ],
  [
    'Báo cáo kết quả nhân sự đại biểu Hội đồng nhân dân nhiệm kỳ 2021-2026',
    'cadres',
    'bao_cao',
    '2021-02-15',
    '2021-06-30',
    '2021-06-18',
  ],
]

/** The five focal tasks of 2022 as the article names them. */
export const CITY_2022: readonly Line[] = [
  [
    'Xây dựng và triển khai Chương trình công tác năm 2022 bảo đảm tiến độ, chất lượng',
    'general',
    'chuong_trinh',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Tiếp tục thực hiện hiệu quả nghị quyết, quy định, kết luận của Ban Chấp hành Trung ương về tổ chức xây dựng Đảng',
    'grassroots',
    'bao_cao',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Nâng cao hiệu quả chương trình đào tạo nguồn cán bộ lãnh đạo, quản lý trẻ, cán bộ xuất thân từ công nhân',
    'training',
    'chuong_trinh',
    '2022-01-18',
    '2022-12-31',
    null,
  ],
  [
    'Bổ sung chính sách thu hút, sử dụng nguồn nhân lực chất lượng cao, trí thức trẻ',
    'policy',
    'quy_dinh',
    '2022-02-01',
    '2022-12-15',
    null,
  ],
  [
    'Nâng cao hiệu quả tuyển chọn, đề bạt cán bộ lãnh đạo',
    'cadres',
    'quy_dinh',
    '2022-02-01',
    '2022-12-15',
    null,
  ],
]

/** The centre's own year, which programmes below follow; the two matters are the article's. */
export const CENTRE_2022: readonly Line[] = [
  [
    'Củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên (trình Hội nghị Trung ương 5)',
    'grassroots',
    'de_an',
    '2022-01-13',
    '2022-05-10',
    '2022-05-04',
  ],
  [
    'Tổng kết 15 năm thực hiện Nghị quyết Trung ương 5 khóa X (trình Hội nghị Trung ương 6)',
    'general',
    'de_an',
    '2022-01-13',
    '2022-10-09',
    '2022-10-03',
  ],
]

/** An invented year of the bloc, with one item overdue on the demonstration's day. */
export const BLOC_2022: readonly Line[] = [
  [
    'Kế hoạch kiểm tra, giám sát công tác tổ chức xây dựng Đảng năm 2022',
    'inspection',
    'ke_hoach',
    '2022-01-10',
    '2022-02-28',
    '2022-02-24',
  ],
  [
    'Kế hoạch phát triển đảng viên trong doanh nghiệp ngoài nhà nước',
    'grassroots',
    'ke_hoach',
    '2022-02-01',
    '2022-04-30',
    '2022-04-28',
  ],
  [
    'Chuyên đề nâng cao chất lượng sinh hoạt chi bộ',
    'grassroots',
    'nghi_quyet',
    '2022-03-01',
    '2022-09-30',
    '2022-09-22',
  ],
  [
    'Rà soát, bổ sung quy hoạch cấp ủy nhiệm kỳ 2025-2030',
    'cadres',
    'bao_cao',
    '2022-05-01',
    '2022-10-15',
    null,
  ],
  [
    'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng năm 2022',
    'inspection',
    'huong_dan',
    '2022-10-01',
    '2022-11-20',
    null,
  ],
]
