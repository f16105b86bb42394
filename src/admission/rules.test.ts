import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { admissionLawOn } from './law.ts'
import {
  ageInMonths,
  certificateHoldsUntil,
  officialDayOf,
  refusalsToConsider,
  refusalsToDecide,
  warningsOf,
  type Applicant,
} from './rules.ts'
import { refusalsToReadmit, refusalsToRestore, type FormerMember } from './return-rules.ts'
import { earliestHolding } from './source-sql.ts'
import { conditionRefusals } from './refusal-words.ts'

const introducer = (personId: string, togetherSince = '2019-01-01') => ({
  personId,
  officialOn: day('2015-01-01'),
  togetherSince: day(togetherSince),
})

/** Somebody against whom nothing stands on 15/11/2022. */
const SOUND: Applicant = {
  bornOn: day('1995-08-03'),
  schooling: '12/12',
  shownBy: 'diploma',
  overAge: null,
  certificateOn: day('2020-06-01'),
  papers: {
    verification: day('2022-05-10'),
    mass_opinion: day('2022-06-01'),
    residence_opinion: day('2022-06-02'),
  },
  route: 'members',
  introducers: [introducer('1'), introducer('2')],
}
const codes = (change: Partial<Applicant>, on = '2022-11-15') =>
  refusalsToConsider({ ...SOUND, ...change }, 'x', day(on)).map((one) => one.code)
const papers = (on: string) => ({ verification: day(on), mass_opinion: day(on), residence_opinion: day(on) })

test('nothing stands against somebody who meets every condition', () => {
  expect(codes({})).toEqual([])
})

test.each<[what: string, bornOn: string, on: string, months: number, code: string | null]>([
  ['18 in the month of the meeting, though not by the day', '2004-11-30', '2022-11-01', 216, null],
  ['18 only in the month after', '2004-12-01', '2022-11-30', 215, 'too-young'],
  ['60 complete in the month', '1962-11-30', '2022-11-01', 720, null],
  ['one month over 60', '1962-10-31', '2022-11-01', 721, 'over-age'],
  ['a birth known by its year counts from January: 60 in January', '1962-01-01', '2022-01-31', 720, null],
  ['and is over 60 from February', '1962-01-01', '2022-02-01', 721, 'over-age'],
  ['born on 29 February', '2004-02-29', '2022-02-01', 216, null],
])('age is counted in months: %s', (_, bornOn, on, months, code) => {
  expect(ageInMonths(day(bornOn), day(on))).toBe(months)
  const found = codes(
    { bornOn: day(bornOn), papers: papers('2022-01-01'), certificateOn: day('2021-01-01') },
    on,
  )
  expect(found).toEqual(code ? [code] : [])
})

test('over the age it needs a ground at the meeting, and an agreement before the decision', () => {
  const bornOn = day('1960-03-01')
  expect(codes({ bornOn })).toEqual(['over-age'])
  expect(codes({ bornOn, overAge: 'special_need' })).toEqual([])
  const decide = (agreedOn: string | null, on: string, born = bornOn) =>
    refusalsToDecide(
      { bornOn: born, consideredOn: day('2022-11-15'), agreedOn: agreedOn === null ? null : day(agreedOn) },
      day(on),
    ).map((one) => one.code)
  expect(decide(null, '2022-12-20')).toEqual(['no-agreement'])
  expect(decide('2022-12-20', '2022-12-20')).toEqual(['agreement-not-before'])
  expect(decide('2022-12-19', '2022-12-20')).toEqual([])
  // Who was within the age at the meeting passes it while the dossier waits.
  expect(decide(null, '2023-01-20', day('1962-11-02'))).toEqual([])
})

test.each<
  [text: string, on: string, shownBy: Applicant['shownBy'], schooling: string | null, expected: string[]]
>([
  ['294-QĐ/TW', '2026-04-07', 'programme', '9/12', ['diploma-needed']],
  ['20-QĐ/TW', '2026-04-08', 'programme', '9/12', ['diploma-needed']],
  ['20-QĐ/TW', '2026-07-25', 'programme', '9/12', ['diploma-needed']],
  ['208-QĐ/TW', '2026-07-26', 'programme', '9/12', []],
  ['208-QĐ/TW', '2026-07-26', 'diploma', '8/12', ['schooling-below']],
  ['208-QĐ/TW', '2026-07-26', 'exception', '5/12', []],
  ['208-QĐ/TW', '2026-07-26', null, '12/12', ['schooling-not-shown']],
  ['24-QĐ/TW', '2022-11-15', 'diploma', '7/10', []],
  ['24-QĐ/TW', '2022-11-15', 'diploma', '6/10', ['schooling-below']],
  ['24-QĐ/TW', '2022-11-15', 'diploma', null, []],
])('schooling by the text of the day: %s on %s, %s, %s', (text, on, shownBy, schooling, expected) => {
  const at = day(on)
  expect(admissionLawOn(at).source).toBe(text)
  const recent = papers(on)
  expect(
    codes({ shownBy, schooling, papers: recent, certificateOn: at, bornOn: day('1995-01-01') }, on),
  ).toEqual(expected)
})

test.each<[on: string, text: string, counts: 'received' | 'issued']>([
  ['2021-07-29', '29-QĐ/TW', 'received'],
  ['2021-07-30', '24-QĐ/TW', 'received'],
  ['2025-01-19', '24-QĐ/TW', 'received'],
  ['2025-01-20', '232-QĐ/TW', 'received'],
  ['2025-06-30', '232-QĐ/TW', 'received'],
  ['2025-07-01', '294-QĐ/TW', 'received'],
  ['2026-04-08', '20-QĐ/TW', 'received'],
  ['2026-07-25', '20-QĐ/TW', 'received'],
  ['2026-07-26', '208-QĐ/TW', 'issued'],
  ['2010-05-01', '45-QĐ/TW', 'received'],
])('on %s %s is in force, the ceremony counts from the decision %s', (on, text, counts) => {
  const law = admissionLawOn(day(on))
  expect([law.source, law.ceremony.counts]).toEqual([text, counts])
})

test.each<[issued: string, until: string]>([
  ['2018-01-30', '2023-01-29'],
  ['2020-02-29', '2025-02-28'],
  ['2017-12-31', '2022-12-30'],
])('a certificate of %s holds until %s and not a day longer', (issued, until) => {
  expect(certificateHoldsUntil(day(issued))).toBe(until)
  const on = day(until)
  const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10)
  const given = { certificateOn: day(issued) }
  expect(codes({ ...given, papers: papers(on) }, on)).toEqual([])
  expect(codes({ ...given, papers: papers(on) }, next)).toEqual(['certificate-expired'])
  expect(earliestHolding(60, on) <= day(issued)).toBe(true)
  expect(earliestHolding(60, day(next)) > day(issued)).toBe(true)
})

test('papers hold twelve months, each is named, and none is taken from the future', () => {
  expect(codes({ papers: papers('2021-11-16') })).toEqual([])
  expect(codes({ papers: papers('2021-11-15') })).toEqual(['paper-too-old', 'paper-too-old', 'paper-too-old'])
  expect(codes({ papers: { ...SOUND.papers, mass_opinion: null } })).toEqual(['paper-missing'])
  expect(codes({ papers: { ...SOUND.papers, mass_opinion: day('2022-11-16') } })).toEqual(['paper-missing'])
})

test.each<[what: string, change: Partial<Applicant>, expected: string[]]>([
  ['one by the Youth Union', { route: 'youth', introducers: [introducer('1')] }, []],
  ['one by the trade union', { route: 'union', introducers: [introducer('1')] }, []],
  ['one alone', { introducers: [introducer('1')] }, ['too-few-introducers']],
  ['the same twice', { introducers: [introducer('1'), introducer('1')] }, ['introducer-twice']],
  ['oneself', { route: 'youth', introducers: [introducer('x')] }, ['introducer-is-applicant']],
  [
    'together for exactly twelve months',
    { introducers: [introducer('1'), introducer('2', '2021-11-15')] },
    [],
  ],
  [
    'a day less',
    { introducers: [introducer('1'), introducer('2', '2021-11-16')] },
    ['introducer-not-together'],
  ],
  [
    'official only the day after',
    { introducers: [introducer('1'), { ...introducer('2'), officialOn: day('2022-11-16') }] },
    ['introducer-not-official'],
  ],
])('introducers: %s', (_, change, expected) => {
  expect(codes(change)).toEqual(expected)
})

test('everything that is missing is said at once, each with its source and its sentence', () => {
  const nothing: Applicant = {
    bornOn: day('2005-01-01'),
    schooling: null,
    shownBy: null,
    overAge: null,
    certificateOn: null,
    papers: { verification: null, mass_opinion: null, residence_opinion: null },
    route: 'members',
    introducers: [],
  }
  const refusals = refusalsToConsider(nothing, 'x', day('2022-11-15'))
  expect(refusals).toHaveLength(7)
  for (const refusal of refusals) {
    expect(refusal.source).toBeTruthy()
    const say = conditionRefusals[refusal.code] as (facts: typeof refusal) => { vi: string; en: string }
    expect(say(refusal).vi).not.toMatch(/undefined|NaN/)
    expect(say(refusal).en).not.toMatch(/undefined|NaN/)
  }
})

test.each<[ceremony: string, official: string]>([
  ['2021-01-06', '2022-01-06'],
  ['2024-02-29', '2025-03-01'],
  ['2023-02-28', '2024-02-28'],
  ['2022-12-31', '2023-12-31'],
])('a ceremony on %s makes an official member on %s', (ceremony, official) => {
  expect(officialDayOf(day(ceremony))).toBe(official)
})

test('a list warns of helpers, certificates and papers before they run out', () => {
  const warn = (change: object, on = '2022-11-15') =>
    warningsOf({ ...SOUND, helpers: 2, ...change }, day(on)).map((one) => one.code)
  expect(warn({})).toEqual([])
  expect(warn({ helpers: 0 })).toEqual(['no_helper'])
  expect(warn({ helpers: 1 })).toEqual(['one_helper'])
  expect(warn({ helpers: 1, route: 'youth' })).toEqual([])
  expect(warn({ certificateOn: null })).toEqual(['no_certificate'])
  // 180 days before the last day, and a day earlier.
  const at = (on: string) => warn({ certificateOn: day('2018-06-01'), papers: papers(on) }, on)
  expect([at('2022-12-01'), at('2022-12-02'), at('2023-05-31'), at('2023-06-01')]).toEqual([
    [],
    ['certificate_runs_out'],
    ['certificate_runs_out'],
    ['certificate_expired'],
  ])
  expect(warn({ papers: { ...SOUND.papers, verification: day('2021-11-15') } })).toEqual(['paper_old'])
})

const LEFT: FormerMember = { leftBy: 'D3', leftOn: day('2019-11-15'), isMember: false, readmittedOn: null }
const CLEAN = { bar: 'none', clearedOn: null, hardship: false } as const

test.each<[what: string, former: Partial<FormerMember>, asked: object, on: string, expected: string[]]>([
  ['36 months outside', {}, {}, '2022-11-15', []],
  ['a day less', {}, {}, '2022-11-14', ['outside-too-short']],
  ['expelled', { leftBy: 'D2' }, {}, '2022-11-15', []],
  ['asked to leave', { leftBy: 'D4' }, {}, '2022-11-15', ['asked-to-leave']],
  ['asked to leave for hardship', { leftBy: 'D4' }, { hardship: true }, '2022-11-15', []],
  ['a transfer is no leaving', { leftBy: 'D5' }, {}, '2022-11-15', ['left-by-other-way']],
  [
    '60 months after the record was cleared',
    {},
    { bar: 'minor_crime', clearedOn: day('2017-11-15') },
    '2022-11-15',
    [],
  ],
  [
    'a day less',
    {},
    { bar: 'minor_crime', clearedOn: day('2017-11-16') },
    '2022-11-15',
    ['outside-too-short'],
  ],
  ['not cleared', {}, { bar: 'minor_crime' }, '2022-11-15', ['record-not-cleared']],
  ['disunity', {}, { bar: 'disunity' }, '2022-11-15', ['barred']],
  ['corruption', {}, { bar: 'corruption' }, '2022-11-15', ['barred']],
  ['serious crime', {}, { bar: 'serious_crime' }, '2022-11-15', ['barred']],
  ['once only', { readmittedOn: day('2016-01-01') }, {}, '2022-11-15', ['readmitted-before']],
  ['is a member', { isMember: true, leftOn: null, leftBy: null }, {}, '2022-11-15', ['never-left']],
  [
    'all at once',
    { leftBy: 'D4', leftOn: day('2021-01-01'), readmittedOn: day('2016-01-01') },
    { bar: 'disunity' },
    '2022-11-15',
    ['asked-to-leave', 'barred', 'outside-too-short', 'readmitted-before'],
  ],
])('readmission: %s', (_, former, asked, on, expected) => {
  const found = refusalsToReadmit({ ...LEFT, ...former }, { ...CLEAN, ...asked }, day(on))
  expect(found.map((one) => one.code)).toEqual(expected)
})

test('a membership is restored where a decision took it, from the day on which it did', () => {
  const codesOf = (former: Partial<FormerMember>, on: string) =>
    refusalsToRestore({ ...LEFT, ...former }, day(on)).map((one) => one.code)
  expect(codesOf({}, '2019-11-15')).toEqual([])
  expect(codesOf({}, '2019-11-14')).toEqual(['restored-before-it-was-taken'])
  expect(codesOf({ leftBy: 'D1' }, '2022-01-01')).toEqual(['left-by-other-way'])
  expect(codesOf({ isMember: true }, '2022-01-01')).toEqual(['nothing-to-restore'])
})
