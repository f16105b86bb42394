import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrol, send, cookieOf, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveGatherings } from './routes.ts'

const NOW = new Date('2022-10-27T02:00:00Z')
const TODAY = '2022-10-27'

let office: Office
const cookies: Record<string, string> = {}
beforeAll(async () => {
  office = await openOffice(serveGatherings)
  const { db } = office.database
  const accounts = [
    ['bi-thu-khoi', 'officer', 'NK'],
    ['lanh-dao-khoi', 'leader', 'NK'],
    ['benh-vien', 'secretary', 'NK.DB2'],
    ['chi-bo', 'secretary', 'NK.CB1'],
    ['chi-bo-2', 'secretary', 'NK.CB2'],
  ] as const
  for (const [name, role, code] of accounts) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
})
afterAll(() => office.database.close())

const ask = (who: string, path: string) =>
  send(office.door, `GET /api/gatherings${path}`, { as: cookies[who]! })
const tell = (who: string, path: string, body: object): Promise<Answer> =>
  send(office.door, `POST /api/gatherings${path}`, { as: cookies[who]!, body })
const codes = (answer: Answer) => answer.body.refusals?.map((one: { code: string }) => one.code)

const PLAN = {
  kind: 'truc_tuyen',
  title: 'Hội nghị trực tuyến tổng kết năm',
  bodyId: null,
  chair: 'Bí thư Đảng ủy Khối',
  place: 'Hội trường A',
  fromDay: TODAY,
  toDay: TODAY,
  startsAt: '08:00',
  endsAt: '11:30',
  opinionsDueOn: null,
  note: null,
}
async function planned(change: object = {}, who = 'bi-thu-khoi'): Promise<string> {
  const made = await tell(who, '', { ...PLAN, organisationId: office.id['NK'], ...change })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return `/${made.body.id}`
}
const act = (path: string, act: string, note: string | null = null, on = TODAY) =>
  tell('bi-thu-khoi', `${path}/acts`, { act, on, note })
const makeSites = (path: string, text: string) =>
  tell('bi-thu-khoi', `${path}/sites`, { made: { from: 'pasted', text } })

describe('an online conference from its plan to its conclusions', () => {
  let path: string
  let sites: { id: string; name: string }[]

  test('a plan that ends before it starts is refused with all reasons; one that does not is planned', async () => {
    const wrong = await tell('bi-thu-khoi', '', {
      ...PLAN,
      organisationId: office.id['NK'],
      toDay: '2022-10-26',
      kind: 'giao_ban',
      opinionsDueOn: TODAY,
    })
    expect([wrong.status, codes(wrong)]).toEqual([
      422,
      ['ends-before-it-starts', 'opinions-not-asked', 'opinions-after-gathering'],
    ])
    expect((await tell('lanh-dao-khoi', '', { ...PLAN, organisationId: office.id['NK'] })).status).toBe(403)
    expect((await tell('chi-bo', '', { ...PLAN, organisationId: office.id['NK'] })).status).toBe(404)
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
    const refused = await makeSites(path, text)
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
    const made = await makeSites(path, right)
    sites = made.body.items
    expect(made.body).toMatchObject({
      items: [
        { number: 1, name: 'Đảng bộ Trường Cao đẳng Ví dụ', chair: 'Bí thư', invited: 40 },
        { number: 2, name: 'Đảng bộ Bệnh viện Ví dụ', invited: 20 },
        { number: 3, name: 'Nhà văn hóa', unit: null, invited: 10 },
      ],
      reported: 0,
      invited: 70,
    })
    expect(codes(await makeSites(path, 'NK.DB2'))).toEqual(['site-there-already'])
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
    const listed = await ask('benh-vien', `?organisationId=${office.id['NK.DB2']}`)
    expect(listed.body.items.map((one: { id: string }) => `/${one.id}`)).toContain(path)
    expect((await ask('chi-bo', `?organisationId=${office.id['NK.CB1']}`)).body.items).toEqual([])
    expect((await ask('benh-vien', `?organisationId=${office.id['NK']}`)).status).toBe(404)
  })

  test('an invited unit answers for itself, and says why it declines', async () => {
    const invited = await tell('bi-thu-khoi', `${path}/invitations`, {
      invited: { who: 'sites' },
      answerBy: TODAY,
    })
    expect(invited.body.items).toHaveLength(2)
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
    const person = await personId(office.database.db, 'NK-2')
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
    }>`select details::text from event where action like 'gathering.%'`.execute(office.database.db)
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
    expect((await report('benh-vien', [20, 10])).status).toBe(403)
    expect((await report('benh-vien', [20])).body).toMatchObject({ reported: 1, present: 20 })
    expect((await report('benh-vien', [19])).body).toMatchObject({ reported: 1, present: 19 })
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
    expect(codes(await makeSites(path, 'NK.CB1'))).toEqual(['closed'])
    expect((await ask('benh-vien', `${path}/conclusions`)).body.items).toHaveLength(2)
  })
})

describe('the printed code of a site', () => {
  const open = (path: string, body: object, as?: string) =>
    send(office.door, `POST /api/invitation/roll-call${path}`, { body, ...(as ? { as: cookies[as]! } : {}) })

  test('works once without signing in, on its day; then only for those who report there anyway', async () => {
    const path = await planned({ title: 'Hội nghị có mã' })
    await makeSites(path, 'NK.DB2\t\t20\n* Nhà văn hóa\t\t10')
    const links = (on: string) => tell('bi-thu-khoi', `${path}/site-links`, { on })
    expect(codes(await links('2022-10-28'))).toEqual(['not-announced', 'link-of-another-day'])
    await act(path, 'announced')
    expect(codes(await links('2022-10-26'))).toEqual(['link-of-another-day'])
    expect((await tell('benh-vien', `${path}/site-links`, { on: TODAY })).status).toBe(403)
    const first = (await links(TODAY)).body.items
    const [hospital, hall] = (await links(TODAY)).body.items
    expect(codes(await open('/look', { token: first[0].token }))).toEqual(['link-invalid'])
    expect((await open('/look', { token: hospital.token })).body).toEqual({
      title: 'Hội nghị có mã',
      fromDay: TODAY,
      on: TODAY,
      site: 'Đảng bộ Bệnh viện Ví dụ',
      invited: 20,
      present: null,
      used: false,
      mayCorrect: false,
    })
    const report = (present: number, as?: string) =>
      open('', { token: hospital.token, present, note: null }, as)
    expect(codes(await report(21))).toEqual(['more-present-than-invited'])
    expect((await report(18)).body).toMatchObject({ present: 18, used: true })
    expect(codes(await report(19))).toEqual(['link-used'])
    expect(codes(await report(19, 'chi-bo'))).toEqual(['link-used'])
    expect((await report(19, 'benh-vien')).body).toMatchObject({ present: 19, mayCorrect: true })
    expect((await open('', { token: hall.token, present: 10, note: null })).status).toBe(200)
    expect((await ask('bi-thu-khoi', path)).body.counts).toMatchObject({ reported: 2, present: 29 })
    const kept = await sql<{
      text: string
    }>`select gathering_site_link::text as text from gathering_site_link`.execute(office.database.db)
    expect(kept.rows.some(({ text }) => text.includes(hospital.token))).toBe(false)
  })

  test('is worth nothing on another day, for a postponed conference, or when guessed', async () => {
    const path = await planned({ title: 'Hội nghị hai ngày', toDay: '2022-10-28' })
    await makeSites(path, 'NK.DB2\t\t20')
    await act(path, 'announced')
    const [site] = (await tell('bi-thu-khoi', `${path}/site-links`, { on: '2022-10-28' })).body.items
    const report = () => open('', { token: site.token, present: 1, note: null })
    expect(codes(await report())).toEqual(['link-of-another-day'])
    const [today] = (await tell('bi-thu-khoi', `${path}/site-links`, { on: TODAY })).body.items
    await act(path, 'postponed', 'Bão số 6')
    expect(codes(await open('', { token: today.token, present: 30, note: null }))).toEqual([
      'not-announced',
      'more-present-than-invited',
    ])
    expect(codes(await open('/look', { token: 'x'.repeat(43) }))).toEqual(['link-invalid'])
  })
})

test('a postponed conference gets another day, and what was planned before is kept', async () => {
  const path = await planned({ fromDay: '2022-11-01', toDay: '2022-11-01', kind: 'tong_ket' })
  await act(path, 'announced')
  expect(codes(await act(path, 'postponed'))).toEqual(['needs-reason'])
  await act(path, 'postponed', 'Chờ kết luận của cấp trên')
  const change = {
    ...PLAN,
    kind: 'tong_ket',
    fromDay: '2022-11-15',
    toDay: '2022-11-15',
    reason: 'Lùi nửa tháng',
  }
  const changed = await tell('bi-thu-khoi', `${path}/plan`, change)
  expect(changed.body).toMatchObject({
    fromDay: '2022-11-15',
    state: 'postponed',
    earlier: [{ fromDay: '2022-11-01', reason: 'Lùi nửa tháng', changedBy: 'bi-thu-khoi' }],
  })
  expect((await act(path, 'announced')).body.state).toBe('announced')
  expect((await act(path, 'cancelled', 'Không tổ chức nữa')).body.acts).toHaveLength(5)
  expect(codes(await act(path, 'announced'))).toEqual(['act-out-of-turn'])
})

test('programme and papers; a document out of reach is not found', async () => {
  const path = await planned({ kind: 'so_ket' })
  const items = [
    { title: 'Khai mạc', speaker: 'Trưởng ban', minutes: 10, standing: true },
    { title: 'Báo cáo', speaker: 'Phó trưởng ban thường trực', minutes: 40, standing: false },
  ]
  expect((await tell('bi-thu-khoi', `${path}/programme`, { items })).body.programme).toEqual(items)
  expect(
    (await tell('bi-thu-khoi', `${path}/programme`, { items: items.slice(1) })).body.programme,
  ).toHaveLength(1)
  const paper = { title: 'Dự thảo báo cáo', documentId: null, sentOn: '2022-10-20' }
  const { body } = await tell('bi-thu-khoi', `${path}/papers`, paper)
  expect(body.papers).toMatchObject([{ title: 'Dự thảo báo cáo', sentOn: '2022-10-20' }])
  const nowhere = '00000000-0000-4000-8000-000000000000'
  expect((await tell('bi-thu-khoi', `${path}/papers`, { ...paper, documentId: nowhere })).status).toBe(404)
  const back = await tell('bi-thu-khoi', `${path}/papers/${body.papers[0].id}/withdrawal`, {})
  expect(back.body.papers).toEqual([])
})

test('sites of all units directly below, of kinds, and 500 at most', async () => {
  const path = await planned()
  const make = (made: object) => tell('bi-thu-khoi', `${path}/sites`, { made })
  expect((await make({ from: 'below', itself: true, invited: 30 })).body).toMatchObject({
    items: [
      { name: 'Đảng bộ khối Ví dụ' },
      { name: 'Đảng bộ Bệnh viện Ví dụ' },
      { name: 'Đảng bộ Trường Cao đẳng Ví dụ' },
    ],
    invited: 90,
  })
  const more = await make({ from: 'kinds', kinds: ['chi_bo_truc_thuoc', 'dang_bo_co_so'], invited: null })
  expect(more.body.items.map((one: { name: string }) => one.name).slice(3)).toEqual([
    'Chi bộ 1',
    'Chi bộ 2',
    'Chi bộ 10',
  ])
  expect(codes(await make({ from: 'below', itself: true, invited: 30 }))).toEqual(['no-sites'])
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `* Điểm ${index}`).join('\n')
  expect((await makeSites(path, lines(495))).body.refusals).toMatchObject([
    { code: 'too-many-sites', count: 501, most: 500 },
  ])
  expect((await makeSites(path, lines(494))).body.items).toHaveLength(500)
  const wrong = await makeSites(
    await planned(),
    Array.from({ length: 500 }, (_, index) => `Đảng bộ Bệnh viên số ${index}`).join('\n'),
  )
  expect(wrong.body.refusals).toHaveLength(500)
  const [site] = (await ask('bi-thu-khoi', `${path}/sites`)).body.items
  const detail = { chair: 'Phó bí thư', invited: 12, place: 'Phòng họp 2' }
  expect((await tell('bi-thu-khoi', `${path}/sites/${site.id}/details`, detail)).body.items[0]).toMatchObject(
    detail,
  )
  expect((await tell('bi-thu-khoi', `${path}/sites/${site.id}/withdrawal`, {})).body.items).toHaveLength(499)
})

test('nobody is invited to a past day', async () => {
  const path = await planned({ fromDay: '2022-10-20', toDay: '2022-10-20', kind: 'so_ket' })
  const body = { invited: { who: 'below' }, answerBy: '2022-10-26' }
  const refused = await tell('bi-thu-khoi', `${path}/invitations`, body)
  expect(codes(refused)).toEqual(['invitation-to-the-past', 'answer-day-past', 'answer-after-gathering'])
  expect((await ask('bi-thu-khoi', `${path}/invitations`)).body.items).toEqual([])
})

test('the list goes by day, those to come first to last, the past newest first, page by page', async () => {
  const coming = await ask('bi-thu-khoi', `?organisationId=${office.id['NK']}&limit=3`)
  const rest = await ask(
    'bi-thu-khoi',
    `?organisationId=${office.id['NK']}&limit=50&after=${coming.body.next}`,
  )
  const all = [...coming.body.items, ...rest.body.items]
  const days = all.map((one: { fromDay: string }) => one.fromDay)
  expect(days).toEqual([...days].sort())
  expect(new Set(all.map((one: { id: string }) => one.id)).size).toBe(all.length)
  const past = await ask('bi-thu-khoi', `?organisationId=${office.id['NK']}&when=past&kind=so_ket`)
  expect(past.body.items).toMatchObject([{ fromDay: '2022-10-20' }])
  expect((await ask('bi-thu-khoi', `?organisationId=${office.id['NK']}&after=x`)).status).toBe(400)
  expect(office.errors).toEqual([])
})
