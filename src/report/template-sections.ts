import type { Section } from './declaration.ts'
import { alwaysSays, change, says, share, target, value } from './declaration.ts'
import { ADMISSIONS, BADGES, BALANCE, CLASSES } from './template-tables.ts'

const members = value('members')
const women = value('members', { sex: { is: ['nữ'] } })
const minority = value('members', { minority: { is: ['yes'] } })
const probationary = value('members', { standing: { is: ['probationary'] } })
const grassroots = value('organisations', { grassroots: { is: ['dang_bo', 'chi_bo'] } })
const committees = value('organisations', { grassroots: { is: ['dang_bo'] } })
const branches = value('organisations', { grassroots: { is: ['chi_bo'] } })

const more = (vi: string, en: string): Section['free'] => ({ hint: { vi, en } })

/** 1. Grassroots organisations and members. */
export const MEMBERSHIP: Section = {
  key: 'membership',
  level: 2,
  title: 'Tổ chức cơ sở đảng và đảng viên',
  sentences: [
    says`Đảng bộ có ${grassroots} tổ chức cơ sở đảng, gồm ${committees} đảng bộ cơ sở và ${branches} chi bộ cơ sở; số tổ chức cơ sở đảng ${change(grassroots)}.`,
    alwaysSays`Tổng số đảng viên là ${members}, ${change(members)}; trong đó đảng viên nữ ${women} (${share(women, members)}), đảng viên là người dân tộc thiểu số ${minority} (${share(minority, members)}), đảng viên dự bị ${probationary}.`,
  ],
  tables: [BALANCE],
  free: more(
    'Củng cố tổ chức cơ sở đảng, kiện toàn cấp ủy, sắp xếp tổ chức, nâng cao chất lượng sinh hoạt chi bộ…',
    'Strengthening grassroots organisations, committees, reorganisation, quality of branch meetings…',
  ),
}

const admitted = value('admissions', { category: { is: ['I1'] } })
const again = value('admissions', { category: { is: ['I2'] } })
const admittedWomen = value('admissions', { category: { is: ['I1'] }, sex: { is: ['nữ'] } })
const admittedYoung = value('admissions', { category: { is: ['I1'] }, age: { is: ['18-30'] } })
const recognised = value('recognitions')
const removed = value('changes', { category: { is: ['D2', 'D3', 'D4'] } })

/** 2. Admission, recognition, those who left. */
export const ADMISSION: Section = {
  key: 'admission',
  level: 2,
  title: 'Công tác phát triển đảng viên',
  sentences: [
    alwaysSays`Đã kết nạp ${admitted} đảng viên mới, ${change(admitted)}, ${target(admitted)}; trong đó nữ ${admittedWomen} (${share(admittedWomen, admitted)}), từ 30 tuổi trở xuống ${admittedYoung} (${share(admittedYoung, admitted)}).`,
    says`Kết nạp lại ${again} đảng viên.`,
    says`Công nhận chính thức ${recognised} đảng viên dự bị, ${change(recognised)}.`,
    says`Đưa ra khỏi Đảng và xin ra khỏi Đảng ${removed} trường hợp, gồm khai trừ ${value('changes', { category: { is: ['D2'] } })}, xóa tên ${value('changes', { category: { is: ['D3'] } })}, xin ra ${value('changes', { category: { is: ['D4'] } })}.`,
  ],
  tables: [ADMISSIONS],
  free: more(
    'Tạo nguồn, chất lượng đảng viên mới, rà soát, sàng lọc đảng viên…',
    'Source, quality of new members, review of membership…',
  ),
}

const awareness = value('classes', { kind: { is: ['awareness'] } })
const applicants = value('learners', { kind: { is: ['awareness'] } })
const newMembers = value('classes', { kind: { is: ['new_members'] } })
const learners = value('learners', { kind: { is: ['new_members'] } })
const all = value('learners')

/** 3. Classes. */
export const TRAINING: Section = {
  key: 'training',
  level: 2,
  title: 'Công tác đào tạo, bồi dưỡng',
  sentences: [
    says`Đã mở ${awareness} lớp bồi dưỡng nhận thức về Đảng cho ${applicants} quần chúng ưu tú, ${change(applicants)}.`,
    says`Đã mở ${newMembers} lớp bồi dưỡng đảng viên mới cho ${learners} học viên, ${change(learners)}.`,
    says`Cộng các loại lớp có ${all} lượt người học, ${target(all)}.`,
  ],
  tables: [CLASSES],
  free: more(
    'Đào tạo, bồi dưỡng cán bộ, cử đi học…',
    'Training of cadres, people sent to classes elsewhere…',
  ),
}

const badges = value('badges')

/** 4. Party badges. */
export const BADGE: Section = {
  key: 'badges',
  level: 2,
  title: 'Trao tặng Huy hiệu Đảng',
  sentences: [
    says`Đã trao tặng Huy hiệu Đảng cho ${badges} đồng chí, ${change(badges)}.`,
    says`Trong đó từ 50 năm tuổi đảng trở lên có ${value('badges', { level: { not: ['30', '40', '45'] } })} đồng chí.`,
  ],
  tables: [BADGES],
}

const planned = value('programme-items', { kind: { is: ['planned'] } })
const submitted = value('programme-items', { kind: { is: ['planned'] }, submitted: { is: ['yes'] } })
const arising = value('programme-items', { kind: { is: ['arising'] } })
const schemes = value('schemes')
const given = value('assignments')
const received = value('tasks')
const conferences = value('gatherings', { state: { is: ['held', 'concluded'] } })

/** 5. Programmes, schemes, conferences, work given. */
export const WORK: Section = {
  key: 'work',
  level: 2,
  title: 'Chương trình công tác, đề án, hội nghị',
  sentences: [
    says`Theo chương trình công tác có ${planned} nội dung đến hạn, đã trình ${submitted}/${planned} (${share(submitted, planned)}).`,
    says`Đã xử lý ${arising} nội dung phát sinh ngoài chương trình.`,
    says`Đang và đã triển khai ${schemes} đề án, việc tổng kết văn bản.`,
    says`Đã thông qua ${value('schemes', { state: { is: ['adopted'] } })} đề án, báo cáo tổng kết.`,
    says`Tổ chức ${conferences} hội nghị, cuộc họp về công tác tổ chức xây dựng Đảng.`,
    says`Giao ${given} nhiệm vụ xuống cơ sở với ${received} lượt đơn vị thực hiện, đã hoàn thành ${value('tasks', { done: { is: ['yes'] } })} lượt.`,
  ],
  free: more(
    'Văn bản đã tham mưu ban hành, quán triệt, sơ kết, tổng kết, mô hình mới…',
    'Texts prepared and issued, dissemination, summings-up, new models…',
  ),
}

const inspections = value('inspections')

/** 6. Inspection and supervision. */
export const INSPECTION: Section = {
  key: 'inspection',
  level: 2,
  title: 'Công tác kiểm tra, giám sát về tổ chức xây dựng Đảng',
  sentences: [
    says`Đã triển khai ${inspections} cuộc, gồm kiểm tra ${value('inspections', { kind: { is: ['kiem_tra'] } })}, giám sát chuyên đề ${value('inspections', { kind: { is: ['giam_sat_chuyen_de'] } })}, giám sát thường xuyên ${value('inspections', { kind: { is: ['giam_sat_thuong_xuyen'] } })}; đã có kết luận ${value('inspections', { concluded: { is: ['yes'] } })} cuộc.`,
  ],
  free: more(
    'Nội dung, đối tượng, việc khắc phục sau kết luận…',
    'Subjects, what followed from conclusions…',
  ),
}

/** What the yearly review gave, where it has been recorded in the period. */
export const REVIEW: Section = {
  key: 'review',
  level: 2,
  title: 'Kiểm điểm, đánh giá, xếp loại',
  sentences: [
    says`Đã đánh giá, xếp loại ${value('review-organisations')} tổ chức đảng; hoàn thành tốt nhiệm vụ trở lên ${value('review-organisations', { level: { is: ['excellent', 'good'] } })} (${share(value('review-organisations', { level: { is: ['excellent', 'good'] } }), value('review-organisations'))}).`,
    says`Đã đánh giá, xếp loại ${value('review-members')} đảng viên; hoàn thành tốt nhiệm vụ trở lên ${value('review-members', { level: { is: ['excellent', 'good'] } })} (${share(value('review-members', { level: { is: ['excellent', 'good'] } }), value('review-members'))}).`,
  ],
}

const proposals = value('proposals', { kind: { is: ['proposal'] } })

/** II, III, IV: limits, causes, lessons; tasks; proposals. */
export const LIMITS: readonly Section[] = [
  { key: 'limits-and-causes', level: 1, title: 'Hạn chế, khuyết điểm và nguyên nhân' },
  {
    key: 'limits',
    level: 2,
    title: 'Hạn chế, khuyết điểm',
    free: {
      hint: { vi: 'Việc chưa làm được, chỉ tiêu chưa đạt.', en: 'What was not done, targets not met.' },
      needed: true,
    },
  },
  {
    key: 'causes',
    level: 2,
    title: 'Nguyên nhân',
    free: more('Nguyên nhân khách quan, chủ quan.', 'Causes, outside and own.'),
  },
]

export const LESSONS: Section = {
  key: 'lessons',
  level: 2,
  title: 'Bài học kinh nghiệm',
  free: more('Mỗi bài học một dòng.', 'One lesson a line.'),
}

export const TASKS: Section = {
  key: 'tasks',
  level: 1,
  title: 'Nhiệm vụ, giải pháp trọng tâm {next}',
  free: { hint: { vi: 'Mỗi nhiệm vụ một dòng.', en: 'One task a line.' }, needed: true },
}

export const PROPOSALS: Section = {
  key: 'proposals',
  level: 1,
  title: 'Kiến nghị, đề xuất',
  sentences: [
    says`Trong kỳ có ${proposals} kiến nghị được gửi lên, đã được trả lời ${value('proposals', { kind: { is: ['proposal'] }, answered: { is: ['yes'] } })}.`,
  ],
  free: more(
    'Kiến nghị với cấp trên, mỗi kiến nghị một dòng.',
    'What is asked of the levels above, one a line.',
  ),
}

export const RESULTS: Section = {
  key: 'results',
  level: 1,
  title: 'Kết quả công tác tổ chức xây dựng Đảng',
  free: more(
    'Tình hình chung, thuận lợi, khó khăn, sự lãnh đạo, chỉ đạo của cấp ủy.',
    'The situation in general, how the committee led the work.',
  ),
}
