import { sql } from 'kysely'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { columnOf } from '#measure/facts.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { BADGE_LEVELS } from '#member/due-law.ts'
import { memberFacts } from '#member/facts.ts'
import { groundWords } from './words.ts'

const LEVEL: Dimension = {
  key: 'level',
  label: { vi: 'Loại Huy hiệu', en: 'Level' },
  values: BADGE_LEVELS.map(({ years }) => ({
    value: String(years),
    label: { vi: `${years} năm`, en: `${years} years` },
  })),
  sql: () => sql`fact.level::text`,
}

/** Huy hiệu Đảng: badges given in a period. */
const BADGES: Measure = {
  key: 'badges',
  label: { vi: 'Huy hiệu Đảng đã trao', en: 'Badges awarded' },
  definition: {
    vi: 'Huy hiệu Đảng được tặng trong kỳ, tính vào ngày tặng và đơn vị của đảng viên ngày đó; truy tặng tính ở đơn vị sau cùng.',
    en: 'Badges awarded in the period, on their day and at the member’s unit of that day; after death at his last unit.',
  },
  noun: { vi: 'Huy hiệu', en: 'badges' },
  time: 'period',
  source: '01-HD/TW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    LEVEL,
    columnOf('ground', { vi: 'Trường hợp', en: 'Ground' }, groundWords),
    ...memberDimensions(() => sql`fact.on_day`),
  ],
  rows: (targets, { from, to }) =>
    memberFacts(
      sql`select member_id, on_day, level, ground from badge
        where superseded_at is null and on_day between ${from} and ${to}`,
      targets,
    ),
}

export const BADGE_MEASURES: readonly Measure[] = [BADGES]
