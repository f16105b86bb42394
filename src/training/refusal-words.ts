import { formatDay, type Day } from '#platform/day.ts'
import type { LineRefusal } from './lines.ts'
import type { NominationRefusal } from './nomination-rules.ts'
import type { RosterRefusal } from './roster-rules.ts'
import type { TrainingRefusal } from './rules.ts'
import { actWords, partWords, stateWords } from './words.ts'

type Both = { vi: string; en: string }
type Any = TrainingRefusal | RosterRefusal | NominationRefusal | LineRefusal
type Refused<Code> = Extract<Any, { code: Code }>
const d = (on: Day) => formatDay(on)

/** Why something about training is refused. */
export const refusalWords: { [Code in Any['code']]: (facts: Refused<Code>) => Both } = {
  'no-name': () => ({ vi: 'Chưa có tên.', en: 'The name is missing.' }),
  'classified-mark': ({ mark }) => ({
    vi: `Nội dung mang dấu chỉ độ mật “${mark}”: không được ghi vào hệ thống nối mạng.`,
    en: `The text bears the mark “${mark}”: secrets must not be kept on a networked system.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${d(on)}.`,
    en: `The unit does not exist on ${d(on)}.`,
  }),
  'kind-unknown': () => ({ vi: 'Không có loại lớp này.', en: 'There is no such kind of class.' }),
  'kind-ended': ({ on }) => ({
    vi: `Loại lớp này không mở nữa từ ngày ${d(on)}.`,
    en: `This kind is no longer offered from ${d(on)}.`,
  }),
  'kind-there': ({ name }) => ({ vi: `Đã có loại lớp “${name}”.`, en: `The kind “${name}” exists already.` }),
  'kind-certified': ({ count }) => ({
    vi: `Đã cấp ${count} giấy chứng nhận; không đổi được loại lớp, nơi mở lớp.`,
    en: `${count} certificates are issued: kind and school cannot change.`,
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${d(to)} đứng trước ngày đầu ${d(from)}.`,
    en: `It would end on ${d(to)}, before it starts on ${d(from)}.`,
  }),
  'completed-above-learners': ({ completed, learners }) => ({
    vi: `Số hoàn thành (${completed}) nhiều hơn số học viên theo báo cáo (${learners}).`,
    en: `More completed (${completed}) than learners reported (${learners}).`,
  }),
  'counted-below-roster': ({ counted, roster }) => ({
    vi: `Số học viên theo báo cáo (${counted}) ít hơn số đã nhập danh sách (${roster}).`,
    en: `The reported learners (${counted}) are fewer than the roster (${roster}).`,
  }),
  'act-does-not-follow': ({ state, act }) => ({
    vi: `Lớp đang ở trạng thái “${stateWords[state].vi}”, không thể ghi “${actWords[act].vi}”.`,
    en: `The class is “${stateWords[state].en}”: “${actWords[act].en}” does not follow.`,
  }),
  'in-the-future': ({ on }) => ({ vi: `Ngày ${d(on)} chưa tới.`, en: `${d(on)} is still to come.` }),
  'before-opening': ({ on, openedOn }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày khai giảng ${d(openedOn)}.`,
    en: `${d(on)} lies before the opening on ${d(openedOn)}.`,
  }),
  'session-after-end': ({ on, last }) => ({
    vi: `Còn buổi học ngày ${d(last)}, sau ngày ${d(on)}.`,
    en: `There is a session on ${d(last)}, after ${d(on)}.`,
  }),
  'no-reason': () => ({ vi: 'Chưa ghi lý do.', en: 'The reason is missing.' }),
  'nothing-to-withdraw': () => ({ vi: 'Chưa có việc nào để rút.', en: 'There is nothing to take back.' }),
  'results-there': ({ count }) => ({
    vi: `Đã ghi kết quả của ${count} học viên.`,
    en: `${count} results are recorded.`,
  }),
  'class-cancelled': () => ({ vi: 'Lớp đã hủy.', en: 'The class was cancelled.' }),
  'roster-full': ({ most }) => ({
    vi: `Một lớp có nhiều nhất ${most} học viên.`,
    en: `A class has ${most} learners at most.`,
  }),
  'learner-twice': ({ who }) => ({
    vi: `${who} có hai lần trong danh sách vừa gửi.`,
    en: `${who} is named twice.`,
  }),
  'learner-there': ({ who }) => ({
    vi: `${who} đã có trong danh sách lớp.`,
    en: `${who} is on the roster already.`,
  }),
  'not-for-members': ({ who }) => ({
    vi: `${who} đã là đảng viên; lớp này dành cho quần chúng ưu tú.`,
    en: `${who} is a member; this class is for people to be admitted.`,
  }),
  'not-a-member': ({ who }) => ({
    vi: `${who} không phải đảng viên vào ngày lớp kết thúc.`,
    en: `${who} is not a member on the last day of the class.`,
  }),
  'no-learners': () => ({ vi: 'Chưa chọn ai.', en: 'Nobody is chosen.' }),
  'has-result': ({ who }) => ({
    vi: `${who} đã có kết quả hoặc giấy chứng nhận.`,
    en: `${who} has a result or a certificate.`,
  }),
  'class-not-open': () => ({ vi: 'Lớp chưa khai giảng.', en: 'The class has not been opened.' }),
  'outside-class': ({ on, from, to }) => ({
    vi: `Ngày ${d(on)} nằm ngoài thời gian học (từ ${d(from)}${to ? ` đến ${d(to)}` : ''}).`,
    en: `${d(on)} lies outside the class (from ${d(from)}${to ? ` to ${d(to)}` : ''}).`,
  }),
  'session-there': ({ on, part }) => ({
    vi: `Đã ghi buổi ${partWords[part].vi.toLowerCase()} ngày ${d(on)}.`,
    en: `The ${partWords[part].en.toLowerCase()} of ${d(on)} is recorded already.`,
  }),
  'present-above-roster': ({ present, roster }) => ({
    vi: `Số có mặt (${present}) nhiều hơn số học viên (${roster}).`,
    en: `More present (${present}) than learners (${roster}).`,
  }),
  'present-and-absent': ({ present, absent, roster }) => ({
    vi: `${present} có mặt và ${absent} vắng là nhiều hơn ${roster} học viên.`,
    en: `${present} present and ${absent} absent are more than ${roster} learners.`,
  }),
  'not-on-roster': ({ count }) => ({
    vi: `${count} người không có trong danh sách lớp.`,
    en: `${count} are not on the roster.`,
  }),
  'class-not-ended': () => ({ vi: 'Lớp chưa bế giảng.', en: 'The class has not been closed.' }),
  'before-the-end': ({ on, closedOn }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày bế giảng ${d(closedOn)}.`,
    en: `${d(on)} lies before the closing on ${d(closedOn)}.`,
  }),
  'result-twice': ({ who }) => ({ vi: `${who} được ghi hai kết quả.`, en: `${who} is given two results.` }),
  'result-there': ({ who }) => ({
    vi: `${who} đã có kết quả; muốn sửa phải ghi lý do.`,
    en: `${who} has a result; changing it needs a reason.`,
  }),
  'certificate-stands': ({ who }) => ({
    vi: `${who} đã được cấp giấy; phải thu hồi giấy trước khi sửa kết quả.`,
    en: `${who} holds a certificate; withdraw it before changing the result.`,
  }),
  'number-missing': ({ who }) => ({
    vi: `Chưa ghi số giấy của ${who}.`,
    en: `The number of ${who} is missing.`,
  }),
  'number-twice': ({ number }) => ({ vi: `Số ${number} ghi hai lần.`, en: `${number} is used twice.` }),
  'number-taken': ({ number, year }) => ({
    vi: `Số ${number} đã cấp trong năm ${year} cho loại lớp này.`,
    en: `${number} has been given in ${year} for this kind.`,
  }),
  'not-completed': ({ who }) => ({
    vi: `${who} chưa hoàn thành lớp.`,
    en: `${who} has not completed the class.`,
  }),
  'certificate-there': ({ who }) => ({
    vi: `${who} đã được cấp giấy của lớp này.`,
    en: `${who} holds a certificate of this class.`,
  }),
  'before-result': ({ on, resultOn }) => ({
    vi: `Ngày cấp ${d(on)} đứng trước ngày có kết quả ${d(resultOn)}.`,
    en: `${d(on)} lies before the result of ${d(resultOn)}.`,
  }),
  'asked-not-above': ({ unit, on }) => ({
    vi: `${unit} không phải cấp trên của đơn vị vào ngày ${d(on)}.`,
    en: `${unit} does not stand above the unit on ${d(on)}.`,
  }),
  'class-over': ({ state }) => ({
    vi: `Lớp không nhận thêm người: ${stateWords[state].vi.toLowerCase()}.`,
    en: `The class takes nobody any more: ${stateWords[state].en.toLowerCase()}.`,
  }),
  'class-of-other-kind': () => ({ vi: 'Lớp thuộc loại khác.', en: 'The class is of another kind.' }),
  'no-nominees': () => ({ vi: 'Chưa chọn người.', en: 'Nobody is chosen.' }),
  'nominee-twice': ({ who }) => ({ vi: `${who} được cử hai lần.`, en: `${who} is named twice.` }),
  'nominated-already': ({ who }) => ({
    vi: `${who} đã được cử, đang chờ trả lời.`,
    en: `${who} is nominated and waits for the answer.`,
  }),
  'nominee-unknown': ({ count }) => ({
    vi: `${count} người không có trong danh sách cử.`,
    en: `${count} are not among those nominated.`,
  }),
  'answered-already': ({ who }) => ({
    vi: `${who} đã được trả lời.`,
    en: `${who} has been answered.`,
  }),
  'answer-before-nomination': ({ on, nominatedOn }) => ({
    vi: `Ngày ${d(on)} đứng trước ngày cử ${d(nominatedOn)}.`,
    en: `${d(on)} lies before the nomination of ${d(nominatedOn)}.`,
  }),
  'approved-without-class': () => ({ vi: 'Chưa chọn lớp để đưa vào.', en: 'The class is missing.' }),
  'declined-without-reason': () => ({ vi: 'Không duyệt phải ghi lý do.', en: 'Declining needs a reason.' }),
  'answered-some': ({ count }) => ({
    vi: `Đã trả lời ${count} người, không rút được nữa.`,
    en: `${count} have been answered: it cannot be withdrawn.`,
  }),
  'line-not-read': ({ line, text }) => ({
    vi: `Dòng ${line} “${text}”: không đọc được; ghi mã đảng viên, hoặc họ tên và ngày sinh.`,
    en: `Line ${line} “${text}” cannot be read: a member code, or a name and date of birth.`,
  }),
  'line-unknown': ({ line, text, near }) => ({
    vi: `Dòng ${line} “${text}”: không có trong sổ trong phạm vi của đồng chí${near ? `; có phải ${near}?` : '.'}`,
    en: `Line ${line} “${text}”: nobody within your reach${near ? `; is it ${near}?` : '.'}`,
  }),
  'line-ambiguous': ({ line, text, count }) => ({
    vi: `Dòng ${line} “${text}”: có ${count} người; hãy dùng mã đảng viên.`,
    en: `Line ${line} “${text}”: ${count} people; use the member code.`,
  }),
  'line-twice': ({ line, text, before }) => ({
    vi: `Dòng ${line} “${text}” trùng dòng ${before}.`,
    en: `Line ${line} “${text}” repeats line ${before}.`,
  }),
  'too-many-lines': ({ count, most }) => ({
    vi: `${count} dòng; một lần nhiều nhất ${most} dòng.`,
    en: `${count} lines; ${most} at most.`,
  }),
  'no-lines': () => ({ vi: 'Chưa có dòng nào.', en: 'There are no lines.' }),
}

/** Why a paper cannot be printed. */
export const paperRefusalWords = {
  'paper-without-certificate': () => ({
    vi: 'Học viên chưa được cấp giấy chứng nhận của lớp này.',
    en: 'The learner holds no certificate of this class.',
  }),
}
