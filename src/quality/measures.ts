import { sql } from 'kysely'
import type { Dimension, Measure, Span } from '#measure/declaration.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { GAP_CODES, heldOn, isAnyFound, isFound } from './rule-sql.ts'
import { RULES } from './rules.ts'

const SEVERITIES = {
  gap: { vi: 'Còn thiếu', en: 'Missing' },
  warning: { vi: 'Nên xem lại', en: 'Worth a look' },
  error: { vi: 'Sai', en: 'Wrong' },
} as const

const OF_DAY = {
  time: 'day',
  action: 'statistics.read',
  opensTo: 'people',
  source: null,
} as const

const below = ({ to }: Span, targets: Parameters<Measure['rows']>[0]) => sql`
  join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
    and above.from_day <= ${to} and ${to} < above.until_day`

/** Hồ sơ chưa đủ: members whose file lacks at least one of the expected fields. */
export const INCOMPLETE_MEMBERS: Measure = {
  ...OF_DAY,
  key: 'incomplete-members',
  label: { vi: 'Đảng viên có hồ sơ chưa đủ', en: 'Members with incomplete files' },
  definition: {
    vi: 'Đảng viên thuộc đơn vị vào cuối ngày cuối kỳ mà hồ sơ, như đang ghi, thiếu ít nhất một mục cần có.',
    en: 'Members of the unit at the end of the last day whose file, as it stands, lacks at least one expected field.',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  dimensions: memberDimensions(({ to }) => to),
  rows: (targets, span) => sql`
    select above.ancestor_id as target_id, ${span.to}::date as on_day, spell.*
    from ${heldOn(span.to)} ${below(span, targets)} where ${isAnyFound(GAP_CODES, span.to)}`,
}

const RULE: Dimension = {
  key: 'rule',
  label: { vi: 'Nội dung', en: 'Rule' },
  values: RULES.map(({ code, says }) => ({ value: code, label: says })),
  sql: () => sql`fact.rule`,
}
const GROUP: Dimension = {
  key: 'group',
  label: { vi: 'Nhóm', en: 'Group' },
  values: [
    { value: 'completeness', label: { vi: 'Đủ', en: 'Completeness' } },
    { value: 'plausibility', label: { vi: 'Hợp lý', en: 'Plausibility' } },
  ],
  sql: () => sql`fact.rule_group`,
}
const SEVERITY: Dimension = {
  key: 'severity',
  label: { vi: 'Mức độ', en: 'Severity' },
  values: Object.entries(SEVERITIES).map(([value, label]) => ({ value, label })),
  sql: () => sql`fact.severity`,
}

/** Điểm cần rà soát: what rules find in members' files, one fact per member and rule. */
export const DATA_GAPS: Measure = {
  ...OF_DAY,
  key: 'data-gaps',
  label: { vi: 'Điểm cần rà soát trong hồ sơ', en: 'Findings in files' },
  definition: {
    vi: 'Mỗi mục thiếu hoặc điểm chưa hợp lý trong hồ sơ của một đảng viên thuộc đơn vị vào cuối ngày cuối kỳ tính một lần.',
    en: 'Each missing field or implausible fact in the file of a member of the unit at the end of the last day counts once.',
  },
  noun: { vi: 'điểm', en: 'findings' },
  dimensions: [RULE, GROUP, SEVERITY],
  rows: (targets, span) => sql`
    select above.ancestor_id as target_id, ${span.to}::date as on_day, spell.member_id, spell.organisation_id,
      finding.rule, finding.rule_group, finding.severity
    from ${heldOn(span.to)} ${below(span, targets)}
    cross join lateral (values ${sql.join(
      RULES.map(
        ({ code, group, severity }) =>
          sql`(${sql.lit(code)}, ${sql.lit(group)}, ${sql.lit(severity)}, ${isFound(code, span.to)})`,
      ),
    )}) finding (rule, rule_group, severity, is_found)
    where finding.is_found`,
}

export const QUALITY_MEASURES: readonly Measure[] = [INCOMPLETE_MEMBERS, DATA_GAPS]
