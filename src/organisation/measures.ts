import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { baseTypeDimension } from './base-type.ts'
import { KINDS, TYPES } from './kinds.ts'

const GRASSROOTS = KINDS.filter((kind) => kind.grassroots)

/** Tổ chức đảng: the units at or below a unit on a day, itself included. */
export const ORGANISATIONS: Measure = {
  key: 'organisations',
  label: { vi: 'Tổ chức đảng', en: 'Party organisations' },
  definition: {
    vi: 'Tổ chức đảng còn hoạt động vào cuối ngày cuối kỳ, gồm chính đơn vị và các tổ chức bên dưới; đảng đoàn, ban cán sự đảng không tính.',
    en: 'Party organisations that exist at the end of the last day, the unit itself and all below it; party groups in state and elected bodies are not counted.',
  },
  noun: { vi: 'tổ chức', en: 'organisations' },
  time: 'day',
  source: '11-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'units',
  dimensions: [
    {
      key: 'kind',
      label: { vi: 'Loại tổ chức', en: 'Kind' },
      values: KINDS.filter((kind) => kind.party !== false).map(({ code, vi, en }) => ({
        value: code,
        label: { vi, en },
      })),
      sql: () => sql`fact.kind`,
    },
    {
      key: 'grassroots',
      label: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisation' },
      values: [
        { value: 'dang_bo', label: { vi: 'Đảng bộ cơ sở', en: 'With branches below' } },
        { value: 'chi_bo', label: { vi: 'Chi bộ cơ sở', en: 'A single branch' } },
      ],
      sql: () =>
        sql`case ${sql.join(
          GRASSROOTS.map(
            ({ code, grassroots }) => sql`when fact.kind = ${sql.lit(code)} then ${sql.lit(grassroots!)}`,
          ),
          sql` `,
        )} end`,
    },
    {
      key: 'type',
      label: { vi: 'Loại hình cơ sở', en: 'Type' },
      values: TYPES.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
      sql: () => sql`fact.type`,
    },
    baseTypeDimension(({ to }) => to),
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, state.organisation_id, state.kind, state.type
    from organisation_state state
    join organisation_ancestor above on above.descendant_id = state.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${to} and ${to} < above.until_day
    where state.superseded_at is null and state.from_day <= ${to} and ${to} < state.until_day
      and state.kind not in ('dang_doan', 'ban_can_su_dang')`,
}

export const ORGANISATION_MEASURES: readonly Measure[] = [ORGANISATIONS]
