import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { answer, findInvitationsOf, invite } from '#gathering/invitation-store.ts'
import { addPaper, setProgramme } from '#gathering/store.ts'
import { unitsOfGroup } from '#gathering/unit-store.ts'
import { PROVINCES } from '#generate/provinces.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import {
  callIn,
  callRoll,
  conclude,
  convene,
  paper,
  programmeOf,
  sitesAt,
  unitsOfCodes,
} from './gathering-steps.ts'
import { LESSONS_2021, MATTERS_2022, TASKS_2021, TASKS_TPHCM } from './gathering-texts.ts'

const COMMISSION = 'Trưởng ban Tổ chức Trung ương'
const DEPUTY = 'Phó trưởng ban thường trực Ban Tổ chức Trung ương'

/** The conferences of four articles, and an invented one to come of the bloc; chairs are posts, numbers present invented. */
export async function loadGatheringWork(tx: Db, actor: Actor): Promise<void> {
  await centralBodies2021(tx, actor)
  await national2022(tx, actor)
  await city2022(tx, actor)
  await national2024(tx, actor)
  await bloc2022(tx, actor)
}

/** Article 001: the national conference of 13/01/2022 with 65 sites. */
async function national2022(tx: Db, actor: Actor): Promise<void> {
  const made = await convene(tx, actor, {
    organisationId: await organisationIdOfCode(tx, 'TW'),
    body: 'Ban Tổ chức Trung ương',
    kind: 'toan_quoc',
    title:
      'Hội nghị toàn quốc tổng kết công tác tổ chức xây dựng Đảng năm 2021, triển khai nhiệm vụ năm 2022',
    chair: COMMISSION,
    place: 'Hà Nội',
    on: day('2022-01-13'),
    startsAt: '08:00',
    note: 'Theo báo: ngày 13/01/2022, 65 điểm cầu. Giả định: 65 gồm điểm cầu Trung ương, 63 tỉnh, thành phố và một đảng bộ khối ở Trung ương; ngày lập kế hoạch, triệu tập và số đại biểu là minh họa.',
    acts: [
      ['planned', '2021-12-27'],
      ['announced', '2022-01-04'],
      ['held', '2022-01-13'],
      ['concluded', '2022-01-13'],
    ],
  })
  const codes = ['TW', ...PROVINCES.map((one) => one.code), 'KHOICQTW']
  await sitesAt(tx, made, await unitsOfCodes(tx, codes, day('2022-01-13')), 40)
  await callRoll(tx, made, day('2022-01-13'))
  await setProgramme(tx, made.id, programmeOf('năm 2021', 'năm 2022'), made.eventId)
  await addPaper(tx, made.id, paper('Dự thảo báo cáo tổng kết công tác năm 2021', '2022-01-06'), made.eventId)
  await conclude(tx, actor, made, {
    on: day('2022-01-13'),
    tasks: MATTERS_2022,
    codes: codes.slice(1),
    dueOn: null,
  })
}

/** Article 004: the conference of the central bodies on 30/06/2021, with five lessons and six focal tasks. */
async function centralBodies2021(tx: Db, actor: Actor): Promise<void> {
  const on = day('2021-06-30')
  const made = await convene(tx, actor, {
    organisationId: await organisationIdOfCode(tx, 'TW'),
    body: 'Ban Tổ chức Trung ương',
    kind: 'so_ket',
    title:
      'Hội nghị sơ kết công tác tổ chức xây dựng Đảng 6 tháng đầu năm 2021 của các ban, bộ, ngành, tổ chức chính trị - xã hội ở Trung ương',
    chair: DEPUTY,
    place: 'Hà Nội',
    on,
    startsAt: '08:00',
    note: 'Theo báo: ngày 30/06/2021, 5 bài học kinh nghiệm, 6 nhiệm vụ trọng tâm. Giả định: các đơn vị dự, ngày lập kế hoạch, ngày triệu tập, hạn 31/12/2021, cách chia 6 nhiệm vụ.',
    acts: [
      ['planned', '2021-06-10'],
      ['announced', '2021-06-18'],
      ['held', '2021-06-30'],
      ['concluded', '2021-06-30'],
    ],
  })
  const codes = ['KHOICQTW', 'KHOIDNTW', 'NGOAINUOC', 'BONGOAIGIAO', 'DDQUOCHOI', 'BCSCHINHPHU']
  const units = await unitsOfCodes(tx, codes, on)
  await callIn(tx, made, units, { sentOn: day('2021-06-18'), on })
  await setProgramme(tx, made.id, programmeOf('6 tháng đầu năm 2021', '6 tháng cuối năm 2021'), made.eventId)
  await conclude(tx, actor, made, {
    on,
    lessons: LESSONS_2021,
    tasks: TASKS_2021,
    codes,
    dueOn: day('2021-12-31'),
    reportedOn: day('2021-12-20'),
  })
}

/** Article 000: the conference of the city's commission on 18/01/2022, with five focal tasks. */
async function city2022(tx: Db, actor: Actor): Promise<void> {
  const on = day('2022-01-18')
  const made = await convene(tx, actor, {
    organisationId: await organisationIdOfCode(tx, 'TPHCM'),
    body: 'Ban Tổ chức Thành ủy Thành phố Hồ Chí Minh',
    kind: 'tong_ket',
    title:
      'Hội nghị tổng kết công tác tổ chức xây dựng Đảng năm 2021, triển khai nhiệm vụ trọng tâm năm 2022',
    chair: 'Trưởng ban Tổ chức Thành ủy',
    place: 'Thành phố Hồ Chí Minh',
    on,
    startsAt: '08:00',
    note: 'Theo báo: ngày 18/01/2022, 5 nhiệm vụ trọng tâm. Giả định: ngày lập kế hoạch, ngày triệu tập, cách chia 5 nhiệm vụ, hạn 31/12/2022.',
    acts: [
      ['planned', '2022-01-04'],
      ['announced', '2022-01-10'],
      ['held', '2022-01-18'],
      ['concluded', '2022-01-18'],
    ],
  })
  await setProgramme(tx, made.id, programmeOf('năm 2021', 'năm 2022'), made.eventId)
  await conclude(tx, actor, made, { on, tasks: TASKS_TPHCM, codes: ['TPHCM'], dueOn: day('2022-12-31') })
}

/** Article 002: the national online conference of 01/04/2024, which on the demonstration's day is still to come. */
async function national2024(tx: Db, actor: Actor): Promise<void> {
  const made = await convene(tx, actor, {
    organisationId: await organisationIdOfCode(tx, 'TW'),
    body: 'Ban Tổ chức Trung ương',
    kind: 'truc_tuyen',
    title:
      'Hội nghị trực tuyến toàn quốc đánh giá công tác tổ chức xây dựng Đảng quý I, triển khai nhiệm vụ quý II năm 2024',
    chair: DEPUTY,
    place: 'Hà Nội',
    on: day('2024-04-01'),
    startsAt: '14:00',
    note: 'Theo báo: họp chiều 01/04/2024. Ngày minh họa là 27/10/2022 nên ở đây mới là dự kiến; danh sách điểm cầu là giả định.',
    acts: [['planned', '2022-10-20']],
  })
  const codes = ['TW', ...PROVINCES.map((one) => one.code)]
  await sitesAt(tx, made, await unitsOfCodes(tx, codes, day('2022-10-20')), 30)
}

/** Invented: an online conference of the bloc a week after the demonstration's day, invitations out and partly answered. */
async function bloc2022(tx: Db, actor: Actor): Promise<void> {
  const organisationId = await organisationIdOfCode(tx, 'NAMDINH.KHOI')
  const sent = day('2022-10-24')
  const made = await convene(tx, actor, {
    organisationId,
    kind: 'truc_tuyen',
    title: 'Hội nghị trực tuyến sơ kết công tác xây dựng Đảng 9 tháng năm 2022 của Đảng bộ Khối',
    chair: 'Bí thư Đảng ủy Khối',
    place: 'Hội trường Đảng ủy Khối',
    on: day('2022-11-04'),
    startsAt: '08:00',
    note: 'Hội nghị minh họa, không có trong bài báo.',
    opinionsDueOn: day('2022-11-02'),
    acts: [
      ['planned', '2022-10-17'],
      ['announced', '2022-10-24'],
    ],
  })
  const group = { of: 'kinds', kinds: ['dang_bo_co_so'] } as const
  const units = await unitsOfGroup(tx, organisationId, group, sent, 500)
  await sitesAt(tx, made, units, 15)
  await setProgramme(tx, made.id, programmeOf('9 tháng năm 2022', '3 tháng cuối năm 2022'), made.eventId)
  await addPaper(tx, made.id, paper('Dự thảo báo cáo sơ kết 9 tháng', '2022-10-24'), made.eventId)
  const invited = units.map(({ id }) => ({ organisationId: id, post: null, holderId: null }))
  await invite(tx, made.id, invited, { answerBy: day('2022-11-01'), on: sent }, made.eventId)
  const invitations = await findInvitationsOf(tx, made.id)
  const accepted = invitations.filter((_, index) => index % 3 > 0)
  await answer(
    tx,
    accepted.map(({ id }) => ({ invitationId: id, answer: 'accepted', reason: null })),
    day('2022-10-26'),
    made.eventId,
  )
}
