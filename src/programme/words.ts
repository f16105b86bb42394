import { formatDay } from '#platform/day.ts'
import type { Words } from '#ui/words.tsx'
import type { Act, Field, Ground, ItemKind, Product, Span, State } from './codes.ts'
import type { ActRefusal, ProgrammeRefusal } from './rules.ts'

export type Both = { vi: string; en: string }

export const spanWords: Record<Span, Both> = {
  term: { vi: 'Toàn khóa', en: 'Term' },
  year: { vi: 'Năm', en: 'Year' },
  quarter: { vi: 'Quý', en: 'Quarter' },
}

export const kindWords: Record<ItemKind, Both> = {
  planned: { vi: 'Trong chương trình', en: 'In the programme' },
  arising: { vi: 'Phát sinh', en: 'Arising' },
}

export const groundWords: Record<Ground, Both> = {
  new_rule: { vi: 'Quy định mới', en: 'New rule' },
  central_commission: {
    vi: 'Chỉ đạo của Ban Tổ chức Trung ương',
    en: 'Direction of the Central Organisation Commission',
  },
  standing_committee: { vi: 'Chỉ đạo của ban thường vụ', en: 'Direction of the standing committee' },
  standing_members: { vi: 'Chỉ đạo của thường trực cấp ủy', en: 'Direction of its standing members' },
  other_superior: { vi: 'Chỉ đạo của cấp trên khác', en: 'Direction of another superior' },
}

export const fieldWords: Record<Field, Both> = {
  grassroots: { vi: 'Tổ chức cơ sở đảng, đảng viên', en: 'Grassroots organisations, members' },
  cadres: { vi: 'Công tác cán bộ', en: 'Cadres' },
  apparatus: { vi: 'Tổ chức bộ máy, biên chế', en: 'Apparatus and staffing' },
  training: { vi: 'Đào tạo, bồi dưỡng', en: 'Training' },
  policy: { vi: 'Chính sách cán bộ', en: 'Policies for cadres' },
  inspection: { vi: 'Kiểm tra, giám sát', en: 'Inspection and supervision' },
  general: { vi: 'Tổng hợp', en: 'General' },
}

export const productWords: Record<Product, Both> = {
  nghi_quyet: { vi: 'Nghị quyết', en: 'Resolution' },
  quy_dinh: { vi: 'Quy định', en: 'Regulation' },
  quy_che: { vi: 'Quy chế', en: 'Working rules' },
  ket_luan: { vi: 'Kết luận', en: 'Conclusion' },
  quyet_dinh: { vi: 'Quyết định', en: 'Decision' },
  huong_dan: { vi: 'Hướng dẫn', en: 'Guidance' },
  chuong_trinh: { vi: 'Chương trình', en: 'Programme' },
  ke_hoach: { vi: 'Kế hoạch', en: 'Plan' },
  de_an: { vi: 'Đề án', en: 'Scheme' },
  bao_cao: { vi: 'Báo cáo', en: 'Report' },
  to_trinh: { vi: 'Tờ trình', en: 'Submission' },
  thong_bao: { vi: 'Thông báo', en: 'Notice' },
  khac: { vi: 'Khác', en: 'Other' },
}

export const stateWords: Record<State, Both> = {
  planned: { vi: 'Chưa triển khai', en: 'Planned' },
  drafting: { vi: 'Đang soạn thảo', en: 'Drafting' },
  collecting_opinions: { vi: 'Đang lấy ý kiến', en: 'Collecting opinions' },
  submitted: { vi: 'Đã trình', en: 'Submitted' },
  adopted: { vi: 'Đã thông qua', en: 'Adopted' },
  returned: { vi: 'Trả lại để hoàn chỉnh', en: 'Returned' },
  deferred: { vi: 'Lùi lại', en: 'Deferred' },
  dropped: { vi: 'Đưa ra khỏi chương trình', en: 'Dropped' },
}

/** What one records: the act as a verb. */
export const actWords: Record<Act, Both> = {
  drafting: { vi: 'Bắt đầu soạn thảo', en: 'Begin drafting' },
  collecting_opinions: { vi: 'Gửi lấy ý kiến', en: 'Ask for opinions' },
  submitted: { vi: 'Trình cấp có thẩm quyền', en: 'Submit' },
  adopted: { vi: 'Được thông qua, ban hành', en: 'Adopted' },
  returned: { vi: 'Được trả lại để hoàn chỉnh', en: 'Returned for completion' },
  deferred: { vi: 'Lùi lại', en: 'Defer' },
  dropped: { vi: 'Đưa ra khỏi chương trình', en: 'Drop' },
}

type Said<Code> = Extract<ProgrammeRefusal, { code: Code }>

/** Why an act is refused; schemes say the same. */
export const actRefusalWords: {
  [Code in ActRefusal['code']]: (facts: Extract<ActRefusal, { code: Code }>) => Both
} = {
  'act-in-future': ({ on, today }) => ({
    vi: `Ngày ${formatDay(on)} chưa đến; hôm nay là ${formatDay(today)}.`,
    en: `${formatDay(on)} has not come yet; today is ${formatDay(today)}.`,
  }),
  'act-before-start': ({ on, from }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước ngày bắt đầu ${formatDay(from)}.`,
    en: `${formatDay(on)} is before the start on ${formatDay(from)}.`,
  }),
  'act-before-last': ({ on, last }) => ({
    vi: `Ngày ${formatDay(on)} đứng trước lần ghi gần nhất, ngày ${formatDay(last)}.`,
    en: `${formatDay(on)} is before the last act on ${formatDay(last)}.`,
  }),
  'outcome-before-submission': ({ act }) => ({
    vi: `Chưa trình thì không thể ghi “${stateWords[act].vi.toLowerCase()}”. Hãy ghi ngày trình trước.`,
    en: `It cannot be “${stateWords[act].en.toLowerCase()}” before it was submitted. Record the submission first.`,
  }),
  'act-out-of-order': ({ act, state }) => ({
    vi: `Đang ở bước “${stateWords[state].vi.toLowerCase()}” thì chưa ghi được “${stateWords[act].vi.toLowerCase()}”.`,
    en: `From “${stateWords[state].en.toLowerCase()}” it cannot become “${stateWords[act].en.toLowerCase()}”.`,
  }),
  finished: ({ state }) => ({
    vi: `Việc đã kết thúc: ${stateWords[state].vi.toLowerCase()}.`,
    en: `This is finished: ${stateWords[state].en.toLowerCase()}.`,
  }),
  'went-on-elsewhere': () => ({
    vi: 'Nội dung đã được chuyển sang chương trình sau; hãy ghi ở đó.',
    en: 'The item goes on in a later programme; record it there.',
  }),
  'later-acts-stand-on-it': ({ acts }) => ({
    vi: `Còn ${acts} lần ghi sau đó; hãy rút các lần ghi sau trước.`,
    en: `${acts} later acts stand on it; take those back first.`,
  }),
}

/** Why a programme, an item or a carry-over is refused. */
export const refusalWords: { [Code in ProgrammeRefusal['code']]: (facts: Said<Code>) => Both } = {
  ...actRefusalWords,
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${formatDay(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${formatDay(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'not-a-whole-span': ({ span }) => ({
    vi:
      span === 'year'
        ? 'Chương trình năm phải từ 01/01 đến 31/12.'
        : 'Chương trình quý phải trọn một quý của năm.',
    en: span === 'year' ? 'A year runs from 01/01 to 31/12.' : 'A quarter must be a whole quarter of a year.',
  }),
  'programme-there-already': ({ title }) => ({
    vi: `Kỳ này đã có chương trình: ${title}.`,
    en: `There is a programme for this period already: ${title}.`,
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'programme-has-items': ({ items }) => ({
    vi: `Chương trình còn ${items} nội dung; chỉ rút được chương trình chưa có nội dung nào.`,
    en: `The programme holds ${items} items; only an empty one can be withdrawn.`,
  }),
  'due-before-start': ({ from, due }) => ({
    vi: `Hạn ${formatDay(due)} đứng trước ngày bắt đầu ${formatDay(from)}.`,
    en: `It would be due on ${formatDay(due)}, before it starts on ${formatDay(from)}.`,
  }),
  'outside-programme': ({ from, to, day }) => ({
    vi: `Ngày ${formatDay(day)} nằm ngoài kỳ của chương trình (${formatDay(from)} – ${formatDay(to)}).`,
    en: `${formatDay(day)} is outside the programme (${formatDay(from)} – ${formatDay(to)}).`,
  }),
  'arising-without-ground': () => ({
    vi: 'Nội dung phát sinh phải nêu căn cứ: quy định mới hoặc chỉ đạo của ai.',
    en: 'An arising item must name its ground: a new rule, or whose direction.',
  }),
  'arises-in-future': ({ on, today }) => ({
    vi: `Nội dung không thể phát sinh vào ngày ${formatDay(on)}; hôm nay là ${formatDay(today)}.`,
    en: `An item cannot arise on ${formatDay(on)}; today is ${formatDay(today)}.`,
  }),
  'rule-not-named': () => ({
    vi: 'Căn cứ là quy định mới thì phải ghi rõ quy định nào.',
    en: 'Where the ground is a new rule, say which.',
  }),
  'planned-with-ground': () => ({
    vi: 'Căn cứ phát sinh chỉ ghi cho nội dung phát sinh.',
    en: 'Only an arising item has a ground.',
  }),
  'code-taken': ({ itemCode }) => ({
    vi: `Mã ${itemCode} đã có trong chương trình này.`,
    en: `The code ${itemCode} is taken in this programme.`,
  }),
  'no-lead': () => ({
    vi: 'Phải ghi đơn vị hoặc bộ phận chủ trì.',
    en: 'Say which unit or body leads.',
  }),
  'lead-also-co': () => ({
    vi: 'Đơn vị chủ trì không đồng thời là đơn vị phối hợp.',
    en: 'The leading unit cannot also take part beside itself.',
  }),
  'same-unit-twice': () => ({
    vi: 'Có đơn vị phối hợp được ghi hai lần.',
    en: 'A unit that takes part is named twice.',
  }),
  'participant-not-there': ({ unit, on }) => ({
    vi: `Đơn vị mã ${unit} không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit with code ${unit} does not exist on ${formatDay(on)}.`,
  }),
  'follows-itself': () => ({
    vi: 'Nội dung không thể bám theo chính nó.',
    en: 'An item cannot follow itself.',
  }),
  'follows-in-a-circle': ({ through }) => ({
    vi: `Các nội dung sẽ bám theo nhau thành vòng (qua ${through} nội dung).`,
    en: `Items would follow each other in a circle (through ${through}).`,
  }),
  'follows-no-superior': () => ({
    vi: 'Chỉ bám theo nội dung trong chương trình của cấp trên.',
    en: 'An item follows one of an organisation above.',
  }),
  'has-acts': ({ acts }) => ({
    vi: `Nội dung đã có ${acts} lần ghi tiến độ nên không rút được; hãy rút tiến độ trước hoặc ghi đưa ra khỏi chương trình.`,
    en: `${acts} acts are recorded upon it; take those back first, or record that it was dropped.`,
  }),
  'acted-before': ({ on, first }) => ({
    vi: `Đã ghi tiến độ ngày ${formatDay(first)}, trước ngày bắt đầu ${formatDay(on)}.`,
    en: `An act is recorded on ${formatDay(first)}, before the start on ${formatDay(on)}.`,
  }),
  'carry-to-earlier': ({ from }) => ({
    vi: `Chương trình nhận bắt đầu ngày ${formatDay(from)}, trước khi chương trình này kết thúc.`,
    en: `The receiving programme starts on ${formatDay(from)}, before this one ends.`,
  }),
  'carry-to-other-owner': () => ({
    vi: 'Chỉ chuyển sang chương trình của cùng một cấp ủy.',
    en: 'Items are carried over within the programmes of one owner.',
  }),
  'nothing-to-carry': () => ({ vi: 'Chưa chọn nội dung nào.', en: 'No item is chosen.' }),
  'carry-finished': ({ itemCode, state }) => ({
    vi: `Nội dung ${itemCode} đã kết thúc: ${stateWords[state].vi.toLowerCase()}.`,
    en: `Item ${itemCode} is finished: ${stateWords[state].en.toLowerCase()}.`,
  }),
  'carried-already': ({ itemCode }) => ({
    vi: `Nội dung ${itemCode} đã được chuyển sang chương trình sau.`,
    en: `Item ${itemCode} has been carried over already.`,
  }),
}

export const words = {
  title: { vi: 'Chương trình công tác', en: 'Work programmes' },
  of: {
    vi: (unit: string) => `Chương trình công tác của ${unit}`,
    en: (unit: string) => `Work programmes of ${unit}`,
  },
  none: { vi: 'Chưa có chương trình công tác nào', en: 'No work programmes yet' },
  noneText: {
    vi: 'Lập chương trình toàn khóa, năm hoặc quý, rồi ghi từng nội dung với đơn vị chủ trì và thời hạn.',
    en: 'Record the programme of a term, a year or a quarter, then its items with who leads and when they are due.',
  },
  noneAround: { vi: 'Không có chương trình nào ở đây.', en: 'There are no programmes here.' },
  whose: { vi: 'Của ai', en: 'Whose' },
  own: { vi: 'Của đơn vị', en: 'Own' },
  above: { vi: 'Của cấp trên', en: 'Above' },
  below: { vi: 'Của cấp dưới', en: 'Below' },
  newProgramme: { vi: 'Lập chương trình', en: 'New programme' },
  programme: { vi: 'Chương trình', en: 'Programme' },
  owner: { vi: 'Cấp ủy', en: 'Owner' },
  worker: { vi: 'Cơ quan tham mưu thực hiện', en: 'Body that does the work' },
  workerHint: { vi: 'ví dụ Ban Tổ chức Thành ủy', en: 'for example the organisation commission' },
  span: { vi: 'Loại', en: 'Span' },
  period: { vi: 'Kỳ', en: 'Period' },
  year: { vi: 'Năm', en: 'Year' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  name: { vi: 'Tên chương trình', en: 'Title' },
  source: { vi: 'Nghị quyết, quyết định làm căn cứ', en: 'Resolution or decision it rests on' },
  sourceDocument: { vi: 'Văn bản ấy trong sổ văn bản', en: 'That text in the register of documents' },
  audience: { vi: 'Ai được xem', en: 'Who may read it' },
  audiences: {
    below: { vi: 'Cấp ủy và các đơn vị trực thuộc', en: 'The owner and all units below' },
    own: { vi: 'Chỉ cấp ủy và cấp trên', en: 'The owner and those above' },
  },
  submittedOf: { vi: 'Đã trình / trong chương trình', en: 'Submitted / planned' },
  adopted: { vi: 'Đã thông qua', en: 'Adopted' },
  arising: { vi: 'Phát sinh', en: 'Arising' },
  late: { vi: 'Quá hạn chưa trình', en: 'Overdue, not submitted' },
  inTime: { vi: (n: string) => `${n} đúng hạn`, en: (n: string) => `${n} in time` },
  ofArising: { vi: (n: string) => `${n} đã trình`, en: (n: string) => `${n} submitted` },
  report: { vi: 'Báo cáo', en: 'Report' },
  addItem: { vi: 'Ghi nội dung', en: 'Record an item' },
  carryOver: { vi: 'Chuyển sang kỳ sau', en: 'Carry over' },
  correct: { vi: 'Sửa chương trình', en: 'Correct' },
  withdraw: { vi: 'Rút chương trình', en: 'Withdraw' },
  withdrawText: {
    vi: 'Chỉ rút khi ghi nhầm và chưa có nội dung nào. Bản ghi vẫn nằm trong nhật ký.',
    en: 'Only where it was recorded by mistake and is empty. The record stays in the log.',
  },
  view: { vi: 'Cách xem', en: 'View' },
  asList: { vi: 'Danh sách', en: 'List' },
  asPlan: { vi: 'Tiến độ', en: 'Time line' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
  print: { vi: 'In', en: 'Print' },
  notYours: { vi: 'Chương trình của cấp khác, chỉ xem.', en: 'Another unit’s programme; you read it.' },
} satisfies Words
