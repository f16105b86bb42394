import { day, type Day } from '#platform/day.ts'

/** A figure that somebody published; shown beside counted ones, never mixed with them. */
export interface PublishedFigure {
  /** What is counted; one code for one meaning. */
  indicator: string
  /** Whose figure it is; null for bodies without a unit in the register. */
  organisationCode: string | null
  /** The day for which it holds, or the first and last day of its period. */
  asOf: Day | { from: Day; to: Day }
  value: number
  /** `over` is a lower bound; `about` is rounded. */
  qualifier: 'exact' | 'over' | 'about'
  source: string
  note: string
}

const HCMC =
  'Trang tin Đảng bộ TPHCM, tin ngày 18/01/2022 về hội nghị tổng kết công tác tổ chức xây dựng Đảng năm 2021'
const NATION =
  'Tin ngày 13/01/2022 về hội nghị toàn quốc tổng kết công tác tổ chức xây dựng Đảng năm 2021 (điểm cầu Bạc Liêu)'
const QUARTER = 'Báo Đồng Nai, 01/4/2024, hội nghị trực tuyến toàn quốc quý I-2024'
const BLOC = 'Báo Nam Định, 27/10/2022, Đảng bộ Khối các Cơ quan và Doanh nghiệp tỉnh'
const HALF = 'TTXVN/Báo Tin tức, 30/6/2021, hội nghị sơ kết 6 tháng đầu năm 2021 của các cơ quan Trung ương'
const KHOI = 'NAMDINH.KHOI'

const TERM = { from: day('2015-07-01'), to: day('2020-06-30') }
const IN_2021 = year(2021)
const IN_2022 = year(2022)
const EARLY_2022 = { from: day('2022-01-01'), to: day('2022-10-27') }
const ASSUMED_TERM = 'Nhiệm kỳ tính từ đại hội đến đại hội; hai ngày là giả định.'
const NO_CUT_OFF = '"Những tháng đầu năm 2022", nguồn không nêu ngày chốt; lấy đến ngày đăng bài.'

/** The figures of the articles that the demonstration rests on, with their qualifiers and what is assumed. */
export const PUBLISHED_FIGURES: readonly PublishedFigure[] = [
  figure(
    'conference',
    'TPHCM',
    day('2022-01-18'),
    1,
    HCMC,
    'Hội nghị của Ban Tổ chức Thành ủy tổng kết năm 2021.',
  ),
  figure(
    'programme_items_planned',
    'TPHCM',
    IN_2021,
    13,
    HCMC,
    'Chương trình riêng của Thành ủy; kết quả từng nội dung là việc khác.',
  ),
  figure(
    'programme_items_submitted',
    'TPHCM',
    IN_2021,
    13,
    HCMC,
    'Trình Ban Thường vụ xem xét, ban hành: 13/13.',
  ),
  figure('items_outside_programme', 'TPHCM', IN_2021, 217, HCMC, 'Nội dung phát sinh ngoài chương trình.'),
  figure('focal_tasks', 'TPHCM', IN_2022, 5, HCMC),

  figure('conference', 'TW', day('2022-01-13'), 1, NATION, 'Hội nghị toàn quốc về công tác năm 2021.'),
  figure('conference_sites', 'TW', day('2022-01-13'), 65, NATION),
  figure(
    'members',
    'TW',
    day('2021-12-31'),
    5_248_607,
    NATION,
    'Công bố 13/01/2022, không nêu ngày chốt; 31/12/2021 là giả định.',
  ),
  figure('admitted', 'TW', IN_2021, 56_376, NATION),
  figure(
    'grassroots_organisations',
    'TW',
    day('2021-12-31'),
    51_900,
    NATION,
    'Công bố 13/01/2022, không nêu ngày chốt; 31/12/2021 là giả định.',
  ),
  figure('schemes', 'TW', IN_2022, 19, NATION),
  figure('task_groups_of_21_KL_TW', 'TW', IN_2022, 5, NATION, 'Năm nhóm nhiệm vụ của Kết luận 21-KL/TW.'),
  figure(
    'matters_for_central_committee',
    'TW',
    IN_2022,
    2,
    NATION,
    'Hội nghị Trung ương 5 và 6; tổng kết 15 năm Nghị quyết Trung ương 5 khóa X.',
  ),

  figure(
    'conference',
    'TW',
    day('2024-04-01'),
    1,
    QUARTER,
    'Hội nghị trực tuyến: quý I và nhiệm vụ quý II năm 2024.',
  ),
  figure(
    'plenums_implemented',
    'TW',
    day('2024-04-01'),
    3,
    QUARTER,
    'Hội nghị Trung ương 4, 5, 6 khóa XIII.',
  ),
  figure('task_groups_of_21_KL_TW', 'TW', day('2024-04-01'), 5, QUARTER),

  figure('grassroots_organisations', KHOI, day('2022-10-27'), 159, BLOC),
  figure('grassroots_committees', KHOI, day('2022-10-27'), 80, BLOC, 'Đảng bộ cơ sở.'),
  figure('grassroots_branches', KHOI, day('2022-10-27'), 79, BLOC, 'Chi bộ cơ sở.'),
  {
    ...figure('members', KHOI, day('2022-10-27'), 8_600, BLOC, '"Trên 8.600": cận dưới.'),
    qualifier: 'over',
  },
  figure('applicant_classes', KHOI, TERM, 25, BLOC, ASSUMED_TERM),
  figure('applicant_learners', KHOI, TERM, 2_678, BLOC, ASSUMED_TERM),
  figure('admitted', KHOI, TERM, 2_003, BLOC, ASSUMED_TERM),
  figure('admitted', KHOI, IN_2021, 303, BLOC),
  figure('applicant_classes', KHOI, EARLY_2022, 3, BLOC, NO_CUT_OFF),
  figure('applicant_learners', KHOI, EARLY_2022, 355, BLOC, NO_CUT_OFF),
  figure('new_member_classes', KHOI, EARLY_2022, 3, BLOC, NO_CUT_OFF),
  figure('new_member_learners', KHOI, EARLY_2022, 321, BLOC, NO_CUT_OFF),
  figure(
    'considered_for_admission',
    KHOI,
    EARLY_2022,
    326,
    BLOC,
    `${NO_CUT_OFF} Dữ liệu minh họa giả định cả 326 đã được kết nạp đến 27/10/2022.`,
  ),
  figure(
    'badges_presented',
    KHOI,
    EARLY_2022,
    46,
    BLOC,
    `${NO_CUT_OFF} Đợt 2-9-2022 chỉ có trong chú thích ảnh, không kèm số; dữ liệu minh họa tính gộp.`,
  ),
  figure(
    'review_completed_percent',
    KHOI,
    day('2022-10-27'),
    100,
    BLOC,
    'Tổ chức cơ sở đảng hoàn thành kiểm điểm hằng năm.',
  ),
  figure(
    'target_grassroots_good_percent',
    KHOI,
    day('2022-10-27'),
    90,
    BLOC,
    'Chỉ tiêu hằng năm: hoàn thành tốt nhiệm vụ trở lên.',
  ),
  figure(
    'target_members_good_percent',
    KHOI,
    day('2022-10-27'),
    90,
    BLOC,
    'Chỉ tiêu hằng năm: hoàn thành tốt nhiệm vụ trở lên.',
  ),

  figure(
    'conference',
    'TW',
    day('2021-06-30'),
    1,
    HALF,
    'Sơ kết 6 tháng đầu năm 2021 của các cơ quan Trung ương.',
  ),
  figure('lessons', null, day('2021-06-30'), 5, HALF),
  figure('focal_tasks', null, day('2021-06-30'), 6, HALF),
  figure(
    'review_after_years',
    'TW',
    day('2021-06-30'),
    2,
    HALF,
    'Hướng dẫn 17-HD/BTCTW ngày 05/10/2018: sơ kết sau 2 năm.',
  ),
]

function figure(
  indicator: string,
  organisationCode: string | null,
  asOf: PublishedFigure['asOf'],
  value: number,
  source: string,
  note = '',
): PublishedFigure {
  return { indicator, organisationCode, asOf, value, qualifier: 'exact', source, note }
}

function year(number: number): { from: Day; to: Day } {
  return { from: day(`${number}-01-01`), to: day(`${number}-12-31`) }
}
