import type { Words } from '#ui/words.tsx'
import type { Act, Kind, Outcome, State } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  model: { vi: 'Mô hình, cách làm mới', en: 'New model' },
  pilot: { vi: 'Thí điểm', en: 'Pilot' },
}

export const stateWords: Record<State, Both> = {
  running: { vi: 'Đang thực hiện', en: 'Running' },
  evaluated: { vi: 'Đã đánh giá', en: 'Evaluated' },
  spread: { vi: 'Nhân rộng', en: 'Being spread' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
}

export const outcomeWords: Record<Outcome, Both> = {
  effective: { vi: 'Có hiệu quả', en: 'Effective' },
  partly: { vi: 'Hiệu quả một phần', en: 'Partly effective' },
  not_effective: { vi: 'Chưa hiệu quả', en: 'Not effective' },
}

export const actWords: Record<Exclude<Act, 'adopted'>, Both> = {
  evaluated: { vi: 'Đánh giá', en: 'Evaluate' },
  spread: { vi: 'Quyết định nhân rộng', en: 'Decide to spread it' },
  ended: { vi: 'Kết thúc', en: 'End it' },
}

export const doneWords: Record<Exclude<Act, 'adopted'>, Both> = {
  evaluated: { vi: 'Đã đánh giá', en: 'Evaluated' },
  spread: { vi: 'Đã quyết định nhân rộng', en: 'Spread by decision' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
}

/** What the pages of models and pilots say. */
export const words = {
  title: { vi: 'Mô hình, thí điểm', en: 'Models and pilots' },
  note: { vi: (unit: string) => `Của ${unit}`, en: (unit: string) => `Of ${unit}` },
  record: { vi: 'Ghi mô hình', en: 'Record a model' },
  views: {
    below: { vi: 'Của các đơn vị', en: 'Of all units' },
    offered: { vi: 'Từ nơi khác', en: 'From elsewhere' },
  },
  viewOf: { vi: 'Danh sách', en: 'List' },
  state: { vi: 'Tình trạng', en: 'State' },
  anyState: { vi: 'Mọi tình trạng', en: 'Any state' },
  kind: { vi: 'Loại', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'Any kind' },
  name: { vi: 'Tên mô hình', en: 'Name' },
  unit: { vi: 'Đơn vị thực hiện', en: 'Where' },
  since: { vi: 'Từ ngày', en: 'Since' },
  adopters: { vi: 'Đơn vị áp dụng', en: 'Adopters' },
  overdue: { vi: 'hết hạn, chưa đánh giá', en: 'over, not evaluated' },
  none: { vi: 'Chưa ghi mô hình, thí điểm nào', en: 'No models or pilots yet' },
  noneText: {
    vi: 'Ghi mô hình mới của đơn vị với mục tiêu đo được, rồi ghi kết quả theo từng thời điểm.',
    en: 'Record a new model with aims that can be measured, then its results day by day.',
  },
  noneOffered: {
    vi: 'Chưa có mô hình nào được nhân rộng đến đơn vị',
    en: 'No model has been spread to the unit yet',
  },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  notMine: { vi: 'Vai trò của đồng chí không ghi mô hình.', en: 'Your role does not record models.' },
  toList: { vi: 'Về danh sách', en: 'To the list' },
  newTitle: { vi: 'Ghi mô hình, thí điểm', en: 'Record a model or pilot' },
  summary: { vi: 'Cách làm', en: 'How it works' },
  from: { vi: 'Bắt đầu từ ngày', en: 'Begins on' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  toHint: { vi: 'Thí điểm phải có thời hạn.', en: 'A pilot has a period.' },
  authority: { vi: 'Văn bản cho phép, ban hành', en: 'Authorising text' },
  authorityHint: {
    vi: 'Số, ký hiệu văn bản; thí điểm phải có.',
    en: 'Number of the text; a pilot needs one.',
  },
  document: { vi: 'Văn bản trong sổ', en: 'Text in the register' },
  documentHint: {
    vi: 'Chọn khi văn bản đã vào sổ; thay cho số ở trên.',
    en: 'If it is registered; instead of the number above.',
  },
  aims: { vi: 'Mục tiêu', en: 'Aims' },
  aim: { vi: 'Mục tiêu', en: 'Aim' },
  measure: { vi: 'Đo bằng', en: 'Measured in' },
  measureHint: { vi: 'ví dụ: %, lượt, ngày', en: 'for example: %, days' },
  target: { vi: 'Mức cần đạt', en: 'Target' },
  addAim: { vi: 'Thêm mục tiêu', en: 'Add an aim' },
  removeAim: { vi: 'Bỏ mục tiêu', en: 'Remove the aim' },
  save: { vi: 'Ghi mô hình', en: 'Record the model' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  results: { vi: 'Kết quả so với mục tiêu', en: 'Results against aims' },
  noAims: { vi: 'Chưa ghi mục tiêu đo được.', en: 'No measurable aims are recorded.' },
  latest: { vi: 'Kết quả gần nhất', en: 'Latest result' },
  met: { vi: 'đạt', en: 'met' },
  notMet: { vi: 'chưa đạt', en: 'not met' },
  recordResult: { vi: 'Ghi kết quả', en: 'Record a result' },
  value: { vi: 'Kết quả', en: 'Result' },
  on: { vi: 'Ngày', en: 'Day' },
  noteOf: { vi: 'Ghi chú', en: 'Note' },
  way: { vi: 'Quá trình', en: 'Its way' },
  began: { vi: 'Bắt đầu', en: 'Began' },
  until: { vi: (day: string) => `thời hạn đến ${day}`, en: (day: string) => `until ${day}` },
  by: {
    vi: (who: string, day: string) => `${who}, ngày ${day}`,
    en: (who: string, day: string) => `${who}, ${day}`,
  },
  nextEvaluate: { vi: 'Sơ kết, đánh giá kết quả', en: 'Evaluate it' },
  nextSpread: { vi: 'Quyết định có nhân rộng hay không', en: 'Decide whether to spread it' },
  outcome: { vi: 'Kết quả đánh giá', en: 'Outcome' },
  number: { vi: 'Số văn bản quyết định', en: 'Number of the decision' },
  decider: { vi: 'Nơi quyết định', en: 'Decided by' },
  adopt: { vi: 'Ghi đơn vị áp dụng', en: 'Record adopters' },
  addUnit: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  unitHint: {
    vi: 'Gõ tên đơn vị trong phạm vi của đồng chí.',
    en: 'Type the name of a unit within your reach.',
  },
  remove: { vi: (name: string) => `Bỏ ${name}`, en: (name: string) => `Remove ${name}` },
  spreadTitle: { vi: 'Nhân rộng theo thời gian', en: 'Spread over time' },
  spreadName: { vi: 'Số đơn vị đã áp dụng', en: 'Units that have taken it up' },
  month: { vi: 'Tháng', en: 'Month' },
  adoptedOn: { vi: 'Áp dụng từ', en: 'Since' },
  noAdopters: { vi: 'Chưa có đơn vị nào khác áp dụng.', en: 'No other unit has taken it up yet.' },
  withdraw: { vi: 'Rút việc vừa ghi', en: 'Take back the last act' },
  withdrawText: {
    vi: 'Dùng khi ghi nhầm. Mô hình chưa có việc nào sẽ rút khỏi danh sách.',
    en: 'For what was recorded by mistake. A model with nothing on it leaves the list.',
  },
  withdrawn: { vi: 'Đã rút.', en: 'Taken back.' },
  reason: { vi: 'Lý do', en: 'Reason' },
} satisfies Words
