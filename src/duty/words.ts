import { formatDay, type Day } from '#platform/day.ts'
import { committeeWords, roleWords } from '#committee/words.ts'
import type { Words } from '#ui/words.tsx'
import type { DutyKind } from './codes.ts'
import type { DutyRefusal } from './rules.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<DutyKind, Both> = {
  field: { vi: 'Lĩnh vực', en: 'Field of work' },
  area: { vi: 'Theo dõi địa bàn, đơn vị', en: 'Unit followed' },
  cell: { vi: 'Dự sinh hoạt chi bộ khu dân cư', en: 'Residential branch attended' },
}

/** What the pages of duties say. */
export const words = {
  title: { vi: 'Phân công phụ trách', en: 'Division of work' },
  note: {
    vi: (committee: string, unit: string, day: string) => `${committee}, ${unit}, tính đến ${day}`,
    en: (committee: string, unit: string, day: string) => `${committee}, ${unit}, as of ${day}`,
  },
  committee: { vi: 'Cơ quan', en: 'Committee' },
  filters: { vi: 'Chọn cơ quan', en: 'Choose the committee' },
  tabsName: { vi: 'Các phần của phân công', en: 'Parts of the division of work' },
  tabs: {
    fields: { vi: 'Lĩnh vực', en: 'Fields' },
    areas: { vi: 'Địa bàn, đơn vị', en: 'Units followed' },
    cells: { vi: 'Chi bộ khu dân cư', en: 'Residential branches' },
    regulations: { vi: 'Quy chế làm việc', en: 'Working regulations' },
  },
  assign: { vi: 'Phân công', en: 'Assign' },
  addFields: { vi: 'Thêm lĩnh vực', en: 'Add fields' },
  fields: { vi: 'Ai phụ trách lĩnh vực nào', en: 'Who answers for which field' },
  field: { vi: 'Lĩnh vực', en: 'Field' },
  holders: { vi: 'Người phụ trách', en: 'Who answers' },
  state: { vi: 'Tình trạng', en: 'State' },
  gap: { vi: 'chưa có người', en: 'nobody' },
  overlap: { vi: 'trùng người phụ trách', en: 'more than one' },
  postEnded: { vi: 'đã thôi chức vụ: chưa có người', en: 'the post has ended: nobody there' },
  noHolder: { vi: 'Chưa có người', en: 'Nobody' },
  hidden: { vi: 'Đồng chí ngoài phạm vi', en: 'Somebody outside your reach' },
  byPost: { vi: 'theo chức vụ', en: 'by post' },
  matrix: { vi: 'Bảng phân công', en: 'Matrix' },
  member: { vi: 'Thành viên', en: 'Member' },
  answers: { vi: 'Phụ trách', en: 'Answers' },
  areasOf: { vi: 'Số đơn vị', en: 'Units' },
  cellsOf: { vi: 'Số chi bộ', en: 'Branches' },
  noFields: { vi: 'Chưa có danh mục lĩnh vực', en: 'There is no list of fields yet' },
  noFieldsText: {
    vi: 'Hãy thêm các lĩnh vực theo quy chế làm việc; có sẵn danh mục gợi ý để sửa.',
    en: 'Add the fields of the working regulation; a suggested list is there to be changed.',
  },
  noMembers: {
    vi: 'Không có ai giữ chức vụ trong cơ quan này vào ngày này. Hãy ghi chức vụ ở trang Cấp ủy của đơn vị.',
    en: 'Nobody holds a post in this committee on this day. Record posts on the unit’s page of committees.',
  },
  areas: { vi: 'Ai theo dõi đơn vị nào', en: 'Who follows which unit' },
  area: { vi: 'Đơn vị', en: 'Unit' },
  states: {
    all: { vi: 'Tất cả', en: 'All' },
    gap: { vi: 'Chưa có người theo dõi', en: 'Nobody follows it' },
    overlap: { vi: 'Nhiều người theo dõi', en: 'Several follow it' },
  },
  areaFigures: {
    all: { vi: 'Đơn vị trực thuộc', en: 'Units below' },
    gaps: { vi: 'Chưa có người', en: 'Nobody' },
    overlaps: { vi: 'Trùng người', en: 'Several' },
  },
  noAreas: { vi: 'Không có đơn vị nào như vậy', en: 'There is no such unit' },
  cells: { vi: 'Dự sinh hoạt chi bộ nơi được phân công', en: 'Branches whose meetings are attended' },
  branch: { vi: 'Chi bộ', en: 'Branch' },
  attended: { vi: 'Đã dự', en: 'Attended' },
  held: { vi: 'Số kỳ sinh hoạt', en: 'Meetings held' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  thisYear: {
    vi: 'Tính từ đầu năm đến ngày đang xem.',
    en: 'From the beginning of the year to the day shown.',
  },
  noCells: { vi: 'Chưa phân công dự sinh hoạt chi bộ', en: 'No branches are assigned' },
  noCellsText: {
    vi: 'Bấm Phân công, chọn “Dự sinh hoạt chi bộ khu dân cư”; mỗi quý ghi số kỳ sinh hoạt và số kỳ đã dự.',
    en: 'Assign a branch; record each quarter how many meetings were held and attended.',
  },
  count: { vi: 'Ghi số kỳ', en: 'Record meetings' },
  year: { vi: 'Năm', en: 'Year' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  regulations: { vi: 'Quy chế làm việc', en: 'Working regulations' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  document: { vi: 'Quy chế trong sổ văn bản', en: 'Regulation in the register of documents' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  period: { vi: 'Hiệu lực', en: 'In force' },
  inForce: { vi: 'đang hiệu lực', en: 'in force' },
  recordRegulation: { vi: 'Ghi quy chế', en: 'Record a regulation' },
  noRegulations: { vi: 'Chưa ghi quy chế làm việc', en: 'No working regulation is recorded' },
  noRegulationsText: {
    vi: 'Hãy ghi quy chế làm việc đang hiệu lực của cơ quan này.',
    en: 'Record the working regulation of this committee that is in force.',
  },
  endRegulation: { vi: 'Hết hiệu lực', en: 'End' },
  who: { vi: 'Ai phụ trách một đơn vị?', en: 'Who answers for a unit?' },
  whoNobody: {
    vi: 'Vào ngày này không có ai được phân công phụ trách đơn vị ấy.',
    en: 'On this day nobody is assigned to that unit.',
  },
  kind: { vi: 'Nội dung', en: 'What' },
  unit: { vi: 'Đơn vị, chi bộ', en: 'Unit or branch' },
  holder: { vi: 'Giao cho', en: 'Given to' },
  people: { vi: 'Đồng chí', en: 'Person' },
  posts: { vi: 'Người giữ chức vụ', en: 'Whoever holds the post' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  toHint: { vi: 'để trống: chưa định', en: 'empty: open' },
  lastDay: { vi: 'Ngày cuối', en: 'Last day' },
  decisionNo: { vi: 'Văn bản phân công', en: 'Document' },
  end: { vi: 'Thôi', en: 'End' },
  annul: { vi: 'Ghi nhầm', en: 'By mistake' },
  change: { vi: 'Sửa', en: 'Change' },
  endTitle: { vi: 'Thôi phụ trách', en: 'End the duty' },
  mistaken: {
    vi: 'Ghi nhầm: rút phân công này khỏi sổ',
    en: 'Recorded by mistake: take the duty back',
  },
  names: { vi: 'Tên lĩnh vực, mỗi dòng một lĩnh vực', en: 'Names of fields, one a line' },
  since: { vi: (day: string) => `từ ${day}`, en: (day: string) => `since ${day}` },
  actions: { vi: 'Thao tác', en: 'Actions' },
  cancel: { vi: 'Không, quay lại', en: 'No, go back' },
} satisfies Words

type Refused<Code> = Extract<DutyRefusal, { code: Code }>
const last = (to: Day | null) => (to === null ? '…' : formatDay(to))
const named = <Code extends string>(table: Record<Code, Both>, code: string): Both =>
  table[code as Code] ?? { vi: code, en: code }

/** Why a duty, a field, an attendance or a regulation is refused. */
export const refusalWords: { [Code in DutyRefusal['code']]: (facts: Refused<Code>) => Both } = {
  'holder-missing': () => ({
    vi: 'Chọn một đồng chí hoặc một chức vụ.',
    en: 'Choose either a person or a post.',
  }),
  'subject-missing': () => ({
    vi: 'Chọn một lĩnh vực, hoặc một đơn vị, theo nội dung phân công.',
    en: 'Choose a field or a unit, as the duty asks.',
  }),
  'not-a-branch': () => ({ vi: 'Đơn vị đã chọn không phải chi bộ.', en: 'The unit chosen is no branch.' }),
  'not-a-cell': () => ({
    vi: 'Chỉ ghi số kỳ sinh hoạt cho phân công dự sinh hoạt chi bộ.',
    en: 'Meetings are counted only for branches that are attended.',
  }),
  'not-a-regulation': () => ({
    vi: 'Văn bản đã chọn không phải quy chế (QC).',
    en: 'The document chosen is no regulation (QC).',
  }),
  'unit-not-there': ({ on }) => ({
    vi: `Đơn vị không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit does not exist on ${formatDay(on)}.`,
  }),
  'holds-no-post': ({ on }) => ({
    vi: `Đồng chí này không giữ chức vụ trong cơ quan vào ngày ${formatDay(on)}.`,
    en: `This person holds no post in the committee on ${formatDay(on)}.`,
  }),
  'area-not-there': ({ on }) => ({
    vi: `Đơn vị được giao theo dõi không tồn tại vào ngày ${formatDay(on)}.`,
    en: `The unit to follow does not exist on ${formatDay(on)}.`,
  }),
  'area-not-below': ({ on }) => ({
    vi: `Đơn vị được giao theo dõi không trực thuộc vào ngày ${formatDay(on)}.`,
    en: `The unit to follow does not stand below on ${formatDay(on)}.`,
  }),
  'field-not-there': ({ on }) => ({
    vi: `Lĩnh vực không có trong danh mục vào ngày ${formatDay(on)}.`,
    en: `The field is not in the list on ${formatDay(on)}.`,
  }),
  'role-not-in-committee': ({ role, committee }) => ({
    vi: `${named(committeeWords, committee).vi} không có chức vụ ${named(roleWords, role).vi.toLowerCase()}.`,
    en: `The ${named(committeeWords, committee).en.toLowerCase()} has no such post: ${named(roleWords, role).en.toLowerCase()}.`,
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    vi: `Ngày cuối ${last(to)} đứng trước ngày đầu ${formatDay(from)}.`,
    en: `It would end on ${last(to)}, before it starts on ${formatDay(from)}.`,
  }),
  'already-responsible': ({ from }) => ({
    vi: `Đã được phân công việc này từ ${formatDay(from)}.`,
    en: `The same duty is recorded since ${formatDay(from)}.`,
  }),
  'ended-already': ({ to }) => ({
    vi: `Đã ghi kết thúc ngày ${formatDay(to)}.`,
    en: `It is recorded to end on ${formatDay(to)} already.`,
  }),
  'outside-duty': ({ from, to }) => ({
    vi: `Quý này nằm ngoài thời gian phân công (${formatDay(from)} – ${last(to)}).`,
    en: `The quarter lies outside the duty (${formatDay(from)} – ${last(to)}).`,
  }),
  'more-attended-than-held': ({ held, attended }) => ({
    vi: `Đã dự ${attended} kỳ nhưng chỉ có ${held} kỳ sinh hoạt.`,
    en: `${attended} meetings attended, but only ${held} held.`,
  }),
  'negative-number': () => ({ vi: 'Số kỳ không thể nhỏ hơn 0.', en: 'Numbers cannot be below zero.' }),
  'field-name-taken': ({ name }) => ({
    vi: `Danh mục đã có lĩnh vực “${name}”.`,
    en: `The list has the field “${name}” already.`,
  }),
  'field-in-use': ({ duties }) => ({
    vi: `Còn ${duties} phân công cho lĩnh vực này sau ngày ấy; hãy ghi thôi phụ trách trước.`,
    en: `${duties} duties reach beyond that day; end them first.`,
  }),
  'regulations-overlap': ({ number, from }) => ({
    vi: `Trùng thời gian với quy chế ${number} (từ ${formatDay(from)}); hãy ghi ngày hết hiệu lực của quy chế ấy trước.`,
    en: `It overlaps the regulation ${number} (since ${formatDay(from)}); record the end of that one first.`,
  }),
}
