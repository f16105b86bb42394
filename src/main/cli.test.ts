import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newHome, startServerOf, type Home } from '#testing/command-line.ts'

let home: Home

/** The figures of the demonstration need its own day, whatever the machine's clock says. */
beforeAll(async () => {
  home = await newHome({ DANGVU_DEMO: '1' })
  // The first command makes the register and fills it.
  expect(await home.run(['organisations', '--depth', '1'])).toMatchObject({ code: 0 })
  await home.database()
}, 300_000)
afterAll(() => home.close(), 60_000)

async function json(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await home.run([...args, '--json'], env)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}

const BLOC = 'NAMDINH.KHOI'

describe('the figures of the demonstration', () => {
  test('2,003 admitted in the five years to 30 June 2020, and every line closes', async () => {
    const period = ['--from', '2015-07-01', '--to', '2020-06-30']
    const counted = await json(['balance', '--org', BLOC, ...period])
    expect(counted).toMatchObject({ organisation: BLOC, from: '2015-07-01', to: '2020-06-30' })
    expect(counted.increases.I1).toBe(2003)
    for (const one of [counted, counted.own, ...counted.children]) expect(closes(one)).toBe(true)
  })

  test('8,642 members on 27 October 2022 in 159 organisations of the base, 80 and 79', async () => {
    const units = await json(['organisations', '--org', BLOC, '--depth', '2'])
    expect(units[0]).toMatchObject({ code: BLOC, headcount: 8642 })
    expect(units).toHaveLength(160)
    const count = (kind: string) => units.filter((unit: { kind: string }) => unit.kind === kind).length
    expect([count('dang_bo_co_so'), count('chi_bo_co_so')]).toEqual([80, 79])
    const below = units.slice(1).reduce((sum: number, unit: { headcount: number }) => sum + unit.headcount, 0)
    expect(below).toBe(8642)
  })

  test.each([
    ['303 in 2021', '2021-01-01', '2021-12-31', 303],
    ['326 in 2022 until the day', '2022-01-01', '2022-10-27', 326],
  ])('admitted: %s', async (_story, from, to, admitted) => {
    const { increases } = await json(['balance', '--org', BLOC, '--from', from, '--to', to])
    expect(increases.I1).toBe(admitted)
  })

  test('the register lists whom the figures count, and finds a person in any word order', async () => {
    const members = await json(['members', '--org', BLOC])
    expect(members).toHaveLength(8642)
    const sexes = await json(['structure', '--org', BLOC, '--by', 'sex,age'])
    expect(sexes.total).toBe(8642)
    const total = sexes.groups.reduce((sum: number, group: { count: number }) => sum + group.count, 0)
    expect(total).toBe(8642)
    const { full_name, member_code } = members[4321]
    const backwards = full_name.split(' ').reverse().join(' ').toLowerCase()
    const found = await json(['members', '--search', backwards])
    expect(found.map((one: { member_code: string }) => one.member_code)).toContain(member_code)
  })
})

type Counts = Record<string, number>
const sum = (counts: Counts) => Object.values(counts).reduce((total, count) => total + count, 0)
const closes = (one: { opening: number; increases: Counts; decreases: Counts; closing: number }) =>
  one.opening + sum(one.increases) - sum(one.decreases) === one.closing

test.each<[story: string, args: string[], code: number, said: RegExp]>([
  ['an unknown command', ['bake'], 2, /unknown command/],
  ['an option that is missing', ['balance', '--org', BLOC], 2, /--from/],
  ['a day that does not exist', ['organisations', '--on', '2021-02-29'], 2, /2021-02-29.*not a calendar day/],
  ['a key that statistics do not know', ['structure', '--org', BLOC, '--by', 'height'], 2, /height/],
  ['a unit that the register has never known', ['organisations', '--org', 'MARS'], 1, /MARS/],
  [
    'a period that ends before it begins',
    ['balance', '--org', BLOC, '--from', '2020-02-01', '--to', '2020-01-31'],
    1,
    /./,
  ],
  ['a file that is not there', ['import', '/nowhere.xlsx'], 1, /nowhere\.xlsx/],
  ['a backup that is not there', ['restore', '/nowhere'], 1, /register-not-empty|no-such-file/],
])(
  '%s ends with its code and says so on standard error alone',
  async (_story, args, code, said) => {
    const answer = await home.run(args)
    expect(answer).toMatchObject({ code, stdout: '' })
    expect(answer.stderr).toMatch(said)
    expect(answer.stderr).not.toMatch(/^\s+at /m)
  },
  60_000,
)

test.each<[setting: string, value: string]>([
  ['PORT', '70000'],
  ['HOST', 'a b'],
  ['DANGVU_TODAY', '31/02/2022'],
  ['DANGVU_DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://x'],
  ['DANGVU_SECRET', 'short'],
  ['LOG_LEVEL', 'loud'],
])(
  'a wrong %s is refused in one line that names it',
  async (setting, value) => {
    const { code, stdout, stderr } = await home.run(['serve'], { [setting]: value })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.replace(/^Building.*\n/, '').trim()).toMatch(new RegExp(`^${setting} [^\n]+$`))
  },
  60_000,
)

test('demonstration data are served on this machine alone', async () => {
  const { code, stderr } = await home.run(['serve'], { HOST: '0.0.0.0', PORT: '0' })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^HOST must be this machine/m)
}, 60_000)

test('a day that stands in for the clock moves every question that names none', async () => {
  expect(await json(['today'])).toEqual({ today: '2022-10-27' })
  const [then] = await json(['organisations', '--org', BLOC, '--depth', '1'], { DANGVU_TODAY: '2015-06-30' })
  const [asked] = await json(['organisations', '--org', BLOC, '--depth', '1', '--on', '2015-06-30'])
  expect(then).toEqual(asked)
  expect(then.headcount).not.toBe(8642)
}, 60_000)

test('commands answer the same while a server runs, and the server answers on', async () => {
  const before = await json(['organisations', '--org', BLOC, '--depth', '2'])
  const { url, stop } = await startServerOf(home)
  try {
    const during = await json(['organisations', '--org', BLOC, '--depth', '2'])
    expect(during).toEqual(before)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/api/organisations`)).status).toBe(401)
    const description = await fetch(`${url}/api/openapi.json`)
    expect(await description.json()).toMatchObject({ openapi: '3.1.0' })
  } finally {
    expect(await stop()).toMatchObject({ code: 0 })
  }
}, 300_000)

test('200 MB at the door of uploads are answered 413 and not kept', async () => {
  const { url, stop } = await startServerOf(home)
  try {
    const cookie = await signIn(url, 'canbo')
    const headers = {
      cookie,
      origin: url,
      'content-type': 'application/octet-stream',
      'x-file-name': 'lon.xlsx',
    }
    const body = piecesOf(200_000_001)
    const answer = await fetch(`${url}/api/imports`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ status: 413, code: expect.any(String) })
    expect(await readdir(join(home.env['DANGVU_DATA']!, 'uploads'))).toEqual([])
  } finally {
    await stop()
  }
}, 300_000)

async function signIn(url: string, userName: string): Promise<string> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ userName, password: 'minh-hoa-2022' }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

function piecesOf(bytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1_000_000)
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(left < piece.length ? piece.subarray(0, left) : piece)
      left -= piece.length
    },
  })
}
