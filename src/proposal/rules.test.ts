import { describe, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { ACTS, FOLLOWING, MOST, STAGES, type Act, type Stage } from './codes.ts'
import {
  refusalsToAct,
  refusalsToConsolidate,
  refusalsToRaise,
  type Acting,
  type Candidate,
  type Raising,
  type Receiver,
  type Standing,
} from './rules.ts'
import { cautionsOf, LIKE, likeness, wordsOf } from './wording.ts'

const TODAY = day('2022-10-27')
const superior: Receiver = { exists: true, inLine: true, isSelf: false, bodyExists: null }
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)

describe('raising', () => {
  const raising: Raising = {
    kind: 'proposal',
    text: 'Sớm hướng dẫn về đại hội',
    raisedOn: TODAY,
    dueOn: null,
    occasion: null,
    occasionOn: null,
  }
  const known = { receiver: superior, unitExists: true, fieldKnown: true, today: TODAY }
  const raise = (change: Partial<Raising>, world: Partial<typeof known> = {}) =>
    codes(refusalsToRaise({ ...raising, ...change }, { ...known, ...world }))

  test.each<[string, Partial<Raising>, string[]]>([
    ['today, to a superior', {}, []],
    ['tomorrow', { raisedOn: day('2022-10-28') }, ['in-the-future']],
    ['without a text', { text: '  ' }, ['no-text']],
    ['with the mark of a secret', { text: 'Báo cáo TỐI MẬT số 1' }, ['classified-mark']],
    ['a matter by a day', { kind: 'matter', dueOn: TODAY }, []],
    ['a matter without a deadline', { kind: 'matter' }, ['matter-without-deadline']],
    ['a deadline on the day', { dueOn: TODAY }, []],
    ['a deadline the day before', { dueOn: day('2022-10-26') }, ['deadline-before-start']],
    ['on the day of the conference', { occasion: 'Hội nghị', occasionOn: TODAY }, []],
    [
      'the day before it',
      { occasion: 'Hội nghị', occasionOn: day('2022-10-28') },
      ['raised-before-occasion'],
    ],
    ['at a conference without a day', { occasion: 'Hội nghị' }, ['occasion-without-day']],
  ])('%s', (_story, change, expected) => {
    expect(raise(change)).toEqual(expected)
  })

  test('all reasons are told at once', () => {
    expect(
      raise(
        { text: '', raisedOn: day('2022-11-01'), kind: 'matter' },
        { unitExists: false, fieldKnown: false, receiver: { ...superior, exists: false, bodyExists: false } },
      ),
    ).toEqual([
      'no-text',
      'in-the-future',
      'unit-not-there',
      'field-unknown',
      'addressee-not-there',
      'body-not-there',
      'matter-without-deadline',
    ])
  })

  test.each<[string, Partial<Receiver>, string[]]>([
    ['itself', { isSelf: true }, ['addressee-is-self']],
    ['a body beside itself', { isSelf: true, bodyExists: true }, []],
    ['a unit elsewhere', { inLine: false }, ['addressee-not-in-line']],
    ['a unit that has ceased', { exists: false, inLine: false }, ['addressee-not-there']],
    ['a body that is no more', { bodyExists: false }, ['body-not-there']],
  ])('to %s', (_story, change, expected) => {
    expect(raise({}, { receiver: { ...superior, ...change } })).toEqual(expected)
  })
})

describe('acts', () => {
  const standing: Standing = {
    stage: 'sent',
    lastOn: day('2022-09-10'),
    raisedOn: day('2022-09-01'),
    group: null,
  }
  const acting: Acting = {
    stage: 'answered',
    on: day('2022-09-10'),
    dueOn: null,
    answer: 'Đã hướng dẫn',
    hasDocument: false,
    receiver: null,
  }
  const act = (change: Partial<Acting>, where: Partial<Standing> = {}) =>
    codes(refusalsToAct({ ...acting, ...change }, { ...standing, ...where }, TODAY))

  test.each<[string, Partial<Acting>, string[]]>([
    ['an answer on the day of the last act', {}, []],
    ['the day before it', { on: day('2022-09-09') }, ['before-last-act']],
    ['before it was raised', { on: day('2022-08-31') }, ['before-raised']],
    ['tomorrow', { on: day('2022-10-28') }, ['in-the-future']],
    ['a document instead of a text', { answer: null, hasDocument: true }, []],
    ['neither text nor document', { answer: null }, ['answer-without-content']],
    ['no reason', { stage: 'not_accepted', answer: null }, ['not-accepted-without-reason']],
    ['a secret in the answer', { answer: 'Theo văn bản MẬT' }, ['classified-mark']],
    ['passed on to nobody', { stage: 'transferred', answer: null }, ['no-receiver']],
    ['passed on to a superior', { stage: 'transferred', answer: null, receiver: superior }, []],
    [
      'a deadline before the day',
      { stage: 'transferred', receiver: superior, dueOn: day('2022-09-09') },
      ['deadline-before-start'],
    ],
  ])('%s', (_story, change, expected) => {
    expect(act(change)).toEqual(expected)
  })

  test('a member of a group goes with its group until it is closed', () => {
    expect(act({}, { group: 'Chung' })).toEqual(['goes-with-its-group'])
    expect(act({ stage: 'closed', answer: null }, { group: 'Chung', stage: 'answered' })).toEqual([])
  })

  test('nothing follows but what the table of stages says', () => {
    for (const from of STAGES)
      for (const to of ACTS) {
        const found = act({ stage: to, receiver: superior, hasDocument: true }, { stage: from })
        expect(found.includes('stage-does-not-follow'), `${from} → ${to}`).toBe(!FOLLOWING[from].includes(to))
      }
    const ends = (stage: Stage) =>
      (FOLLOWING[stage] as readonly string[]).filter((one) => ACTS.includes(one as Act))
    expect(ends('raised')).toEqual(['sent'])
    expect(ends('closed')).toEqual([])
  })
})

describe('consolidating', () => {
  const member = (id: string, change: Partial<Candidate> = {}): Candidate => ({
    id,
    kind: 'proposal',
    text: `Kiến nghị ${id}`,
    stage: 'sent',
    lastOn: day('2022-10-01'),
    raisedOn: day('2022-10-01'),
    group: null,
    isOurs: true,
    ...change,
  })
  const group = {
    text: 'Kiến nghị chung',
    on: day('2022-10-01'),
    today: TODAY,
    unitExists: true,
    fieldKnown: true,
    receiver: superior,
  }
  const consolidate = (members: Candidate[], change: Partial<typeof group> = {}) =>
    codes(refusalsToConsolidate({ ...group, ...change }, members))

  test.each<[string, Candidate[], string[]]>([
    ['two like ones', [member('a'), member('b', { stage: 'raised' })], []],
    ['one alone', [member('a')], ['too-few-in-group']],
    ['the same twice', [member('a'), member('a')], ['too-few-in-group', 'twice-in-group']],
    ['one that is closed', [member('a'), member('b', { stage: 'closed' })], ['member-done']],
    ['one that is answered', [member('a'), member('b', { stage: 'answered' })], ['member-done']],
    ['one of another group', [member('a'), member('b', { group: 'Khác' })], ['member-grouped']],
    ['one from elsewhere', [member('a'), member('b', { isOurs: false })], ['member-not-below']],
    ['one that moved later', [member('a'), member('b', { lastOn: day('2022-10-02') })], ['member-later']],
    ['a proposal and a matter', [member('a'), member('b', { kind: 'matter' })], ['group-of-two-kinds']],
  ])('%s', (_story, members, expected) => {
    expect(consolidate(members)).toEqual(expected)
  })

  test('a group has a wording and a limit', () => {
    expect(consolidate([member('a'), member('b')], { text: ' ' })).toEqual(['no-text'])
    const many = Array.from({ length: MOST.members }, (_, index) => member(String(index)))
    expect(consolidate(many)).toEqual([])
    expect(consolidate([...many, member('one more')])).toEqual(['too-many-in-group'])
  })
})

describe('wording', () => {
  test('like wordings are found by their words, unlike ones are not', () => {
    const one = wordsOf('Đề nghị sớm có hướng dẫn về đại hội đảng bộ các cấp')
    const two = wordsOf('Kiến nghị Trung ương sớm ban hành quy định, HƯỚNG DẪN đại hội')
    const three = wordsOf('Đề nghị tăng biên chế cho văn phòng')
    expect(likeness(one, two)).toBeGreaterThanOrEqual(LIKE)
    expect(likeness(one, three)).toBeLessThan(LIKE)
    expect(likeness(one, [])).toBe(0)
    expect(likeness(one, one)).toBe(1)
  })

  test('what looks like an allegation, a person or a number is pointed out', () => {
    expect(cautionsOf('Đơn tố cáo đồng chí Nguyễn Văn Ví, số 036190001234')).toEqual([
      'allegation',
      'person',
      'number',
    ])
    expect(cautionsOf('Đề nghị hướng dẫn về vị trí việc làm năm 2022')).toEqual([])
    expect(cautionsOf('Ông Trần Văn Ví')).toEqual(['person'])
    expect(cautionsOf('Đảng bộ Bà Rịa Vũng Tàu')).toEqual([])
  })
})
