/** A class as told: days are first and last, learners as the article or the class report counts them. */
export interface ToldClass {
  kind: string
  name: string
  from: string
  to: string
  learners: number
}

const ORDINALS = ['I', 'II', 'III', 'IV', 'V']
/** Months in which the bloc held its five courses of a year; invented. */
const TERM_DAYS = [
  ['2015', ['08-17', '09-14', '10-12', '11-09', '12-07']],
  ['2016', ['03-14', '05-09', '08-15', '10-10', '11-14']],
  ['2017', ['03-13', '05-15', '08-14', '10-09', '11-13']],
  ['2018', ['03-12', '05-14', '08-13', '10-08', '11-12']],
  ['2019', ['03-11', '05-13', '08-12', '10-07', '11-11']],
] as const

/** Article 003: 25 courses for 2,678 outstanding people in the term 2015-2020; the days and how many each had are invented. */
export const TERM_CLASSES: readonly ToldClass[] = TERM_DAYS.flatMap(([year, starts], at) =>
  starts.map((start, index) => ({
    ...awareness(`${year}-${start}`, ORDINALS[index]!),
    learners: at * 5 + index < 3 ? 108 : 107,
  })),
)

/** Two courses of 2021, which the article does not count; invented. */
export const CLASSES_OF_2021: readonly ToldClass[] = [
  { ...awareness('2021-03-15', 'I'), learners: 96 },
  { ...awareness('2021-10-11', 'II'), learners: 102 },
]

/** Article 003: in the early months of 2022 three courses for 355 learners to be admitted. */
export const EARLY_AWARENESS: readonly ToldClass[] = [
  { ...awareness('2022-02-14', 'I'), learners: 118 },
  { ...awareness('2022-03-14', 'II'), learners: 118 },
  { ...awareness('2022-05-09', 'III'), learners: 119 },
]

/** Article 003: in the early months of 2022 three classes for 321 new members. */
export const EARLY_NEW_MEMBERS: readonly ToldClass[] = [
  newMembers('2022-02-21', '2022-03-01', 'I'),
  newMembers('2022-04-18', '2022-04-26', 'II'),
  newMembers('2022-06-13', '2022-06-21', 'III'),
]

function awareness(from: string, ordinal: string): Omit<ToldClass, 'learners'> {
  const to = `${from.slice(0, 8)}${String(Number(from.slice(8)) + 4).padStart(2, '0')}`
  const name = `Lớp bồi dưỡng nhận thức về Đảng khóa ${ordinal} năm ${from.slice(0, 4)}`
  return { kind: 'awareness', name, from, to }
}

function newMembers(from: string, to: string, ordinal: string): ToldClass {
  const name = `Lớp lý luận chính trị dành cho đảng viên mới khóa ${ordinal} năm ${from.slice(0, 4)}`
  return { kind: 'new_members', name, from, to, learners: 107 }
}

/** Cadres sent elsewhere (cử đi học): school, class, days, whether it has ended, how many; invented. */
export const SENT_AWAY = [
  {
    kind: 'theory_advanced',
    name: 'Lớp cao cấp lý luận chính trị hệ không tập trung khóa 2020-2022',
    school: 'Học viện Chính trị khu vực I',
    from: '2020-09-07',
    to: '2022-07-29',
    isClosed: true,
    roles: ['bi_thu', 'pho_bi_thu'],
    learners: 6,
  },
  {
    kind: 'theory_intermediate',
    name: 'Lớp trung cấp lý luận chính trị K42',
    school: 'Trường Chính trị tỉnh Nam Định',
    from: '2022-03-21',
    to: '2023-03-17',
    isClosed: false,
    roles: ['pho_bi_thu', 'bi_thu'],
    learners: 24,
  },
] as const

/** What the bloc plans for the rest of 2022; invented. */
export const STILL_PLANNED = [
  {
    kind: 'new_members',
    name: 'Lớp lý luận chính trị dành cho đảng viên mới khóa IV năm 2022',
    from: '2022-11-14',
    to: '2022-11-22',
  },
  {
    kind: 'awareness',
    name: 'Lớp bồi dưỡng nhận thức về Đảng khóa IV năm 2022',
    from: '2022-12-05',
    to: '2022-12-09',
  },
  {
    kind: 'committee',
    name: 'Lớp bồi dưỡng nghiệp vụ cho bí thư chi bộ, cấp ủy viên cơ sở năm 2022',
    from: '2022-12-12',
    to: '2022-12-14',
  },
] as const
