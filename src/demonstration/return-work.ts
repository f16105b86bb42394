import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordAct } from '#returns/act-store.ts'
import type { FormBook } from '#returns/book.ts'
import { certify } from '#returns/certify.ts'
import type { Act } from '#returns/codes.ts'
import { readDraft } from '#returns/draft.ts'
import { insertPeriod } from '#returns/period-store.ts'
import { findReturn } from '#returns/return-store.ts'

const BLOC = 'NAMDINH.KHOI'

/** Invented: who certified in the demonstration. */
const SIGNERS = ['Nguyễn Văn Minh Họa', 'Trần Thị Ví Dụ', 'Lê Văn Thử']

type Step = [act: Extract<Act, 'opened' | 'certified' | 'returned' | 'accepted'>, on: string, reason?: string]

/** What the first few units by code did with their return; all others have not opened it. */
const STORIES: readonly (readonly Step[])[] = [
  [
    ['opened', '2022-10-21'],
    ['certified', '2022-10-24'],
    ['accepted', '2022-10-25'],
  ],
  [
    ['opened', '2022-10-21'],
    ['certified', '2022-10-25'],
  ],
  [
    ['opened', '2022-10-21'],
    ['certified', '2022-10-24'],
    ['returned', '2022-10-26', 'Đề nghị rà lại số đảng viên dự bị trước khi gửi.'],
  ],
  [['opened', '2022-10-26']],
]

/**
 * Invented: the bloc asks its 159 grassroots organisations for the third quarter of 2022; a few have certified, one was sent
 * back, one is drafting. Only those are counted, so that loading stays quick.
 */
export async function loadReturns(tx: Db, actor: Actor, book: FormBook): Promise<void> {
  const bloc = await organisationIdOfCode(tx, BLOC)
  const on = day('2022-09-26')
  const details = { kind: 'quarter', from: '2022-07-01', to: '2022-09-30' }
  const event = { action: 'return.period', organisationId: bloc, details }
  const eventId = await recordEvent(tx, actor, event)
  const period = await insertPeriod(
    tx,
    {
      organisationId: bloc,
      kind: 'quarter',
      from: day('2022-07-01'),
      to: day('2022-09-30'),
      kinds: ['dang_bo_co_so', 'chi_bo_co_so'],
      announcedOn: on,
      title: 'Báo cáo thống kê quý III/2022',
      cutOffOn: day('2022-10-20'),
      forms: ['1', '2', '3'],
      dueDays: { below: 10, grassroots: 15, above: 20, province: 25, central: 30 },
      note: 'Rà soát biến động trong kỳ trước khi ký; số liệu đếm từ sổ, không nhập tay.',
    },
    eventId,
  )
  const { rows } = await sql<{ id: string }>`
    select given.organisation_id as id from unit_return given join organisation on organisation.id = given.organisation_id
    where given.period_id = ${period.key} and given.receiver_id = ${bloc}
    order by organisation.code desc limit ${STORIES.length}`.execute(tx)
  for (const [index, { id }] of rows.entries())
    for (const step of STORIES[index]!)
      await take(
        tx,
        { actor, book, signer: SIGNERS[index % SIGNERS.length]! },
        { periodKey: period.key, unit: id, bloc },
        step,
      )
}

async function take(
  tx: Db,
  { actor, book, signer }: { actor: Actor; book: FormBook; signer: string },
  { periodKey, unit, bloc }: { periodKey: string; unit: string; bloc: string },
  [act, date, reason]: Step,
): Promise<void> {
  const on: Day = day(date)
  const kept = (await findReturn(tx, periodKey, unit))!
  if (act === 'certified') {
    const { seen } = await readDraft(tx, book, kept, on)
    const context = {
      actor: { ...actor, fullName: signer },
      db: tx,
      today: on,
      now: new Date(`${date}T03:00:00Z`),
    }
    const signing = { post: 'Phó Bí thư', missingReason: null, seen, organisationId: unit }
    await certify(context, book, kept, signing)
    return
  }
  const by = act === 'opened' ? unit : bloc
  const actions = { opened: 'return.open', returned: 'return.send-back', accepted: 'return.accept' }
  const subject = { subjectKind: 'return', subjectId: kept.id }
  const eventId = await recordEvent(tx, actor, {
    action: actions[act],
    organisationId: by,
    details: {},
    ...subject,
  })
  await recordAct(tx, kept.key, { act, on, organisationId: by, ...(reason ? { reason } : {}) }, eventId)
}
