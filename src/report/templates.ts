import type { Kind, Template } from './declaration.ts'
import {
  ADMISSION,
  BADGE,
  INSPECTION,
  LESSONS,
  LIMITS,
  MEMBERSHIP,
  PROPOSALS,
  RESULTS,
  REVIEW,
  TASKS,
  TRAINING,
  WORK,
} from './template-sections.ts'
import { AGES, EDUCATIONS, STRATA_OF_MEMBERS, THEORIES, UNITS_BELOW } from './template-tables.ts'
import { ARTICLE_TEMPLATES } from './templates-articles.ts'

const SUBJECT = 'kết quả công tác tổ chức xây dựng Đảng'

/** A short report: sentences, the unit's words, one table; no appendix. */
const brief = (kind: Kind): Template => ({
  key: kind,
  kind,
  subject: SUBJECT,
  sections: [
    RESULTS,
    { ...MEMBERSHIP, tables: MEMBERSHIP.tables!.filter(({ key }) => key === 'balance') },
    { ...ADMISSION, tables: [] },
    { ...TRAINING, tables: [] },
    BADGE,
    WORK,
    INSPECTION,
    ...LIMITS.filter(({ key }) => key !== 'causes'),
    TASKS,
    PROPOSALS,
  ],
  appendix: [],
})

const full = (kind: Kind): Template => ({
  key: kind,
  kind,
  subject: SUBJECT,
  sections: [
    RESULTS,
    MEMBERSHIP,
    ADMISSION,
    TRAINING,
    BADGE,
    WORK,
    INSPECTION,
    REVIEW,
    ...LIMITS,
    LESSONS,
    TASKS,
    PROPOSALS,
  ],
  appendix: [AGES, EDUCATIONS, THEORIES, STRATA_OF_MEMBERS, UNITS_BELOW],
})

/** The reports that fall due by the calendar and the congress, in the order in which they are offered. */
export const CALENDAR_TEMPLATES: readonly Template[] = [
  brief('monthly'),
  brief('quarterly'),
  full('half-yearly'),
  full('yearly'),
  full('term'),
]

/** All reports that can be written. Source: proposal of this product; no official outline is public. */
export const TEMPLATES: readonly Template[] = [...CALENDAR_TEMPLATES, ...ARTICLE_TEMPLATES]

/** The template of a key, or null. */
export function findTemplate(key: string): Template | null {
  return TEMPLATES.find((one) => one.key === key) ?? null
}
