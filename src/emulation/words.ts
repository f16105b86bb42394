import type { Words } from '#ui/words.tsx'
import type { Kind, Prize } from './codes.ts'

type Both = { vi: string; en: string }

export const kindWords: Record<Kind, Both> = {
  emulation: { vi: 'Đợt thi đua', en: 'Emulation round' },
  press_prize: { vi: 'Giải báo chí', en: 'Press prize' },
}

export const prizeWords: Record<Prize, Both> = {
  special: { vi: 'Giải đặc biệt', en: 'Special prize' },
  first: { vi: 'Giải nhất / A', en: 'First prize' },
  second: { vi: 'Giải nhì / B', en: 'Second prize' },
  third: { vi: 'Giải ba / C', en: 'Third prize' },
  encouragement: { vi: 'Giải khuyến khích', en: 'Encouragement prize' },
  flag: { vi: 'Cờ thi đua', en: 'Emulation flag' },
  certificate: { vi: 'Bằng khen', en: 'Certificate of merit' },
  commended: { vi: 'Giấy khen', en: 'Letter of commendation' },
}

/** What the pages of emulation and press prizes say. */
export const words = {
  title: { vi: 'Thi đua, khen thưởng', en: 'Emulation and commendation' },
  note: {
    vi: (unit: string) => `Của ${unit}, cấp trên và cấp dưới`,
    en: (unit: string) => `Of ${unit}, above and below`,
  },
  record: { vi: 'Phát động, mở giải', en: 'Call a round' },
  kind: { vi: 'Loại', en: 'Kind' },
  anyKind: { vi: 'Mọi loại', en: 'Any kind' },
  name: { vi: 'Tên đợt thi đua, giải', en: 'Name' },
  organiser: { vi: 'Nơi tổ chức', en: 'Organiser' },
  period: { vi: 'Thời gian', en: 'Period' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To' },
  rules: { vi: 'Thể lệ, kế hoạch (số văn bản)', en: 'Rules (number of the text)' },
  follows: { vi: 'Hưởng ứng', en: 'Answers' },
  followsHint: {
    vi: 'Giải, đợt thi đua của cấp trên mà đợt này hưởng ứng.',
    en: 'The round of a superior that it answers.',
  },
  noFollows: { vi: 'Không', en: 'None' },
  entries: { vi: 'Đăng ký, tác phẩm', en: 'Entries' },
  units: { vi: 'Đơn vị', en: 'Units' },
  results: { vi: 'Khen thưởng', en: 'Commended' },
  none: { vi: 'Chưa có đợt thi đua, giải nào', en: 'No rounds yet' },
  noneText: {
    vi: 'Phát động đợt thi đua hoặc mở giải; đơn vị đăng ký, nơi tổ chức ghi kết quả.',
    en: 'Call a round; units enter it, and its organiser records the results.',
  },
  noUnit: { vi: 'Hãy chọn đơn vị trước.', en: 'Choose a unit first.' },
  recorded: { vi: 'Đã ghi.', en: 'Recorded.' },
  facts: { vi: 'Thông tin', en: 'Facts' },
  enter: { vi: 'Đăng ký tham gia', en: 'Enter' },
  entrant: { vi: 'Đơn vị', en: 'Unit' },
  entrantHint: { vi: 'Đơn vị trong phạm vi của đồng chí.', en: 'A unit within your reach.' },
  work: { vi: 'Tên tác phẩm', en: 'Title of the work' },
  what: { vi: 'Tác phẩm, đơn vị', en: 'Work, unit' },
  workHint: {
    vi: 'Chỉ tên tác phẩm, không ghi tên tác giả, nhân vật.',
    en: 'The title alone: no authors, no people in it.',
  },
  wholeUnit: { vi: 'Tập thể đơn vị', en: 'The unit itself' },
  on: { vi: 'Ngày', en: 'Day' },
  noEntries: { vi: 'Chưa có đơn vị nào đăng ký', en: 'Nobody has entered yet' },
  commend: { vi: 'Ghi kết quả', en: 'Record the result' },
  commendOf: {
    vi: (what: string) => `Ghi kết quả: ${what}`,
    en: (what: string) => `Record the result: ${what}`,
  },
  prize: { vi: 'Giải, hình thức khen', en: 'Prize' },
  decisionNo: { vi: 'Số quyết định', en: 'Decision' },
  decided: {
    vi: (no: string, day: string) => `${no}, ngày ${day}`,
    en: (no: string, day: string) => `${no}, ${day}`,
  },
  withdraw: { vi: 'Rút', en: 'Take back' },
  withdrawOf: { vi: (what: string) => `Rút: ${what}`, en: (what: string) => `Take back: ${what}` },
  withdrawText: {
    vi: 'Dùng khi ghi nhầm. Có kết quả thì rút kết quả trước, sau đó mới rút đăng ký.',
    en: 'For what was recorded by mistake: first the result, then the entry.',
  },
  withdrawn: { vi: 'Đã rút.', en: 'Taken back.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  acts: { vi: 'Thao tác', en: 'Actions' },
} satisfies Words
