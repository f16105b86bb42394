import { describe, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { ACTS, following, KINDS, STAGES } from './codes.ts'
import {
  refusalsToAct,
  refusalsToCase,
  refusalsToFollowUp,
  refusalsToProgramme,
  type Inspecting,
  type Planned,
  type Standing,
  type Subject,
} from './rules.ts'

const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)
const FIRST = day('2022-01-01')

test.each([
  ['a committee', 'cap_uy', 'dang_bo_co_so', false, []],
  ['a branch', 'branch', 'chi_bo_truc_thuoc', false, []],
  ['a branch as a committee', 'cap_uy', 'chi_bo_co_so', false, ['organ-not-there']],
  ['a committee as a branch', 'branch', 'dang_bo_co_so', false, ['organ-not-there']],
  ['a second time', 'ubkt', 'dang_bo_khoi', true, ['programme-there']],
  ['a unit that is not there, a second time', 'ubkt', null, true, ['programme-there', 'unit-not-there']],
] as const)('the programme of %s', (_story, organ, unitKind, isThere, expected) => {
  expect(codes(refusalsToProgramme({ organ, year: 2022 }, { isThere, unitKind, firstDay: FIRST }))).toEqual(
    expected,
  )
})

describe('a case', () => {
  const planned: Planned = {
    kind: 'giam_sat_chuyen_de',
    title: 'Công tác tổ chức xây dựng Đảng',
    aboutFrom: day('2021-01-01'),
    aboutTo: day('2021-12-31'),
    from: FIRST,
    to: day('2022-12-31'),
    hasHead: true,
    exception: null,
  }
  const below: Subject = { code: 'A', exists: true, isBelow: true }
  const committee: Inspecting = { year: 2022, organ: 'cap_uy', members: 0, hasBranchCommittee: false }
  const plan = (change: Partial<Planned>, subjects: Subject[] = [below], who: Partial<Inspecting> = {}) =>
    codes(refusalsToCase({ ...planned, ...change }, subjects, { ...committee, ...who }))

  test.each<[string, Partial<Planned>, Subject[], string[]]>([
    ['within its year', {}, [below], []],
    ['from the last day of the year before', { from: day('2021-12-31') }, [below], ['outside-year']],
    ['to the first day of the next', { to: day('2023-01-01') }, [below], ['outside-year']],
    ['on one day', { to: FIRST }, [below], []],
    [
      'that ends before it starts',
      { from: day('2022-02-02'), to: day('2022-02-01') },
      [below],
      ['ends-before-it-starts'],
    ],
    ['about a period that ends first', { aboutTo: day('2020-12-31') }, [below], ['ends-before-it-starts']],
    ['without subject', {}, [], ['no-subject']],
    ['with the same subject twice', {}, [below, below], ['subject-twice']],
    ['of a unit elsewhere', {}, [{ ...below, isBelow: false }], ['subject-outside']],
    ['of a unit that has ceased', {}, [{ code: 'B', exists: false, isBelow: false }], ['subject-not-there']],
    ['without a head of the team', { hasHead: false }, [below], ['no-head']],
    ['regular, without a team', { hasHead: false, kind: 'giam_sat_thuong_xuyen' }, [below], []],
    ['without a title', { title: ' ' }, [below], ['no-title']],
    ['with the mark of a secret', { title: 'Kết luận MẬT' }, [below], ['classified-mark']],
  ])('%s', (_story, change, subjects, expected) => {
    expect(plan(change, subjects)).toEqual(expected)
  })

  test('all reasons come at once', () => {
    expect(plan({ title: '', from: day('2023-02-01'), hasHead: false }, [])).toEqual([
      'no-title',
      'ends-before-it-starts',
      'outside-year',
      'no-subject',
      'no-head',
    ])
  })

  const inBranch = (from: string, who: Partial<Inspecting>, change: Partial<Planned> = {}) =>
    plan({ from: day(from), to: day(from), ...change }, [below], {
      year: Number(from.slice(0, 4)),
      organ: 'branch',
      members: 29,
      ...who,
    })

  test.each<[string, Partial<Inspecting>, Partial<Planned>, string[]]>([
    ['of 29 members without a committee', {}, {}, ['branch-regular-only']],
    ['of 30 members', { members: 30 }, {}, []],
    ['of 29 with a committee', { hasBranchCommittee: true }, {}, []],
    ['of 29, with a reason', {}, { exception: 'Cấp ủy cấp trên giao' }, []],
    ['of 29, regularly', {}, { kind: 'giam_sat_thuong_xuyen' }, []],
  ])('by theme from 10/06/2025 in a branch %s', (_story, who, change, expected) => {
    expect(inBranch('2025-06-10', who, change)).toEqual(expected)
  })

  test('the day before the guidance there is no such line', () => {
    expect(inBranch('2025-06-09', {})).toEqual([])
  })
})

describe('acts', () => {
  const standing: Standing = {
    kind: 'kiem_tra',
    stage: 'verifying',
    lastOn: day('2022-05-10'),
    decidedOn: day('2022-04-01'),
  }
  const today = day('2022-10-27')
  const act = (change: object, where: Partial<Standing> = {}) =>
    codes(
      refusalsToAct(
        { stage: 'conclusion', on: day('2022-05-10'), number: '12-KL/ĐU', ...change },
        { ...standing, ...where },
        today,
      ),
    )

  test.each<[string, object, Partial<Standing>, string[]]>([
    ['a conclusion on the day of the last act', {}, {}, []],
    ['the day before', { on: day('2022-05-09') }, {}, ['before-last-act']],
    ['tomorrow', { on: day('2022-10-28') }, {}, ['in-the-future']],
    ['without a number', { number: null }, {}, ['conclusion-without-number']],
    [
      'a decision without a number',
      { stage: 'decided', number: null },
      { stage: 'planned', lastOn: null },
      ['decision-without-number'],
    ],
    [
      'a conclusion before the decision',
      {},
      { stage: 'planned', lastOn: null, decidedOn: null },
      ['conclusion-before-decision', 'stage-does-not-follow'],
    ],
  ])('%s', (_story, change, where, expected) => {
    expect(act(change, where)).toEqual(expected)
  })

  test('every kind goes from plan to its end, regular supervision by a shorter way', () => {
    for (const kind of KINDS) {
      const reached = new Set<string>(['planned'])
      for (const stage of STAGES)
        if (reached.has(stage)) for (const next of following(stage, kind)) reached.add(next)
      expect([...reached].sort()).toEqual(['planned', ...ACTS].sort())
    }
    expect(following('decided', 'giam_sat_thuong_xuyen')).toContain('verifying')
    expect(following('decided', 'kiem_tra')).not.toContain('verifying')
  })
})

test.each([
  ['on the day of the conclusion', '2022-05-10', true, []],
  ['the day before', '2022-05-09', true, ['deadline-before-conclusion']],
  ['of a unit that was not inspected', '2022-06-01', false, ['not-a-subject']],
])('a task that follows, due %s', (_story, due, isSubject, expected) => {
  const task = { title: 'Khắc phục', dueOn: day(due), units: [{ code: 'A', isSubject }] }
  expect(codes(refusalsToFollowUp(task, day('2022-05-10')))).toEqual(expected)
})

test('a task cannot follow from a conclusion that is not there', () => {
  expect(codes(refusalsToFollowUp({ title: '', dueOn: day('2022-05-09'), units: [] }, null))).toEqual([
    'no-title',
    'no-conclusion-yet',
    'no-addressee',
  ])
})
