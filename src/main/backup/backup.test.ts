import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { openInMemory } from '#platform/database/in-memory.ts'
import type { Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { readTemplate } from '#testing/template.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

let folder: string
let kept: Database
let file: string
const opened: Database[] = []

/** An empty register of the engine under test, or of the embedded one. */
async function empty(engine: 'embedded' | 'under test' = 'under test'): Promise<Database> {
  const database = engine === 'embedded' ? await openInMemory(await readTemplate()) : await testDatabase()
  opened.push(database)
  return database
}

/** What COPY must escape, and what looks like something else. */
const ODD_TEXTS = [
  '',
  String.raw`\N`,
  String.raw`\.`,
  'a\tb\nc\r\\n',
  ' "Đảng bộ" ',
  '{"counts":1}',
  'NULL',
  '\u00a0👍',
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-backup-'))
  file = join(folder, 'kept')
  kept = await empty()
  const { db } = kept
  await sql`insert into organisation (id, code) select n, 'U' || n from generate_series(1, 5000) n`.execute(
    db,
  )
  await sql`insert into person (id, organisation_id, full_name, name_key, given_key, name_order, sex, born_on, details)
    select n, n, text, text, '', '', 'nữ', '1980-02-29', jsonb_build_object('note', text, 'n', 1.50)
    from unnest(${ODD_TEXTS}::text[]) with ordinality as odd (text, n)`.execute(db)
  await sql`insert into member (person_id, member_code, official_on) values (1, 'M-1', 'infinity'), (2, '', null)`.execute(
    db,
  )
  await sql`insert into event (at, actor_kind, actor_name, action) values
    ('2026-01-02 03:04:05.678901+07', 'machine', 'machine:tester', 'note.write')`.execute(db)
  await sql`insert into event_seal values (1, now(), 1, 1, 1, decode('005c0a5c2eff', 'hex'))`.execute(db)
  await backup(kept, file)
}, 120_000)
afterAll(async () => {
  for (const database of opened) await database.close()
  await rm(folder, { recursive: true })
}, 60_000)

const TABLES = ['organisation', 'person', 'member', 'event', 'event_seal', 'place']

/** Every row of the tables that the test fills, as JSON. */
async function contents(db: Db): Promise<unknown> {
  const found: Record<string, unknown> = {}
  for (const table of TABLES)
    found[table] = (
      await sql`select to_jsonb(one) as row from ${sql.table(table)} one order by 1`.execute(db)
    ).rows
  return found
}

test.each(['under test', 'embedded'] as const)(
  'every value comes back as it was, whatever stands in it, into the engine %s',
  async (engine) => {
    const { db, engine: kind } = await empty(engine)
    const counts = await restore({ db, engine: kind }, file)
    expect(counts).toMatchObject({ organisation: 5000, person: ODD_TEXTS.length, member: 2, event_seal: 1 })
    expect(await contents(db)).toEqual(await contents(kept.db))
    // Numbers go on, and what would break a key is refused again.
    const { rows } = await sql<{
      id: string
    }>`insert into organisation (code) values ('next') returning id`.execute(db)
    expect(rows[0]!.id).toBe('5001')
    const twice = sql`insert into member (person_id, member_code) values (3, 'M-1')`.execute(db)
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    const again = join(folder, `again-${engine}`)
    await backup({ db, engine: kind }, again)
    await expect(restore({ db, engine: kind }, again)).rejects.toMatchObject({
      refusals: [{ code: 'register-not-empty' }],
    })
  },
  120_000,
)

/** The lines of the backup, changed, as a whole file with its right digest. */
async function rewritten(name: string, change: (lines: string[]) => string[]): Promise<string> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
    .slice(0, -2)
  const text = `${change(lines).join('\n')}\n`
  const { counts } = JSON.parse(
    gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n')
      .at(-1)!,
  )
  const sha256 = createHash('sha256').update(text).digest('hex')
  const path = join(folder, name)
  await writeFile(path, gzipSync(`${text}${JSON.stringify({ counts, sha256 })}\n`))
  return path
}

const UNREADABLE: [story: string, change: (lines: string[]) => string[], refusal: string][] = [
  [
    'of a newer version',
    ([head, ...rest]) => [head!.replace('0001_', '9999_'), ...rest],
    'backup-of-a-newer-version',
  ],
  [
    'of another kind',
    ([head, ...rest]) => [head!.replace('"dangvu":2', '"dangvu":3'), ...rest],
    'not-a-backup',
  ],
  [
    'that lacks a row',
    (lines) => lines.filter((line) => !line.startsWith('4711\t')),
    'backup-cut-or-damaged',
  ],
  [
    'with a row too wide',
    (lines) => lines.map((line) => line.replace(/^4711\t/, '4711\tx\t')),
    'backup-cut-or-damaged',
  ],
  [
    'with the same key twice',
    (lines) => lines.map((line) => line.replace(/\tU4711$/, '\tU4710')),
    'backup-cut-or-damaged',
  ],
  [
    'of a table that is none',
    (lines) => lines.map((line) => line.replace('"table":"place"', '"table":"space"')),
    'backup-cut-or-damaged',
  ],
  ['that says nothing after its header', ([head]) => [head!], 'backup-cut-or-damaged'],
]

test.each(UNREADABLE)(
  'a backup %s is refused, and nothing of it stays',
  async (story, change, refusal) => {
    const { db, engine } = await unused()
    const path = await rewritten(story, change)
    await expect(restore({ db, engine }, path)).rejects.toMatchObject({ refusals: [{ code: refusal }] })
    const { rows } = await sql<{ n: string }>`select count(*) as n from organisation`.execute(db)
    expect(rows[0]!.n).toBe('0')
    const { rows: keys } = await sql`select from pg_constraint where conname = 'person_pkey'`.execute(db)
    expect(keys).toHaveLength(1)
  },
  60_000,
)

let spare: Database | null = null
/** A register that every refused backup leaves empty. */
async function unused(): Promise<Database> {
  return (spare ??= await empty())
}

test('a backup of the first version is still read', async () => {
  const { db, engine } = await empty()
  const migrations = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  const lines = [
    JSON.stringify({ dangvu: 1, migrations: migrations.rows.map((row) => row.name), tables: TABLES }),
  ]
  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    const { rows } = await sql<{ line: string }>`
      select to_jsonb(kept)::text as line from ${sql.table(table)} kept`.execute(kept.db)
    lines.push(JSON.stringify({ table }), ...rows.map((row) => row.line))
    counts[table] = rows.length
  }
  const sha256 = createHash('sha256').update(lines.join('')).digest('hex')
  const path = join(folder, 'first')
  await writeFile(path, gzipSync(`${[...lines, JSON.stringify({ counts, sha256 })].join('\n')}\n`))
  expect(await restore({ db, engine }, path)).toEqual(counts)
  expect(await contents(db)).toEqual(await contents(kept.db))
}, 60_000)

test('a backup that breaks off leaves no file', async () => {
  const path = join(folder, 'broken-off')
  const stop = (stage: string) => {
    if (stage === 'person') throw new Error('enough')
  }
  await expect(backup(kept, path, stop)).rejects.toThrow('enough')
  expect((await readdir(folder)).filter((name) => name.startsWith('broken-off'))).toEqual([])
})

test('what is written while a backup is made is not in it', async () => {
  const path = join(folder, 'meanwhile')
  const { db } = kept
  const writing: Promise<unknown>[] = []
  await backup(kept, path, (stage) => {
    if (stage === 'event')
      writing.push(
        sql`insert into place values ('01', '2026-01-01', 'infinity', 'province', null, 'Hà Nội', '', '')`.execute(
          db,
        ),
      )
  })
  await Promise.all(writing)
  expect(gunzipSync(await readFile(path)).toString()).not.toContain('Hà Nội')
  await sql`delete from place where full_name = 'Hà Nội'`.execute(db)
})
