import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under } from '#measure/facts.ts'
import { kindWords, prizeWords } from './words.ts'

const KIND = columnOf('kind', { vi: 'Thi đua, giải báo chí', en: 'Emulation or press prize' }, kindWords)
const PRIZE = columnOf('prize', { vi: 'Hình thức', en: 'Prize' }, prizeWords)
const COMMON = { time: 'period', source: null, action: 'work.read', opensTo: 'things' } as const

/** Entries with their rounds and results by the day given, under the unit that takes part. */
const entries = (targets: RawBuilder<unknown>, on: RawBuilder<unknown>, by: RawBuilder<unknown>) => sql`
  select above.ancestor_id as target_id, ${on} as on_day, round.kind, won.prize, round.public_id as thing_id,
    round.name || coalesce(': ' || entry.title, '') as thing_name, '/emulation/' || round.public_id as thing_path
  from emulation_entry entry
  join emulation_round round on round.id = entry.round_id and round.superseded_at is null
  left join emulation_result won on won.entry_id = entry.id and won.superseded_at is null and won.on_day <= ${by}
  ${under(sql`entry.organisation_id`, targets, on)}
  where entry.superseded_at is null`

const ENTRIES: Measure = {
  ...COMMON,
  key: 'emulation-entries',
  label: { vi: 'Đăng ký thi đua, tác phẩm dự giải', en: 'Emulation entries' },
  definition: {
    vi: 'Đơn vị đăng ký thi đua và tác phẩm dự giải trong kỳ, tính ở đơn vị tham gia.',
    en: 'Units that entered rounds and works that entered prizes in the period, at the unit that takes part.',
  },
  noun: { vi: 'đăng ký', en: 'entries' },
  dimensions: [KIND, PRIZE],
  rows: (targets, { from, to }) => sql`
    ${entries(targets, sql`entry.entered_on`, sql`${to}::date`)} and entry.entered_on between ${from} and ${to}`,
}

const COMMENDATIONS: Measure = {
  ...COMMON,
  key: 'commendations',
  label: { vi: 'Khen thưởng, giải thưởng', en: 'Commendations and prizes' },
  definition: {
    vi: 'Khen thưởng, giải thưởng quyết định trong kỳ cho đơn vị hoặc tác phẩm, tính ở đơn vị được khen.',
    en: 'Commendations and prizes decided in the period for units or works, at the unit that was given them.',
  },
  noun: { vi: 'khen thưởng', en: 'commendations' },
  dimensions: [KIND, PRIZE],
  rows: (targets, { from, to }) => sql`
    ${entries(targets, sql`won.on_day`, sql`${to}::date`)} and won.on_day between ${from} and ${to}`,
}

export const EMULATION_MEASURES: readonly Measure[] = [ENTRIES, COMMENDATIONS]
