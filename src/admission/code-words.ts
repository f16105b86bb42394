import type { Words } from '#ui/words.tsx'
import type {
  AdmissionKind,
  Bar,
  Context,
  Note,
  OverAgeGround,
  Paper,
  Removal,
  Route,
  Schooling,
  Stage,
  WarningCode,
} from './codes.ts'

type Both = { vi: string; en: string }

export const routeWords = {
  youth: { vi: 'Đoàn Thanh niên giới thiệu', en: 'By the Youth Union' },
  union: { vi: 'Công đoàn giới thiệu', en: 'By the trade union' },
  members: { vi: 'Hai đảng viên chính thức giới thiệu', en: 'By two official members' },
} satisfies Record<Route, Both> & Words

export const contextWords = {
  covid_frontline: { vi: 'Tuyến đầu chống dịch Covid-19', en: 'Covid-19 front line' },
  disaster: { vi: 'Phòng, chống thiên tai, cứu nạn', en: 'Disaster relief' },
  hamlet_without_members: { vi: 'Thôn, bản chưa có đảng viên', en: 'Hamlet without members' },
  private_firm: { vi: 'Doanh nghiệp ngoài nhà nước', en: 'Private enterprise' },
} satisfies Record<Context, Both> & Words

export const kindWords = {
  admission: { vi: 'Kết nạp', en: 'Admission' },
  readmission: { vi: 'Kết nạp lại', en: 'Readmission' },
  restoration: { vi: 'Khôi phục đảng tịch', en: 'Restoration' },
} satisfies Record<AdmissionKind, Both> & Words

export const noteWords = {
  met: { vi: 'Đảng viên giúp đỡ gặp gỡ, trao đổi', en: 'Helper met the person' },
  task_given: { vi: 'Giao nhiệm vụ thử thách', en: 'A task was given' },
  task_done: { vi: 'Hoàn thành nhiệm vụ được giao', en: 'The task was done' },
  commended: { vi: 'Được khen thưởng', en: 'Commended' },
  joined_activity: { vi: 'Tham gia hoạt động của chi bộ, đoàn thể', en: 'Took part in an activity' },
  cell_reviewed: { vi: 'Chi bộ xem xét tại kỳ sinh hoạt', en: 'Reviewed by the branch meeting' },
} satisfies Record<Note, Both> & Words

export const paperWords = {
  verification: { vi: 'Thẩm tra lý lịch', en: 'Verification of the history' },
  mass_opinion: { vi: 'Ý kiến tổ chức chính trị - xã hội', en: 'Opinion of mass organisations' },
  residence_opinion: { vi: 'Ý kiến chi ủy nơi cư trú', en: 'Opinion at the place of residence' },
} satisfies Record<Paper, Both> & Words

export const removalWords = {
  moved: { vi: 'Chuyển nơi công tác, cư trú', en: 'Moved away' },
  own_wish: { vi: 'Theo nguyện vọng cá nhân', en: 'At own wish' },
  no_longer_fit: { vi: 'Không còn đủ tiêu chuẩn, điều kiện', en: 'No longer meets the conditions' },
  over_age: { vi: 'Quá tuổi kết nạp', en: 'Over the age' },
  died: { vi: 'Từ trần', en: 'Died' },
  mistake: { vi: 'Ghi nhầm', en: 'Recorded by mistake' },
} satisfies Record<Removal, Both> & Words

/** Why a listing ended, as the page says it. */
export const endWords = {
  ...removalWords,
  admitted: { vi: 'Đã kết nạp', en: 'Admitted' },
} satisfies Record<Removal | 'admitted', Both> & Words

export const stageWords = {
  listed: { vi: 'Tạo nguồn', en: 'On the list' },
  trained: { vi: 'Đã học lớp nhận thức', en: 'Awareness class done' },
  applied: { vi: 'Đang làm hồ sơ kết nạp', en: 'Admission under way' },
  probation: { vi: 'Đảng viên dự bị', en: 'Probationary member' },
  official: { vi: 'Đảng viên chính thức', en: 'Official member' },
} satisfies Record<Stage, Both> & Words

export const warningWords = {
  no_helper: { vi: 'Chưa phân công đảng viên giúp đỡ', en: 'No helper assigned' },
  one_helper: { vi: 'Mới có một đảng viên giúp đỡ', en: 'One helper, two are needed' },
  no_certificate: { vi: 'Chưa học lớp nhận thức về Đảng', en: 'Awareness class not done' },
  certificate_expired: { vi: 'Giấy chứng nhận đã hết giá trị', en: 'Certificate has expired' },
  certificate_runs_out: { vi: 'Giấy chứng nhận sắp hết giá trị', en: 'Certificate runs out soon' },
  paper_old: { vi: 'Giấy tờ quá 12 tháng', en: 'Paper older than 12 months' },
  too_young: { vi: 'Chưa đủ 18 tuổi', en: 'Not yet 18' },
  over_age: { vi: 'Quá 60 tuổi', en: 'Over 60' },
} satisfies Record<WarningCode, Both> & Words

export const schoolingWords = {
  diploma: { vi: 'Bằng tốt nghiệp THCS trở lên', en: 'Lower-secondary diploma or higher' },
  programme: { vi: 'Hoàn thành chương trình THCS', en: 'Lower-secondary programme completed' },
  exception: { vi: 'Trường hợp ngoại lệ theo hướng dẫn', en: 'Lawful exception' },
} satisfies Record<Schooling, Both> & Words

export const overAgeWords = {
  no_organisation_there: {
    vi: 'Nơi chưa có tổ chức đảng, chưa có đảng viên',
    en: 'Where there is no organisation or member',
  },
  special_need: { vi: 'Yêu cầu đặc biệt', en: 'Special need' },
} satisfies Record<OverAgeGround, Both> & Words

export const barWords = {
  none: { vi: 'Không thuộc trường hợp nào', en: 'None of these' },
  minor_crime: { vi: 'Bị kết án vì tội ít nghiêm trọng, đã xóa án tích', en: 'Minor crime, record cleared' },
  disunity: { vi: 'Gây mất đoàn kết nội bộ nghiêm trọng', en: 'Caused serious disunity' },
  corruption: { vi: 'Bị kết án vì tội tham nhũng', en: 'Convicted of corruption' },
  serious_crime: { vi: 'Bị kết án vì tội nghiêm trọng trở lên', en: 'Convicted of a serious crime' },
} satisfies Record<Bar, Both> & Words
