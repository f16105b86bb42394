import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, WHOSE } from '#measure/facts.ts'
import { DOCUMENT_TYPES } from './law.ts'
import { directionWords } from './words.ts'

/** Văn bản: documents that came into the books of a unit and of those below it in a period. */
const DOCUMENTS: Measure = {
  key: 'documents',
  label: { vi: 'Văn bản đến, văn bản đi', en: 'Documents' },
  definition: {
    vi: 'Văn bản trong sổ của đơn vị và cấp dưới: văn bản đi tính theo ngày ban hành, văn bản đến theo ngày đến (chưa ghi thì theo ngày ban hành).',
    en: 'Documents in the books of the unit and those below: issued ones by their day, received ones by the day of receipt, or of issue where it is not known.',
  },
  noun: { vi: 'văn bản', en: 'documents' },
  time: 'period',
  source: '399-QĐ/TW',
  action: 'work.read',
  opensTo: 'things',
  dimensions: [
    columnOf('direction', { vi: 'Đến, đi', en: 'Received or issued' }, directionWords),
    columnOf(
      'type',
      { vi: 'Loại văn bản', en: 'Type' },
      Object.fromEntries(DOCUMENT_TYPES.map(({ id, vi, en }) => [id, { vi, en }])),
    ),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, one.*
    from (
      select organisation_id, case direction when 'received' then coalesce(received_on, issued_on) else issued_on end as on_day,
        direction, type, public_id as thing_id, coalesce(number || ': ', '') || left(subject, 200) as thing_name,
        '/documents/' || public_id as thing_path
      from document where superseded_at is null
    ) one
    ${under(sql`one.organisation_id`, targets, sql`one.on_day`)}
    where one.on_day between ${from} and ${to}`,
}

export const DOCUMENT_MEASURES: readonly Measure[] = [DOCUMENTS]
