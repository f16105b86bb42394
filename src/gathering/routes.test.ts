import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { personId } from '#testing/small-world.ts'
import { codes, PLAN, openConferences, TODAY, type Conferences } from './small-conference.ts'

let conferences: Conferences
let ask: Conferences['ask']
let tell: Conferences['tell']
let planned: Conferences['planned']
let act: Conferences['act']
let paste: Conferences['paste']

beforeAll(async () => {
  conferences = await openConferences()
  ;({ ask, tell, planned, act, paste } = conferences)
})
afterAll(() => conferences.office.database.close())

let path: string
let sites: { id: string; name: string }[]

test('a plan that ends before it starts is refused with all reasons; one that does not is planned', async () => {
  const wrong = await tell('bi-thu-khoi', '', {
    ...PLAN,
    organisationId: conferences.office.id['NK'],
    toDay: '2022-10-26',
    kind: 'giao_ban',
    opinionsDueOn: TODAY,
  })
  expect([wrong.status, codes(wrong)]).toEqual([
    422,
    ['ends-before-it-starts', 'opinions-not-asked', 'opinions-after-gathering'],
  ])
  expect(
    (await tell('lanh-dao-khoi', '', { ...PLAN, organisationId: conferences.office.id['NK'] })).status,
  ).toBe(403)
  expect((await tell('chi-bo', '', { ...PLAN, organisationId: conferences.office.id['NK'] })).status).toBe(
    404,
  )
  path = await planned()
  expect((await ask('lanh-dao-khoi', path)).body).toMatchObject({
    state: 'planned',
    keeps: true,
    may: { record: false },
    counts: { sites: 0 },
  })
  expect(codes(await act(path, 'announced'))).toEqual(['no-sites'])
})

test('of pasted sites either all are made or none: misspelt, unknown numbers, the same unit twice at once', async () => {
  const text =
    'NK.DB\tBí thư\t40\nĐảng bộ Bệnh viện Ví dụu\t\t20\nNK.CB1\t\t0\n* Nhà văn hóa\tTrưởng ban\t10\nnk.db'
  const refused = await paste(path, text)
  expect(refused.status).toBe(422)
  expect(refused.body.refusals).toMatchObject([
    { code: 'site-unknown', line: 2, suggestions: [{ code: 'NK.DB2' }, { code: 'NK' }, { code: 'NK.DB' }] },
    { code: 'invited-below-one', line: 3, invited: 0 },
    { code: 'site-twice', line: 5, before: 1 },
  ])
  expect((await ask('bi-thu-khoi', `${path}/sites`)).body.items).toEqual([])
  const right = 'NK.DB\tBí thư\t40\nĐảng bộ Bệnh viện Ví dụ\t\t20\n* Nhà văn hóa\tTrưởng ban\t10'
  const preview = await tell('bi-thu-khoi', `${path}/sites/preview`, {
    made: { from: 'pasted', text: right },
  })
  expect(preview.body).toMatchObject({ count: 3, invited: 70 })
  const made = await paste(path, right)
  sites = made.body.items
  expect(made.body).toMatchObject({
    items: [
      { number: 1, name: 'Đảng bộ Trường Cao đẳng Ví dụ', chair: 'Bí thư', invited: 40 },
      { number: 2, name: 'Đảng bộ Bệnh viện Ví dụ', invited: 20 },
      { number: 3, name: 'Nhà văn hóa', unit: null, invited: 10, mine: true },
    ],
    reported: 0,
    invited: 70,
  })
  expect(codes(await paste(path, 'NK.DB2'))).toEqual(['site-there-already'])
  expect(
    (await tell('lanh-dao-khoi', `${path}/sites`, { made: { from: 'pasted', text: right } })).status,
  ).toBe(403)
})

test('who takes part sees it from the day on which it is announced; nobody else does', async () => {
  expect((await ask('benh-vien', path)).status).toBe(404)
  expect((await act(path, 'announced')).body.state).toBe('announced')
  expect((await ask('benh-vien', path)).body).toMatchObject({ keeps: false, may: { record: false } })
  expect((await ask('benh-vien', `${path}?on=2022-10-26`)).status).toBe(404)
  expect((await ask('chi-bo', path)).status).toBe(404)
  const listed = await ask('benh-vien', `?organisationId=${conferences.office.id['NK.DB2']}`)
  expect(listed.body.items.map((one: { id: string }) => `/${one.id}`)).toContain(path)
  expect((await ask('chi-bo', `?organisationId=${conferences.office.id['NK.CB1']}`)).body.items).toEqual([])
  expect((await ask('benh-vien', `?organisationId=${conferences.office.id['NK']}`)).status).toBe(404)
})

test('an invited unit answers for itself, and says why it declines', async () => {
  const invited = await tell('bi-thu-khoi', `${path}/invitations`, {
    invited: { who: 'sites' },
    answerBy: TODAY,
  })
  expect(invited.body.items).toHaveLength(2)
  const again = { invited: { who: 'sites' }, answerBy: TODAY }
  expect(codes(await tell('bi-thu-khoi', `${path}/invitations`, again))).toEqual(['invited-already'])
  const mine = (await ask('benh-vien', `${path}/invitations`)).body.items
  expect(mine).toMatchObject([{ unit: { name: 'Đảng bộ Bệnh viện Ví dụ' }, mine: true, answer: null }])
  const answer = `${path}/invitations/${mine[0].id}/answer`
  expect(codes(await tell('benh-vien', answer, { answer: 'declined', reason: null }))).toEqual([
    'needs-reason',
  ])
  const done = await tell('benh-vien', answer, { answer: 'declined', reason: 'Trùng lịch công tác' })
  expect(done.body.items).toMatchObject([{ answer: 'declined', reason: 'Trùng lịch công tác' }])
  await tell('benh-vien', answer, { answer: 'accepted', reason: null })
  const other = invited.body.items.find((one: { unit: { name: string } }) =>
    one.unit.name.includes('Cao đẳng'),
  )
  expect(
    (
      await tell('benh-vien', `${path}/invitations/${other.id}/answer`, {
        answer: 'accepted',
        reason: null,
      })
    ).status,
  ).toBe(403)
  expect((await ask('bi-thu-khoi', path)).body.counts).toMatchObject({
    invitations: 2,
    accepted: 1,
    declined: 0,
  })
})

test('a person is invited through the unit that keeps the record, and named only to those who see people', async () => {
  const person = await personId(conferences.office.database.db, 'NK-2')
  const invited = await tell('bi-thu-khoi', `${path}/invitations`, {
    invited: { who: 'person', personId: person },
    answerBy: null,
  })
  expect(invited.body.items.at(-1)).toMatchObject({
    unit: { name: 'Chi bộ 1' },
    person: { fullName: 'Trần Văn An' },
  })
  expect(
    codes(
      await tell('bi-thu-khoi', `${path}/invitations`, {
        invited: { who: 'person', personId: person },
        answerBy: null,
      }),
    ),
  ).toEqual(['invited-already'])
  expect((await ask('chi-bo', `${path}/invitations`)).body.items).toMatchObject([
    { person: { fullName: 'Trần Văn An' } },
  ])
  expect((await ask('chi-bo-2', path)).status).toBe(404)
  const { rows } = await sql<{
    details: string
  }>`select details::text from event where action like 'gathering.%'`.execute(conferences.office.database.db)
  expect(rows.filter(({ details }) => /An|Hội|Bí thư/.test(details))).toEqual([])
  const id = invited.body.items.at(-1).id
  const marked = await tell('bi-thu-khoi', `${path}/presence`, {
    marks: [{ invitationId: id, presence: 'present', reason: null }],
  })
  expect(marked.body.items.at(-1)).toMatchObject({ presence: 'present' })
  expect(
    (
      await tell('chi-bo', `${path}/presence`, {
        marks: [{ invitationId: id, presence: 'absent', reason: null }],
      })
    ).status,
  ).toBe(403)
})

test('the roll call: more present than invited is refused, all or none; a site reports for itself only', async () => {
  const report = (who: string, present: number[]) =>
    tell(who, `${path}/roll-call`, {
      reports: present.map((number, index) => ({
        siteId: sites[index + 1]!.id,
        present: number,
        note: null,
      })),
    })
  const refused = await report('bi-thu-khoi', [21, 11])
  expect(refused.body.refusals).toMatchObject([
    { code: 'more-present-than-invited', present: 21, invited: 20 },
    { code: 'more-present-than-invited', present: 11, invited: 10, site: 'Nhà văn hóa' },
  ])
  expect((await ask('bi-thu-khoi', `${path}/sites`)).body.reported).toBe(0)
  expect(
    (await ask('benh-vien', `${path}/sites`)).body.items.map((one: { mine: boolean }) => one.mine),
  ).toEqual([false, true, false])
  expect((await report('benh-vien', [20, 10])).status).toBe(403)
  expect((await report('benh-vien', [20])).body).toMatchObject({ reported: 1, present: 20 })
  expect((await report('benh-vien', [19])).body).toMatchObject({ reported: 1, present: 19 })
  const detail = { chair: null, invited: 18, place: null }
  expect(codes(await tell('bi-thu-khoi', `${path}/sites/${sites[1]!.id}/details`, detail))).toEqual([
    'more-present-than-invited',
  ])
  expect((await ask('bi-thu-khoi', path)).body.counts).toMatchObject({
    sites: 3,
    reported: 1,
    invited: 70,
    present: 19,
  })
  expect((await ask('bi-thu-khoi', `${path}/sites?on=2022-10-26`)).body.reported).toBe(0)
})

test('opinions: of the own site only, taken up or answered with the reason', async () => {
  const opinion = {
    siteId: sites[1]!.id,
    part: 'Phần thứ hai, mục 3',
    proposal: 'Bổ sung số liệu phát triển đảng viên.',
  }
  expect((await tell('chi-bo', `${path}/opinions`, opinion)).status).toBe(403)
  const { body } = await tell('benh-vien', `${path}/opinions`, opinion)
  await tell('bi-thu-khoi', `${path}/opinions`, { ...opinion, siteId: sites[0]!.id })
  expect((await ask('benh-vien', `${path}/opinions`)).body.items).toHaveLength(1)
  expect((await ask('bi-thu-khoi', `${path}/opinions?limit=1`)).body).toMatchObject({
    items: [{ id: body.id, site: { name: 'Đảng bộ Bệnh viện Ví dụ' }, answer: null }],
    next: expect.any(String),
  })
  const answer = `${path}/opinions/${body.id}/answer`
  expect((await tell('benh-vien', answer, { answer: 'taken_up', reason: null })).status).toBe(403)
  expect(codes(await tell('bi-thu-khoi', answer, { answer: 'answered', reason: null }))).toEqual([
    'needs-reason',
  ])
  await tell('bi-thu-khoi', answer, { answer: 'taken_up', reason: null })
  expect((await ask('bi-thu-khoi', path)).body.counts).toMatchObject({ opinions: 2, openOpinions: 1 })
})

test('minutes and conclusions only once it was held; concluded only with minutes', async () => {
  const items = [
    { kind: 'lesson', text: 'Bám sát cơ sở.' },
    { kind: 'task', text: 'Hoàn thành kế hoạch kết nạp đảng viên.' },
  ]
  expect(codes(await tell('bi-thu-khoi', `${path}/conclusions`, { items }))).toEqual(['not-held'])
  expect(
    codes(await tell('bi-thu-khoi', `${path}/minutes`, { text: 'Biên bản hội nghị.', clerk: null })),
  ).toEqual(['not-held'])
  expect((await act(path, 'held')).body.state).toBe('held')
  expect(codes(await act(path, 'concluded'))).toEqual(['no-minutes'])
  const written = await tell('bi-thu-khoi', `${path}/minutes`, {
    text: 'Biên bản hội nghị.',
    clerk: 'Văn phòng',
  })
  expect(written.body.minutes).toMatchObject({ clerk: 'Văn phòng', on: TODAY })
  const set = await tell('bi-thu-khoi', `${path}/conclusions`, { items })
  expect(set.body.items).toMatchObject([
    { number: 1, kind: 'lesson' },
    { number: 2, kind: 'task', given: false },
  ])
  const votes = { votesFor: 5, votesAgainst: 0, votesNone: 0 }
  expect(
    codes(await tell('bi-thu-khoi', `${path}/conclusions`, { items: [{ ...items[1], ...votes }] })),
  ).toEqual(['votes-not-asked'])
  expect((await act(path, 'concluded')).body).toMatchObject({
    state: 'concluded',
    counts: { lessons: 1, tasks: 1 },
  })
  expect(codes(await paste(path, 'NK.CB1'))).toEqual(['closed'])
  expect((await ask('benh-vien', `${path}/conclusions`)).body.items).toHaveLength(2)
})
