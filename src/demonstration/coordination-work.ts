import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { giveAssignment } from '#assignment/give.ts'
import { ORIGIN } from '#coordination/store.ts'
import { recordPlan, recordReview } from '#coordination/write-store.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Tasks of the plan: what, by when. Invented. */
const TASKS = [
  ['Rà soát, kiện toàn ban công tác Mặt trận ấp, khu phố', '2023-06-30'],
  ['Bồi dưỡng nghiệp vụ cho trưởng ban công tác Mặt trận', '2023-10-31'],
  ['Hội nghị sơ kết năm 2023', '2023-12-20'],
] as const

/**
 * Article 002, of 1 April 2024: Đồng Nai's plan of 2023-2027 between the Front and the organisation commissions of the
 * districts on how branches lead the Front's committees of hamlets and quarters. Days and tasks are invented.
 */
export async function loadCoordination(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql<{ organisationId: string; bodyId: string }>`
    select body.organisation_id as "organisationId", body.id as "bodyId" from body
    join organisation on organisation.id = body.organisation_id
    join body_state state on state.body_id = body.id and state.superseded_at is null
    where organisation.code = 'DONGNAI' and state.kind = 'mat_tran'`.execute(tx)
  const { organisationId, bodyId: front } = rows[0]!
  const eventId = await recordEvent(tx, actor, {
    action: 'coordination.plan',
    organisationId,
    details: { from: '2023-01-01', to: '2027-12-31', partners: 2 },
  })
  const { id: planId } = await recordPlan(
    tx,
    {
      organisationId,
      title:
        'Kế hoạch phối hợp về sự lãnh đạo của chi bộ đối với hoạt động của ban công tác Mặt trận ấp, khu phố giai đoạn 2023-2027',
      aims: 'Chi bộ ấp, khu phố lãnh đạo toàn diện ban công tác Mặt trận; bí thư chi bộ hoặc cấp ủy viên tham gia ban công tác Mặt trận; hằng năm sơ kết, năm 2027 tổng kết.',
      number: '01-KHPH/MT-BTC',
      signedOn: day('2023-01-10'),
      documentId: null,
      from: day('2023-01-01'),
      until: day('2028-01-01'),
      partners: [
        { organisationId: null, bodyId: front, typed: null },
        { organisationId: null, bodyId: null, typed: 'Ban tổ chức các huyện ủy, thành ủy trực thuộc' },
      ],
    },
    eventId,
  )
  for (const [title, dueOn] of TASKS)
    await giveAssignment(
      tx,
      {
        kind: 'coordination',
        organisationId,
        title,
        origin: { kind: ORIGIN, id: planId },
        givenOn: day('2023-01-10'),
        startsOn: day('2023-01-10'),
        dueOn: day(dueOn),
        addressees: [
          { organisationId, bodyId: front, role: 'lead' },
          { organisationId, bodyId: null, role: 'co' },
        ],
      },
      eventId,
    )
  const results =
    'Các ban công tác Mặt trận ấp, khu phố đã được kiện toàn; quan hệ với chi bộ được quy định rõ.'
  await recordReview(
    tx,
    { planId, year: 2023, on: day('2023-12-20'), results, ahead: 'Bồi dưỡng cho ban công tác Mặt trận mới.' },
    eventId,
  )
}
