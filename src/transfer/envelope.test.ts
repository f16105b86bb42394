import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPackage, sealPackage } from './envelope.ts'
import { installationOf, newKeys, openInstallation } from './installation.ts'

const [north, south, other] = ['Bắc', 'Nam', 'Khác'].map((name) => installationOf(name, newKeys())) as [
  ReturnType<typeof installationOf>,
  ReturnType<typeof installationOf>,
  ReturnType<typeof installationOf>,
]
const ID = '11111111-2222-4333-8444-555555555555'
const PARTS = { letter: { number: '05-GGT/TU' }, movements: [{ on: '2020-02-29', note: 'đủ dấu: ệ ữ' }] }
const seal = () =>
  sealPackage(PARTS, south.card, north, { id: ID, kind: 'record', now: new Date('2022-10-27T02:00:00Z') })
const codes = (text: string, as = south) => openPackage(text, as).refusals.map((one) => one.code)

test('what was sealed is read by its receiver as it was, with the sender’s fingerprint, and by nobody else', () => {
  const text = seal()
  expect(openPackage(text, south)).toMatchObject({
    refusals: [],
    opened: { id: ID, kind: 'record', fingerprint: north.fingerprint, parts: PARTS },
  })
  expect(codes(text, other)).toEqual(['package-for-another'])
  expect(text).not.toContain('05-GGT')
})

test('one changed character anywhere is told, and never opens', () => {
  const text = seal()
  const places = Array.from(text, (_, at) => at)
  for (const at of places.filter((place) => place % 17 === 0)) {
    const changed = text[at] === 'A' ? 'B' : 'A'
    const tampered = text.slice(0, at) + changed + text.slice(at + 1)
    const { opened, refusals } = openPackage(tampered, south)
    expect(opened, `character ${at}`).toBeNull()
    expect(refusals.length).toBeGreaterThan(0)
  }
  expect(codes(`${text} `)).toEqual(['package-altered'])
})

test('somebody who signs again in another’s name is known by the fingerprint', () => {
  const forged = sealPackage(PARTS, south.card, installationOf(north.card.name, newKeys()), {
    id: ID,
    kind: 'record',
    now: new Date(),
  })
  expect(openPackage(forged, south).opened?.fingerprint).not.toBe(north.fingerprint)
})

test('an unknown version and a file that is no package are told apart', () => {
  const envelope = JSON.parse(seal()) as Record<string, unknown>
  expect(codes(JSON.stringify({ ...envelope, version: 2 }))).toEqual(['package-version-unknown'])
  expect(codes('{"format":"other"}')).toEqual(['package-not-readable'])
  expect(codes('PK\u0003\u0004')).toEqual(['package-not-readable'])
})

test('the keys are made once, in a file that only its owner reads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-installation-'))
  try {
    const [first, second] = await Promise.all([openInstallation(folder, 'A'), openInstallation(folder, 'B')])
    expect(second.fingerprint).toBe(first.fingerprint)
    expect((await stat(join(folder, 'installation.key'))).mode & 0o777).toBe(0o600)
    expect((await openInstallation(folder, 'A')).card).toEqual(first.card)
  } finally {
    await rm(folder, { recursive: true })
  }
})
