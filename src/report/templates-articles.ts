import type { Span } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'
import { day, type Day } from '#platform/day.ts'
import type { Mention, PublishedMention, Section, Template } from './declaration.ts'
import { alwaysSays, says, value } from './declaration.ts'

const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) })
const on = (text: string): Span => span(text, text)

/** A figure of a time of its own. */
const at = (time: Span, measure: string, where: Filter = {}): Mention => value(measure, where, { span: time })
const published = (indicator: string, from: string, to: Day | string = from): PublishedMention => ({
  indicator,
  span: span(from, to),
})
const source = (indicator: string, from: string, to: Day | string = from): PublishedMention => ({
  ...published(indicator, from, to),
  as: 'source',
})

const section = (
  key: string,
  title: string,
  sentences: Section['sentences'],
  hint?: [string, string],
): Section => ({
  key,
  level: 1,
  title,
  ...(sentences ? { sentences } : {}),
  ...(hint ? { free: { hint: { vi: hint[0], en: hint[1] } } } : {}),
})

const CITY_2021 = span('2021-01-01', '2021-12-31')
const cityPlanned = at(CITY_2021, 'programme-items', { kind: { is: ['planned'] } })
const citySubmitted = at(CITY_2021, 'programme-items', {
  kind: { is: ['planned'] },
  submitted: { is: ['yes'] },
})
const arising = (ground?: string): Mention =>
  at(CITY_2021, 'programme-items', {
    kind: { is: ['arising'] },
    ...(ground ? { ground: { is: [ground] } } : {}),
  })

/** Article 000: what the city's commission told of 2021 on 18/01/2022. */
const CITY: Template = {
  key: 'article-000',
  kind: 'thematic',
  subject: 'tổng kết công tác tổ chức xây dựng Đảng',
  period: 'năm 2021',
  only: { unit: 'TPHCM', span: CITY_2021 },
  sections: [
    section(
      'programme',
      'Chương trình công tác',
      [
        alwaysSays`Đã trình Ban Thường vụ Thành ủy xem xét, thông qua ${citySubmitted}/${cityPlanned} nội dung trong Chương trình làm việc năm 2021 của Thành ủy.`,
        says`Nội dung phát sinh ngoài chương trình: ${arising()}, theo quy định mới ${arising('new_rule')}, chỉ đạo của Ban Tổ chức Trung ương ${arising('central_commission')}, Ban Thường vụ Thành ủy ${arising('standing_committee')}, Thường trực Thành ủy ${arising('standing_members')}.`,
      ],
      ['Việc tham mưu, phối hợp trong năm.', 'What was prepared in the year.'],
    ),
    section('limits', 'Hạn chế, khuyết điểm', undefined, ['Việc chưa làm được.', 'What was not done.']),
    section(
      'tasks',
      'Nhiệm vụ trọng tâm năm 2022',
      [
        says`Hội nghị ngày 18/01/2022 xác định ${at(on('2022-01-18'), 'conclusions', { kind: { is: ['task'] } })} nhiệm vụ trọng tâm.`,
        says`Chương trình công tác năm 2022 có ${at(span('2022-01-01', '2022-12-31'), 'programme-items', { kind: { is: ['planned'] } })} nội dung.`,
        says`Kế hoạch kiểm tra, giám sát năm 2022 về công tác tổ chức xây dựng Đảng có ${at(span('2022-01-01', '2022-12-31'), 'inspections')} cuộc.`,
      ],
      ['Mỗi nhiệm vụ một dòng.', 'One task a line.'],
    ),
  ],
  appendix: [],
}

const NATION_2022 = span('2022-01-01', '2022-12-31')

/** Article 001: the national conference of 13/01/2022 on the work of 2021. */
const NATION: Template = {
  key: 'article-001',
  kind: 'thematic',
  subject: 'tổng kết công tác tổ chức xây dựng Đảng toàn quốc',
  period: 'năm 2021',
  only: { unit: 'TW', span: CITY_2021 },
  sections: [
    section(
      'membership',
      'Tổ chức cơ sở đảng, đảng viên',
      [
        alwaysSays`Trong năm đã kết nạp ${published('admitted', '2021-01-01', '2021-12-31')} đảng viên, nâng tổng số đảng viên trong cả nước lên ${published('members', '2021-12-31')}; toàn Đảng có ${published('grassroots_organisations', '2021-12-31')} tổ chức cơ sở đảng (theo ${source('members', '2021-12-31')}).`,
      ],
      ['Kết quả các mặt công tác.', 'Results of the year.'],
    ),
    section('conference', 'Hội nghị tổng kết', [
      alwaysSays`Hội nghị toàn quốc ngày 13/01/2022 có ${at(on('2022-01-13'), 'sites')} điểm cầu, ${at(on('2022-01-13'), 'sites', { reported: { is: ['yes'] } })} điểm cầu đã báo cáo.`,
    ]),
    section(
      'tasks',
      'Nhiệm vụ năm 2022',
      [
        alwaysSays`Tham mưu và tổ chức thực hiện ${at(NATION_2022, 'schemes', { kind: { is: ['scheme'] } })} đề án về tổ chức xây dựng Đảng.`,
        alwaysSays`Thực hiện đồng bộ ${published('task_groups_of_21_KL_TW', '2022-01-01', '2022-12-31')} nhóm nhiệm vụ, giải pháp của Kết luận 21-KL/TW; chuẩn bị ${published('matters_for_central_committee', '2022-01-01', '2022-12-31')} vấn đề trình Ban Chấp hành Trung ương (theo ${source('matters_for_central_committee', '2022-01-01', '2022-12-31')}).`,
      ],
      ['Mỗi nhiệm vụ một dòng.', 'One task a line.'],
    ),
  ],
  appendix: [],
}

const QUARTER = span('2024-01-01', '2024-03-31')
const CONFERENCE_DAY = on('2024-04-01')

/** Article 002: the first quarter of 2024 as the site of Đồng Nai told it on 01/04/2024. */
const DONGNAI: Template = {
  key: 'article-002',
  kind: 'thematic',
  subject: 'kết quả công tác tổ chức xây dựng Đảng',
  period: 'quý I năm 2024',
  only: { unit: 'DONGNAI', span: QUARTER },
  sections: [
    section(
      'results',
      'Kết quả quý I',
      [
        alwaysSays`Đã ban hành ${at(QUARTER, 'schemes', { state: { is: ['adopted'] } })} đề án bồi dưỡng, cập nhật kiến thức đối với cán bộ chủ chốt cấp cơ sở.`,
        says`Thí điểm ${at(CONFERENCE_DAY, 'models', { kind: { is: ['pilot'] } })} mô hình tổ đảng quản lý đảng viên đi làm ăn xa.`,
        says`Thực hiện kế hoạch phối hợp với Mặt trận Tổ quốc giai đoạn 2023-2027: ${at(span('2023-01-01', '2024-03-31'), 'assignments', { kind: { is: ['coordination'] } })} nhiệm vụ.`,
      ],
      ['Kết quả các mặt công tác.', 'Results of the quarter.'],
    ),
    section('tasks', 'Nhiệm vụ quý II', undefined, ['Mỗi nhiệm vụ một dòng.', 'One task a line.']),
    section('proposals', 'Kiến nghị, đề xuất', [
      says`Kiến nghị với Trung ương ${at(CONFERENCE_DAY, 'proposals', { kind: { is: ['proposal'] } })} nội dung.`,
    ]),
  ],
  appendix: [],
}

const TERM = span('2015-07-01', '2020-06-30')
const YEAR = span('2021-01-01', '2021-12-31')
const EARLY = span('2022-01-01', '2022-10-27')
const kind = (value: string): Filter => ({ kind: { is: [value] } })
const grassroots = (...is: string[]) => at(on('2022-10-27'), 'organisations', { grassroots: { is } })
const newly: Filter = { category: { is: ['I1'] } }
const learners = (time: Span, of: string) => at(time, 'learners', kind(of))
const classes = (time: Span, of: string) => at(time, 'classes', kind(of))

/** Article 003: the bloc of Nam Định on 27/10/2022. */
const BLOC: Template = {
  key: 'article-003',
  kind: 'thematic',
  subject: 'nâng cao chất lượng công tác tổ chức xây dựng Đảng',
  period: 'nhiệm kỳ 2015-2020, năm 2021 và những tháng đầu năm 2022',
  only: { unit: 'NAMDINH.KHOI', span: EARLY },
  sections: [
    section(
      'membership',
      'Tổ chức cơ sở đảng và đảng viên',
      [
        alwaysSays`Đảng bộ hiện có ${grassroots('dang_bo', 'chi_bo')} tổ chức cơ sở đảng trực thuộc, trong đó ${grassroots('dang_bo')} đảng bộ và ${grassroots('chi_bo')} chi bộ cơ sở, với tổng số ${at(on('2022-10-27'), 'members')} đảng viên (đã công bố: ${published('members', '2022-10-27')}, theo ${source('members', '2022-10-27')}).`,
        alwaysSays`Hằng năm có ${published('review_completed_percent', '2022-10-27')}% tổ chức cơ sở đảng hoàn thành kiểm điểm (theo ${source('review_completed_percent', '2022-10-27')}).`,
      ],
      [
        'Lãnh đạo, chỉ đạo, sinh hoạt chi bộ, quản lý đảng viên.',
        'How the committee led; branch meetings; members.',
      ],
    ),
    section(
      'admission',
      'Phát triển đảng viên',
      [
        alwaysSays`Nhiệm kỳ 2015-2020, đã tổ chức ${classes(TERM, 'awareness')} lớp đối tượng Đảng cho ${learners(TERM, 'awareness')} quần chúng ưu tú; kết nạp ${at(TERM, 'admissions', newly)} đảng viên mới.`,
        alwaysSays`Năm 2021, đã kết nạp ${at(YEAR, 'admissions', newly)} quần chúng ưu tú vào Đảng.`,
        alwaysSays`Những tháng đầu năm 2022, đã mở ${classes(EARLY, 'awareness')} lớp cho ${learners(EARLY, 'awareness')} học viên thuộc đối tượng kết nạp, ${classes(EARLY, 'new_members')} lớp cho ${learners(EARLY, 'new_members')} đảng viên mới; kết nạp ${at(EARLY, 'admissions', newly)} đảng viên; trao Huy hiệu Đảng cho ${at(EARLY, 'badges')} đồng chí.`,
      ],
      ['Tạo nguồn, chất lượng đảng viên mới.', 'Source and quality of new members.'],
    ),
    section('limits', 'Hạn chế, khuyết điểm', undefined, ['Việc chưa làm được.', 'What was not done.']),
    section(
      'tasks',
      'Nhiệm vụ thời gian tới',
      [
        alwaysSays`Phấn đấu hằng năm ${published('target_grassroots_good_percent', '2022-10-27')}% tổ chức cơ sở đảng, ${published('target_members_good_percent', '2022-10-27')}% đảng viên hoàn thành tốt nhiệm vụ trở lên (theo ${source('target_members_good_percent', '2022-10-27')}).`,
      ],
      ['Mỗi nhiệm vụ một dòng.', 'One task a line.'],
    ),
  ],
  appendix: [],
}

const HALF = span('2021-01-01', '2021-06-30')
const HALF_DAY = on('2021-06-30')

/** Article 004: the central bodies on the first half of 2021. */
const CENTRAL: Template = {
  key: 'article-004',
  kind: 'thematic',
  subject: 'sơ kết công tác tổ chức xây dựng Đảng của các cơ quan Trung ương',
  period: '6 tháng đầu năm 2021',
  only: { unit: 'TW', span: HALF },
  sections: [
    section(
      'results',
      'Kết quả 6 tháng đầu năm',
      [
        says`Sơ kết, tổng kết ${at(HALF, 'schemes', { kind: { is: ['summing_up'] }, state: { is: ['adopted'] } })} văn bản, trong đó sơ kết Hướng dẫn 17-HD/BTCTW sau ${published('review_after_years', '2021-06-30')} năm thực hiện (theo ${source('review_after_years', '2021-06-30')}).`,
      ],
      ['Kết quả các mặt công tác.', 'Results of the half year.'],
    ),
    section(
      'lessons',
      'Bài học kinh nghiệm',
      [
        alwaysSays`Hội nghị ngày 30/6/2021 nêu ${at(HALF_DAY, 'conclusions', { kind: { is: ['lesson'] } })} bài học kinh nghiệm.`,
      ],
      ['Mỗi bài học một dòng.', 'One lesson a line.'],
    ),
    section(
      'tasks',
      'Nhiệm vụ trọng tâm 6 tháng cuối năm',
      [
        alwaysSays`Hội nghị xác định ${at(HALF_DAY, 'conclusions', { kind: { is: ['task'] } })} nhiệm vụ trọng tâm.`,
      ],
      ['Mỗi nhiệm vụ một dòng.', 'One task a line.'],
    ),
    section('proposals', 'Kiến nghị, đề xuất', [
      says`Các cơ quan nêu ${at(HALF_DAY, 'proposals', { kind: { is: ['proposal'] } })} kiến nghị.`,
    ]),
  ],
  appendix: [],
}

/** The reports that five published articles report on: their unit, time and figures. */
export const ARTICLE_TEMPLATES: readonly Template[] = [CITY, NATION, DONGNAI, BLOC, CENTRAL]
