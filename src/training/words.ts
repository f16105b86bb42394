import type { Words } from '#ui/words.tsx'
import type { Act, Part, Result, State, Target } from './codes.ts'

type Both = { vi: string; en: string }

export const stateWords: Record<State, Both> = {
  planned: { vi: 'Dự kiến', en: 'Planned' },
  opened: { vi: 'Đang học', en: 'Running' },
  closed: { vi: 'Đã bế giảng', en: 'Closed' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
}

export const actWords: Record<Act, Both> = {
  opened: { vi: 'Khai giảng', en: 'Open the class' },
  closed: { vi: 'Bế giảng', en: 'Close the class' },
  cancelled: { vi: 'Hủy lớp', en: 'Cancel the class' },
}

export const targetWords: Record<Target, Both> = {
  applicant: { vi: 'Quần chúng ưu tú', en: 'People to be admitted' },
  probationer: { vi: 'Đảng viên dự bị', en: 'Probationary members' },
  member: { vi: 'Đảng viên', en: 'Members' },
  cadre: { vi: 'Cán bộ', en: 'Cadres' },
}

export const resultWords: Record<Result, Both> = {
  excellent: { vi: 'Xuất sắc', en: 'Excellent' },
  good: { vi: 'Giỏi', en: 'Good' },
  fair: { vi: 'Khá', en: 'Fair' },
  passed: { vi: 'Đạt (trung bình)', en: 'Passed' },
  failed: { vi: 'Không đạt', en: 'Failed' },
  left: { vi: 'Thôi học', en: 'Left' },
}

export const partWords: Record<Part, Both> = {
  morning: { vi: 'Sáng', en: 'Morning' },
  afternoon: { vi: 'Chiều', en: 'Afternoon' },
  evening: { vi: 'Tối', en: 'Evening' },
}

/** What the year of training and its classes say. */
export const words = {
  title: { vi: 'Lớp bồi dưỡng', en: 'Training' },
  note: {
    vi: (unit: string) => `Các lớp của ${unit} và cấp dưới`,
    en: (unit: string) => `Classes of ${unit} and below`,
  },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  viewOf: { vi: 'Phần của trang', en: 'Parts of the page' },
  views: {
    classes: { vi: 'Các lớp', en: 'Classes' },
    calendar: { vi: 'Lịch năm', en: 'Calendar' },
    plan: { vi: 'Kế hoạch năm', en: 'Plan of the year' },
    nominations: { vi: 'Cử đi học', en: 'Nominations' },
    figures: { vi: 'Số liệu', en: 'Figures' },
    above: { vi: 'Lớp của cấp trên', en: 'Classes above' },
  },
  add: { vi: 'Mở lớp', en: 'Plan a class' },
  toLacking: { vi: 'Ai còn thiếu lớp', en: 'Who lacks a class' },
  lackNewMembers: {
    vi: 'Đảng viên dự bị chưa học lớp đảng viên mới',
    en: 'Probationers without the new members’ class',
  },
  lackSoon: {
    vi: (n: string) => `${n} người hết dự bị trong 90 ngày`,
    en: (n: string) => `${n} whose probation ends within 90 days`,
  },
  lackAwareness: {
    vi: 'Quần chúng chưa có giấy chứng nhận còn hạn',
    en: 'Applicants without a good certificate',
  },
  lackTheory: { vi: 'Cấp ủy viên thiếu trình độ lý luận', en: 'Posts short of theory level' },
  year: { vi: 'Năm', en: 'Year' },
  anyYear: { vi: 'Mọi năm', en: 'Any year' },
  kind: { vi: 'Loại lớp', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'Any kind' },
  name: { vi: 'Tên lớp', en: 'Class' },
  organiser: { vi: 'Nơi mở lớp', en: 'Organiser' },
  period: { vi: 'Thời gian', en: 'Period' },
  state: { vi: 'Trạng thái', en: 'State' },
  learners: { vi: 'Học viên', en: 'Learners' },
  completed: { vi: 'Hoàn thành', en: 'Completed' },
  certificates: { vi: 'Giấy chứng nhận', en: 'Certificates' },
  counted: { vi: 'theo báo cáo lớp', en: 'from the class report' },
  countedRoster: {
    vi: (entered: string, whole: string) => `Đã nhập danh sách ${entered}/${whole}`,
    en: (entered: string, whole: string) => `${entered} of ${whole} on the roster`,
  },
  none: { vi: 'Chưa có lớp nào', en: 'No classes yet' },
  noneText: {
    vi: 'Mở lớp theo kế hoạch năm, lập danh sách học viên, điểm danh, ghi kết quả và cấp giấy chứng nhận.',
    en: 'Plan a class, make its roster, call the roll, record results and issue certificates.',
  },
  noneAbove: { vi: 'Cấp trên chưa mở lớp nào', en: 'No classes of units above' },
  noneAboveText: {
    vi: 'Khi cấp trên mở lớp, lớp hiện ở đây để đơn vị cử người đi học.',
    en: 'When a unit above plans a class, it shows here so that people can be nominated.',
  },
  planned: { vi: 'Dự kiến', en: 'Planned' },
  held: { vi: 'Đã mở', en: 'Held' },
  cancelled: { vi: 'Hủy', en: 'Cancelled' },
  plannedLearners: { vi: 'Học viên dự kiến', en: 'Learners planned' },
  total: { vi: 'Cộng', en: 'Total' },
  planOf: {
    vi: (year: string) => `Kế hoạch đào tạo, bồi dưỡng năm ${year}`,
    en: (year: string) => `Training plan of ${year}`,
  },
  calendarOf: { vi: (year: string) => `Lịch mở lớp năm ${year}`, en: (year: string) => `Classes of ${year}` },
  month: {
    vi: (n: number) => `Tháng ${n}`,
    en: (n: number) => new Date(2000, n - 1).toLocaleString('en', { month: 'long' }),
  },
  nothing: { vi: 'Không có lớp', en: 'No classes' },
  beyond: {
    vi: (n: string) => `và ${n} lớp nữa; xem trong danh sách`,
    en: (n: string) => `and ${n} more; see the list`,
  },
} satisfies Words

/** What the form of a class says. */
export const formWords = {
  newTitle: { vi: 'Mở lớp', en: 'Plan a class' },
  notMine: { vi: 'Đồng chí không ghi lớp cho đơn vị này.', en: 'You do not record classes for this unit.' },
  toList: { vi: 'Về danh sách', en: 'To the list' },
  where: { vi: 'Nơi mở lớp', en: 'Where' },
  here: { vi: 'Đơn vị tự mở', en: 'The unit itself' },
  elsewhere: { vi: 'Cử đi học nơi khác', en: 'Elsewhere' },
  school: { vi: 'Trường, cơ sở đào tạo', en: 'School' },
  name: { vi: 'Tên lớp', en: 'Name' },
  nameHint: {
    vi: 'Ví dụ: Lớp bồi dưỡng nhận thức về Đảng khóa I năm 2022',
    en: 'For instance: Awareness course I of 2022',
  },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  place: { vi: 'Địa điểm', en: 'Place' },
  lessons: { vi: 'Số bài', en: 'Lessons' },
  periods: { vi: 'Số tiết', en: 'Periods' },
  plannedLearners: { vi: 'Học viên dự kiến', en: 'Learners planned' },
  planNo: { vi: 'Kế hoạch số', en: 'Plan number' },
  document: { vi: 'Văn bản kế hoạch trong sổ văn bản', en: 'The plan in the book of documents' },
  counts: { vi: 'Danh sách chưa nhập (hoặc chưa nhập đủ)', en: 'The roster is not entered, or not wholly' },
  countsHint: {
    vi: 'Chỉ dùng cho lớp cũ: ghi số theo báo cáo lớp. Số này được ghi rõ là theo báo cáo.',
    en: 'For older classes only: numbers from the class report, marked as such.',
  },
  countedLearners: { vi: 'Học viên theo báo cáo lớp', en: 'Learners by the class report' },
  countedCompleted: { vi: 'Hoàn thành theo báo cáo lớp', en: 'Completed by the class report' },
  submit: { vi: 'Ghi lớp', en: 'Record the class' },
  correct: { vi: 'Sửa thông tin lớp', en: 'Correct the class' },
  newKind: { vi: 'Thêm loại lớp', en: 'Add a kind' },
  kindName: { vi: 'Tên loại lớp', en: 'Name of the kind' },
  kindNameEn: { vi: 'Tên tiếng Anh (không bắt buộc)', en: 'English name' },
  target: { vi: 'Đối tượng', en: 'For whom' },
} satisfies Words
