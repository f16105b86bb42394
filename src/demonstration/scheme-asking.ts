import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { addDays, day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordAnswers, type NewAnswer } from '#scheme/answer-store.ts'
import { askUnits, markAnswered } from '#scheme/asked.ts'
import { recordDraft, recordOpinions, recordOutcome, type NewOpinion } from '#scheme/draft-store.ts'
import type { Answers } from '#scheme/questions.ts'
import { ORIGINS } from '#scheme/record-store.ts'
import { recordSurvey } from '#scheme/survey-store.ts'
import { chosenUnits } from '#scheme/units.ts'
import { OPINIONS, OUTLINE, SURVEY_FORM } from './scheme-lines.ts'

const KHOI = 'NAMDINH.KHOI'

/** How many of the bloc's grassroots organisations had answered its survey, and how many were still writing. */
export const SURVEY_ANSWERED = { sent: 112, drafts: 9 } as const

/** What units were asked in the demonstration: the bloc's draft and survey, and the outline of the centre's summing-up. */
export async function loadAsking(
  tx: Db,
  actor: Actor,
  schemes: { bloc: string; summingUp: string },
): Promise<void> {
  const organisationId = await organisationIdOfCode(tx, KHOI)
  const { ids } = await chosenUnits(tx, organisationId, { by: 'below' }, day('2022-09-05'))
  await draft(tx, actor, { schemeId: schemes.bloc, organisationId, units: ids })
  await survey(tx, actor, { schemeId: schemes.bloc, organisationId, units: ids })
  await outline(tx, actor, schemes.summingUp)
}

interface Asking {
  schemeId: string
  organisationId: string
  units: readonly string[]
}

async function draft(tx: Db, actor: Actor, { schemeId, organisationId, units }: Asking): Promise<void> {
  const [on, by] = [day('2022-09-05'), day('2022-09-25')]
  const title = 'Dự thảo đề án nâng cao chất lượng sinh hoạt chi bộ'
  const eventId = await eventOf(tx, actor, KHOI, 'scheme.draft')
  const parts = ['Thực trạng', 'Chỉ tiêu', 'Nhiệm vụ, giải pháp', 'Tổ chức thực hiện']
  const { id } = await recordDraft(tx, { schemeId, title, on, answersBy: by, parts, units }, eventId)
  const origin = { kind: ORIGINS.draft, id }
  await askUnits(tx, { kind: 'opinion', organisationId, title, origin, on, by, units }, eventId)
  const answering = units.filter((_, at) => at % 5 < 3)
  const opinions: NewOpinion[] = answering.map((unit, at) => {
    const told = at < OPINIONS.length ? OPINIONS[at]! : null
    const base = { draftId: id, organisationId: unit, on: addDays(on, 3 + (at % 18)) }
    return { ...base, part: told?.[0] ?? null, text: told?.[1] ?? null }
  })
  const recorded = await recordOpinions(tx, opinions, await eventOf(tx, actor, KHOI, 'scheme.opinion'))
  const outcomes = await eventOf(tx, actor, KHOI, 'scheme.opinion-outcome')
  for (const [at, [, , outcome, reason]] of OPINIONS.entries())
    if (outcome) await recordOutcome(tx, recorded[at]!, { outcome, reason, on: day('2022-09-29') }, outcomes)
  await markAnswered(
    tx,
    origin,
    opinions.map((one) => ({ unit: one.organisationId, on: one.on })),
    outcomes,
  )
}

async function survey(tx: Db, actor: Actor, { schemeId, organisationId, units }: Asking): Promise<void> {
  const [on, by] = [day('2022-10-03'), day('2022-10-31')]
  const eventId = await eventOf(tx, actor, KHOI, 'survey.send')
  const title = 'Khảo sát sinh hoạt chi bộ 9 tháng năm 2022'
  const { id } = await recordSurvey(
    tx,
    {
      organisationId,
      schemeId,
      kind: 'survey',
      title,
      intro: 'Đề nghị các đảng ủy, chi ủy cơ sở trả lời về tổ chức đảng của đơn vị đến hết tháng 9/2022.',
      opensOn: on,
      closesOn: by,
      form: SURVEY_FORM,
      units,
    },
    eventId,
  )
  const origin = { kind: ORIGINS.survey, id }
  await askUnits(tx, { kind: 'survey', organisationId, title, origin, on, by, units }, eventId)
  const { sent, drafts } = SURVEY_ANSWERED
  const answers = units.slice(0, sent + drafts).map((unit, at): NewAnswer => {
    const sentOn = at < sent ? addDays(on, 2 + (at % 22)) : null
    return { organisationId: unit, answers: answersOf(at, sentOn !== null), sentOn }
  })
  await record(tx, actor, id, answers)
}

/** Invented answers: always the same for the same place in the row. */
function answersOf(at: number, isWhole: boolean): Answers {
  const branches = 1 + ((at * 7) % 9)
  const chosen = SURVEY_FORM[3]!.options.filter((_, index) => (at + index) % 3 !== 0)
  if (!isWhole) return { q1: branches }
  return {
    q1: branches,
    q2: at % 11 !== 4,
    q3: SURVEY_FORM[2]!.options[at % 10 < 6 ? 0 : at % 10 < 9 ? 1 : 2]!,
    q4: chosen,
    q5: [0, 1, 2].map((quarter) => [branches * 3 - (at % 4 === quarter ? 1 : 0), branches]),
    q6: at % 6 === 0 ? 'Đảng viên làm việc theo ca nên khó sinh hoạt cùng một buổi.' : null,
  }
}

async function outline(tx: Db, actor: Actor, schemeId: string): Promise<void> {
  const organisationId = await organisationIdOfCode(tx, 'TW')
  const [on, by] = [day('2022-02-10'), day('2022-04-15')]
  const { ids: units } = await chosenUnits(tx, organisationId, { by: 'below' }, on)
  const eventId = await eventOf(tx, actor, 'TW', 'survey.send')
  const title = 'Đề cương báo cáo tổng kết 15 năm thực hiện Nghị quyết Trung ương 5 khóa X'
  const asked = { organisationId, schemeId, kind: 'outline', title, intro: null } as const
  const { id } = await recordSurvey(
    tx,
    { ...asked, opensOn: on, closesOn: by, form: OUTLINE, units },
    eventId,
  )
  const origin = { kind: ORIGINS.survey, id }
  await askUnits(tx, { kind: 'review', organisationId, title, origin, on, by, units }, eventId)
  const answers = units.map((unit, at): NewAnswer => {
    const report = {
      q1: 'Cấp ủy đã quán triệt nghị quyết đến cán bộ chủ chốt và ban hành chương trình hành động.',
      q2: 'Quy chế làm việc được bổ sung hằng nhiệm kỳ; phân công, phân cấp rõ hơn.',
      q3: at % 3 === 0 ? 'Phối hợp giữa cấp ủy và đảng đoàn có việc còn chậm.' : null,
    }
    return { organisationId: unit, answers: report, sentOn: addDays(by, -((at * 5) % 40)) }
  })
  await record(tx, actor, id, answers)
}

async function record(tx: Db, actor: Actor, surveyId: string, answers: readonly NewAnswer[]): Promise<void> {
  const eventId = await recordEvent(tx, actor, {
    action: 'survey.answer',
    details: { answers: answers.length },
  })
  await recordAnswers(tx, surveyId, answers, eventId)
  const sent = answers.flatMap(({ organisationId, sentOn }) =>
    sentOn === null ? [] : [{ unit: organisationId, on: sentOn }],
  )
  await markAnswered(tx, { kind: ORIGINS.survey, id: surveyId }, sent, eventId)
}

/** The event of an invented write upon a unit's schemes. */
export async function eventOf(tx: Db, actor: Actor, code: string, action: string): Promise<string> {
  const organisationId = await organisationIdOfCode(tx, code)
  return recordEvent(tx, actor, { action, organisationId })
}
