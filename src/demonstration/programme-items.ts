import { addDays, day, type Day } from '#platform/day.ts'
import type { Field, Ground, Product } from '#programme/codes.ts'

/** An invented item that arose: on which day and ground, what, and after how many days it was due. */
export interface Arising {
  ground: Ground
  groundText: string | null
  title: string
  field: Field
  product: Product
  arose: Day
}

/** How the 217 items of the article are split among grounds: our own assumption, the article gives the sum alone. */
export const GROUND_COUNTS = {
  new_rule: 38,
  central_commission: 61,
  standing_committee: 74,
  standing_members: 44,
} as const satisfies Partial<Record<Ground, number>>

const PLACES = [
  ...['1', '3', '4', '5', '6', '7', '8', '10', '11', '12'].map((number) => `Quận ${number}`),
  ...['Bình Tân', 'Bình Thạnh', 'Gò Vấp', 'Phú Nhuận', 'Tân Bình', 'Tân Phú'].map((name) => `quận ${name}`),
  ...['Bình Chánh', 'Cần Giờ', 'Củ Chi', 'Hóc Môn', 'Nhà Bè'].map((name) => `huyện ${name}`),
  'thành phố Thủ Đức',
]

/** New rules of 2021 with their days. */
const RULES: readonly [text: string, on: Day, about: string, field: Field][] = [
  [
    'Quy định số 22-QĐ/TW',
    day('2021-07-28'),
    'công tác kiểm tra, giám sát và kỷ luật của Đảng',
    'inspection',
  ],
  ['Quy định số 24-QĐ/TW', day('2021-07-30'), 'thi hành Điều lệ Đảng', 'grassroots'],
  ['Hướng dẫn số 01-HD/TW', day('2021-09-28'), 'một số vấn đề cụ thể thi hành Điều lệ Đảng', 'grassroots'],
  ['Quy định số 37-QĐ/TW', day('2021-10-25'), 'những điều đảng viên không được làm', 'grassroots'],
  ['Quy định số 41-QĐ/TW', day('2021-11-03'), 'việc miễn nhiệm, từ chức đối với cán bộ', 'cadres'],
]
const RULE_WORKS: readonly [string, Product][] = [
  ['Kế hoạch quán triệt, triển khai', 'ke_hoach'],
  ['Hướng dẫn của Thành ủy thực hiện', 'huong_dan'],
  ['Rà soát văn bản của Thành ủy cho phù hợp với', 'bao_cao'],
  ['Tài liệu hỏi đáp phục vụ chi bộ sinh hoạt về', 'khac'],
  ['Bổ sung biểu mẫu nghiệp vụ theo', 'huong_dan'],
  ['Tổng hợp vướng mắc của cơ sở khi thực hiện', 'bao_cao'],
  ['Kế hoạch bồi dưỡng cán bộ làm công tác tổ chức về', 'ke_hoach'],
  ['Báo cáo kết quả bước đầu thực hiện', 'bao_cao'],
]

const CENTRAL_MATTERS: readonly [string, Field][] = [
  ['sắp xếp tổ chức bộ máy, tinh giản biên chế', 'apparatus'],
  ['công tác phát triển đảng viên', 'grassroots'],
  ['kiện toàn chức danh lãnh đạo sau đại hội', 'cadres'],
  ['nhân sự đại biểu Hội đồng nhân dân các cấp', 'cadres'],
  ['quy hoạch cán bộ nhiệm kỳ 2025-2030', 'cadres'],
  ['đào tạo, bồi dưỡng cán bộ nguồn', 'training'],
  ['luân chuyển, điều động cán bộ', 'cadres'],
  ['tổ chức đảng trong doanh nghiệp ngoài nhà nước', 'grassroots'],
  ['chất lượng sinh hoạt chi bộ', 'grassroots'],
  ['cơ sở dữ liệu đảng viên', 'grassroots'],
  ['chính sách đối với cán bộ nghỉ công tác', 'policy'],
  ['tiền lương và phụ cấp cán bộ cơ quan đảng', 'policy'],
  ['kiểm điểm, đánh giá, xếp loại chất lượng', 'inspection'],
  ['giải quyết kiến nghị về tổ chức, cán bộ', 'general'],
  ['thi đua, khen thưởng của ngành', 'general'],
  ['cải cách hành chính trong Đảng', 'general'],
]
const PERIODS: readonly [string, Day][] = [
  ['quý I', day('2021-03-08')],
  ['6 tháng đầu năm', day('2021-05-31')],
  ['9 tháng', day('2021-08-30')],
  ['năm 2021', day('2021-11-08')],
]

const COMMITTEE_WORKS: readonly [string, Field, Product][] = [
  ['Kiện toàn ban thường vụ cấp ủy', 'cadres', 'to_trinh'],
  ['Nhân sự lãnh đạo Hội đồng nhân dân, Ủy ban nhân dân', 'cadres', 'to_trinh'],
  ['Củng cố chi bộ khu phố, ấp trong thời gian giãn cách tại', 'grassroots', 'ket_luan'],
  ['Sắp xếp cơ quan tham mưu, giúp việc cấp ủy', 'apparatus', 'to_trinh'],
]
const MEMBER_WORKS: readonly [string, Field, Product][] = [
  ['Kết nạp đảng viên tại tuyến đầu chống dịch Covid-19 ở', 'grassroots', 'thong_bao'],
  ['Tăng cường cán bộ hỗ trợ phòng, chống dịch cho', 'cadres', 'quyet_dinh'],
]

/** The invented items that arose in 2021, of varied kinds, always the same. */
export function arisingItems(): Arising[] {
  return [
    ...rules().slice(0, GROUND_COUNTS.new_rule),
    ...central().slice(0, GROUND_COUNTS.central_commission),
    ...ofPlaces('standing_committee', COMMITTEE_WORKS, GROUND_COUNTS.standing_committee),
    ...ofPlaces('standing_members', MEMBER_WORKS, GROUND_COUNTS.standing_members),
  ].toSorted((a, b) => (a.arose < b.arose ? -1 : Number(a.arose > b.arose)))
}

function rules(): Arising[] {
  return RULE_WORKS.flatMap(([work, product], at) =>
    RULES.map(([text, on, about, field], rule) => ({
      ground: 'new_rule' as const,
      groundText: `${text} về ${about}`,
      title: `${work} ${text} về ${about}`,
      field,
      product,
      arose: addDays(on, 3 + ((at * 5 + rule * 2) % 26)),
    })),
  )
}

function central(): Arising[] {
  return PERIODS.flatMap(([period, on], at) =>
    CENTRAL_MATTERS.map(([matter, field], index) => ({
      ground: 'central_commission' as const,
      groundText: 'Công văn yêu cầu báo cáo của Ban Tổ chức Trung ương',
      title: `Báo cáo Ban Tổ chức Trung ương về ${matter} ${period}`,
      field,
      product: 'bao_cao' as const,
      arose: addDays(on, (index * 3 + at) % 20),
    })),
  )
}

function ofPlaces(ground: Ground, works: readonly [string, Field, Product][], count: number): Arising[] {
  return Array.from({ length: count }, (_, index) => {
    const [work, field, product] = works[Math.floor(index / PLACES.length)]!
    return {
      ground,
      groundText: null,
      title: `${work} ${PLACES[index % PLACES.length]}`,
      field,
      product,
      arose: addDays(day('2021-01-11'), Math.floor((index * 325) / count)),
    }
  })
}
