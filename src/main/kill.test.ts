import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCsvFolder } from '#sheet/write.ts'
import { newHome, ownersOf, startServerOf, type Home } from '#testing/command-line.ts'
import { SMALL_WORLD } from '#testing/small-world.ts'
import { SERVER } from '#testing/template.ts'
import { onEmbedded } from '#testing/where.ts'

let home: Home
let nation: string

/** A district that is on record, and files of 20,000 members, under the same topmost unit, that are not. */
beforeAll(async () => {
  home = await newHome({ DANGVU_TODAY: '2025-12-31' })
  nation = join(home.folder, 'nation')
  const plan = ['--members', '20000', '--seed', '11', '--from', '2025', '--to', '2025']
  expect(await home.run(['generate', ...plan, '--out', nation])).toMatchObject({ code: 0 })
  // The generated nation hangs below the unit that is topmost on record.
  const organisations = join(nation, 'organisations.csv')
  const units = (await readFile(organisations, 'utf8')).split('\n')
  expect(units[1]).toMatch(/^TW,[^,]+,trung_uong,,,2025-01-01,,$/)
  await writeFile(organisations, units.with(1, 'TW,Trung ương,trung_uong,,,2010-01-01,,').join('\n'))
  const folder = join(home.folder, 'small')
  await writeCsvFolder(folder, SMALL_WORLD)
  expect(await home.run(['import', folder])).toMatchObject({ code: 0 })
}, 400_000)
afterAll(() => home.close(), 60_000)

async function done(...args: string[]) {
  const answer = await home.run([...args, '--json'])
  expect(answer.code, answer.stderr + answer.stdout.slice(0, 2_000)).toBe(0)
  return JSON.parse(answer.stdout)
}

/** The register as one digest: all files of an export. */
async function register(): Promise<string> {
  const folder = join(home.folder, 'export')
  await done('export', folder)
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort())
    hash.update(name).update(await readFile(join(folder, name)))
  return hash.digest('hex')
}

/** The last import so far; what it staged stays for a while when it was killed. */
async function lastRun(): Promise<string> {
  const { db } = await home.database()
  const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0) as id from import_run`.execute(db)
  return rows[0]!.id
}

/**
 * Waits until the command that runs now has come so far: half of the members are staged, or all is and the one
 * transaction that writes them has begun. While that runs on the embedded database, everybody else waits.
 */
async function until(moment: Moment, running: { exitCode: number | null }, before: string): Promise<void> {
  const { db } = await home.database()
  let begun = false
  const far = async () => {
    const { rows } = await sql<{ members: string; movements: string }>`
      select (select count(*) from import_member where run_id > ${before}) as members,
        (select count(*) from import_movement where run_id > ${before}) as movements`.execute(db)
    const [members, movements] = [Number(rows[0]!.members), Number(rows[0]!.movements)]
    begun = members > 0
    return moment === 'staged' ? members >= 10_000 : movements >= 22_000
  }
  const wait = (ms: number) => new Promise<boolean>((done) => setTimeout(done, ms, true))
  for (;;) {
    const heldUp = begun && moment === 'writing' ? [wait(HELD_UP)] : []
    if (await Promise.race([far(), ...heldUp])) break
    if (running.exitCode !== null) throw new Error('the command ended too early')
    await wait(20)
  }
  if (moment === 'writing') await wait(HELD_UP)
}

/** Shorter than the transaction that writes, longer than a batch of staged rows; in milliseconds. */
const HELD_UP = 500

type Moment = 'staged' | 'writing'
type Victim = 'the command' | 'the database'

async function killed(victim: Victim, moment: Moment): Promise<void> {
  const before = await lastRun()
  const running = home.start(['import', nation])
  await until(moment, running.child, before)
  if (victim === 'the command') running.child.kill('SIGKILL')
  else for (const pid of await ownersOf(home.env['DANGVU_DATA']!)) process.kill(pid, 'SIGKILL')
  const { code, stderr } = await running.ended
  expect(code).not.toBe(0)
  expect(stderr).not.toContain('Đã nhập')
}

// A PostgreSQL server is not ours to kill.
const VICTIMS: [Victim, Moment][] = [
  ['the command', 'staged'],
  ['the command', 'writing'],
  ['the database', 'writing'],
]

test.each(VICTIMS.filter(([victim]) => !SERVER || victim === 'the command'))(
  '%s is killed, 20,000 members are %s: nothing is recorded',
  async (victim, moment) => {
    const before = await register()
    await killed(victim, moment)
    expect(await register()).toBe(before)
    expect(await done('verify')).toMatchObject({ errors: 0 })
  },
  400_000,
)

test('the same import succeeds afterwards, even when a server starts in the middle of it', async () => {
  const before = await lastRun()
  const running = home.start(['import', nation, '--json'])
  await until('staged', running.child, before)
  const { stop } = await startServerOf(home)
  const { code, stdout } = await running.ended
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ applied: true, errors: 0, counts: { members: 20_164 } })
  await stop()
  expect((await done('organisations', '--depth', '1', '--on', '2025-12-31'))[0].headcount).toBe(20_007)
  expect(await done('verify')).toMatchObject({ errors: 0 })
}, 400_000)

onEmbedded(
  'what has been acknowledged outlives the database process, and the server goes on',
  async () => {
    const { url, stop } = await startServerOf(home)
    const folder = await home.write('one', {
      'movements.csv': 'member_code,day,category,from_code,to_code\nNK-7,2025-11-21,D1,NK.CB1,\n',
    })
    expect(await done('import', folder)).toMatchObject({ applied: true, counts: { movements: 1 } })
    for (const pid of await ownersOf(home.env['DANGVU_DATA']!)) process.kill(pid, 'SIGKILL')
    const [branch] = await done('organisations', '--org', 'NK.CB1')
    expect(branch.headcount).toBe(2)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(await done('verify')).toMatchObject({ errors: 0 })
    expect(await stop()).toMatchObject({ code: 0 })
  },
  400_000,
)
