import type { MeasureRefusal } from './rules.ts'

/** Why a figure cannot be counted or opened. */
export const measureRefusals = {
  'filter-unreadable': {
    vi: (facts: { text: string }) => `Không đọc được điều kiện “${facts.text}”.`,
    en: (facts: { text: string }) => `The condition “${facts.text}” cannot be read.`,
  },
  'unknown-dimension': {
    vi: (facts: { dimension: string }) => `Chỉ tiêu này không có tiêu chí “${facts.dimension}”.`,
    en: (facts: { dimension: string }) => `This measure has no dimension “${facts.dimension}”.`,
  },
  'unknown-value': {
    vi: (facts: { value: string }) => `Không có giá trị “${facts.value}” trong tiêu chí này.`,
    en: (facts: { value: string }) => `The dimension has no value “${facts.value}”.`,
  },
  'unknown-measure': {
    vi: (facts: { measure: string }) => `Không có chỉ tiêu “${facts.measure}”.`,
    en: (facts: { measure: string }) => `There is no measure “${facts.measure}”.`,
  },
  'protected-dimension': {
    vi: 'Số theo dân tộc, tôn giáo chỉ được đếm, không mở danh sách từng người.',
    en: 'Figures by ethnicity or religion are counted, never listed person by person.',
  },
  'too-many-groups': {
    vi: (facts: { groups: number; limit: number }) =>
      `Bảng có ${facts.groups} dòng, nhiều hơn ${facts.limit}: hãy bớt tiêu chí hoặc lấy tệp.`,
    en: (facts: { groups: number; limit: number }) =>
      `The table has ${facts.groups} rows, more than ${facts.limit}: take fewer dimensions, or a file.`,
  },
  'opens-to-nothing': {
    vi: 'Chỉ tiêu này chỉ có con số, không có danh sách phía sau.',
    en: 'This measure is a number alone; no list stands behind it.',
  },
} satisfies Record<MeasureRefusal['code'], { vi: unknown; en: unknown }>
