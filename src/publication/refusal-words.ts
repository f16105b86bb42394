import { measureRefusals } from '#measure/words.ts'
import { formatDay, type Day } from '#platform/day.ts'
import type { PublicationRefusal } from './rules.ts'

type Both = { vi: unknown; en: unknown }

const own = {
  'rows-and-columns-the-same': {
    vi: 'Hàng và cột phải theo hai tiêu chí khác nhau.',
    en: 'Rows and columns must go by different dimensions.',
  },
  'not-counts': {
    vi: 'Chỉ tiêu này không phải là số đếm nên không che được số nhỏ, không công bố ở đây.',
    en: 'This measure is no count: small figures cannot be hidden in it.',
  },
  'rows-do-not-sum': {
    vi: 'Các đơn vị trực thuộc cộng lại lớn hơn toàn đơn vị (một việc được đếm ở nhiều nơi): hãy chia theo tiêu chí khác.',
    en: 'The units below add up to more than the whole (a fact counts in several): choose other rows.',
  },
  'table-too-large': {
    vi: ({ mostRows, mostColumns }: { mostRows: number; mostColumns: number }) =>
      `Bảng công bố chỉ chứa ${mostRows} hàng, ${mostColumns} cột.`,
    en: ({ mostRows, mostColumns }: { mostRows: number; mostColumns: number }) =>
      `A published table has at most ${mostRows} rows and ${mostColumns} columns.`,
  },
  'too-few-to-publish': {
    vi: ({ threshold }: { threshold: number }) =>
      `Tổng số quá nhỏ so với ngưỡng ${threshold}: không cách che nào giữ kín được các số nhỏ.`,
    en: ({ threshold }: { threshold: number }) =>
      `The whole is too small for the threshold of ${threshold}: nothing hides the small figures.`,
  },
  'period-not-over': {
    vi: ({ to }: { to: Day }) => `Kỳ chưa hết ngày ${formatDay(to)}: chỉ công bố số đã có.`,
    en: ({ to }: { to: Day }) => `The period ends on ${formatDay(to)}: only what has been can be published.`,
  },
  'already-withdrawn': { vi: 'Bảng này đã được rút.', en: 'The table has been withdrawn already.' },
  'day-or-period': {
    vi: 'Ghi một ngày, hoặc ngày đầu và ngày cuối của kỳ.',
    en: 'Give one day, or the first and last day of a period.',
  },
  'published-in-future': { vi: 'Ngày công bố ở tương lai.', en: 'The day of publication is in the future.' },
  'period-reversed': { vi: 'Kỳ kết thúc trước khi bắt đầu.', en: 'The period ends before it begins.' },
}

/** Why a table or a figure cannot be published. */
export const refusalWords = { ...measureRefusals, ...own } satisfies Record<
  Exclude<PublicationRefusal['code'], never>,
  Both
>
