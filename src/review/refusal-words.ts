import type { ReviewRefusal } from './rules.ts'

type Fact<Code> = Extract<ReviewRefusal, { code: Code }>

/** Why results of the yearly review cannot be recorded. */
export const refusalWords: {
  [Code in ReviewRefusal['code']]: (facts: Fact<Code>) => { vi: string; en: string }
} = {
  'year-not-begun': ({ year }) => ({
    vi: `Năm ${year} chưa bắt đầu.`,
    en: `The year ${year} has not begun.`,
  }),
  'decided-in-future': () => ({
    vi: 'Ngày quyết định ở tương lai.',
    en: 'The day of the decision is in the future.',
  }),
  'decided-before-year': ({ year }) => ({
    vi: `Quyết định xếp loại năm ${year} không thể ban hành trước năm ấy.`,
    en: `A decision on ${year} cannot be earlier than that year.`,
  }),
  'reason-missing': ({ count }) => ({
    vi: `${count} trường hợp chưa xếp loại phải ghi lý do.`,
    en: `${count} without a level need a reason.`,
  }),
  'correction-needs-reason': ({ count }) => ({
    vi: `${count} kết quả đã ghi sẽ được thay: hãy ghi lý do đính chính.`,
    en: `${count} recorded results would be replaced: say why.`,
  }),
  'not-of-this-unit': ({ count, year }) => ({
    vi: `${count} trường hợp không thuộc đơn vị này vào ngày 31/12/${year}.`,
    en: `${count} did not belong to this unit on 31/12/${year}.`,
  }),
}
