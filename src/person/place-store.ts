import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addDays, day, FOREVER, type Day } from '#platform/day.ts'
import { bulkInsert, inTransaction, type Db } from '#platform/db.ts'
import { packageRoot } from '#platform/package-root.ts'
import { foldText, organisationOrder } from './name.ts'

export type PlaceLevel = 'province' | 'district' | 'commune'

/** An administrative unit as of a day, with those above it: `Phường Vị Xuyên, Thành phố Nam Định, Tỉnh Nam Định`. */
export interface Place {
  code: string
  level: PlaceLevel
  name: string
  fullName: string
}

const FILE = 'src/person/administrative-units.csv'
const SETTING = 'places.digest'
const COLUMNS = [
  { name: 'code', type: 'text' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'level', type: 'text' },
  { name: 'parent_code', type: 'text' },
  { name: 'full_name', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'name_order', type: 'text' },
]

/**
 * Loads the administrative units after migration; does nothing when the file is the one loaded last.
 * Answers how many units were loaded. Source: administrative-units.NOTICE.
 */
export async function loadPlaces(db: Db): Promise<number> {
  const text = await readFile(join(packageRoot(), FILE), 'utf8')
  const digest = createHash('sha256').update(text).digest('hex')
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ value: string }>`
      select value #>> '{}' as value from setting where key = ${SETTING}`.execute(tx)
    if (rows[0]?.value === digest) return 0
    const places = text.trim().split(/\r?\n/).slice(1).map(placeRow)
    await sql`delete from place`.execute(tx)
    await bulkInsert(tx, 'place', COLUMNS, places)
    await sql`insert into setting (key, value) values (${SETTING}, to_jsonb(${digest}::text))
      on conflict (key) do update set value = excluded.value`.execute(tx)
    return places.length
  })
}

/**
 * Units in force on a day: those directly below `under` (the provinces without it), or, with `text`, those at any
 * depth whose name holds these words without regard to marks; in the Vietnamese order, at most `limit`.
 */
export async function listPlaces(
  db: Db,
  question: { on: Day; under?: string; text?: string; limit: number },
): Promise<Place[]> {
  const { on, under, limit } = question
  const words = foldText(question.text ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const matches = words.map((word) => sql`and ' ' || p.key like ${'% ' + likeText(word) + '%'}`)
  const searching = words.length > 0
  const below = under
    ? searching
      ? sql`and (p.parent_code = ${under} or above.parent_code = ${under})`
      : sql`and p.parent_code = ${under}`
    : searching
      ? sql``
      : sql`and p.parent_code is null`
  const { rows } = await sql<PlaceRow>`
    ${PLACES_ON(on)} ${below} ${sql.join(matches, sql` `)}
    order by array_position(array['province', 'district', 'commune'], p.level), p.name_order, p.code
    limit ${limit}`.execute(db)
  return rows.map(placeOf)
}

/** The unit of a code as of a day, or as it last was when there is none on that day; null for a code never used. */
export async function findPlace(db: Db, code: string, on: Day): Promise<Place | null> {
  const { rows } = await sql<PlaceRow>`${PLACES_ON(on)} and p.code = ${code}`.execute(db)
  if (rows[0]) return placeOf(rows[0])
  const last = await sql<PlaceRow>`
    select code, level, full_name as name, null as above_name, null as top_name from place
    where code = ${code} order by until_day desc limit 1`.execute(db)
  return last.rows[0] ? placeOf(last.rows[0]) : null
}

interface PlaceRow {
  code: string
  level: PlaceLevel
  name: string
  above_name: string | null
  top_name: string | null
}

const PLACES_ON = (on: Day) => sql`
  select p.code, p.level, p.full_name as name, above.full_name as above_name, top.full_name as top_name
  from place p
  left join place above on above.code = p.parent_code and above.from_day <= ${on}::date and ${on}::date < above.until_day
  left join place top on top.code = above.parent_code and top.from_day <= ${on}::date and ${on}::date < top.until_day
  where p.from_day <= ${on}::date and ${on}::date < p.until_day`

function placeOf(row: PlaceRow): Place {
  const fullName = [row.name, row.above_name, row.top_name].filter((one) => one !== null).join(', ')
  return { code: row.code, level: row.level, name: row.name, fullName }
}

function placeRow(line: string): Record<string, string | null> {
  const [level, code, parent, name, from, to] = line.split(',') as [PlaceLevel, ...string[]]
  return {
    code: code!,
    from_day: from ? day(from) : '-infinity',
    until_day: to ? addDays(day(to), 1) : FOREVER,
    level,
    parent_code: parent || null,
    full_name: name!.normalize('NFC'),
    key: foldText(name!),
    name_order: organisationOrder(bareName(name!)),
  }
}

/** Without the word for its level: "Xã", "Phường", "Thành phố" … */
function bareName(name: string): string {
  return name.replace(/^(Tỉnh|Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã|Đặc khu) /, '')
}

function likeText(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`)
}
