import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { BADGE_MEASURES } from '#badge/measures.ts'
import { recordDocument } from '#document/record-store.ts'
import { GATHERING_MEASURES } from '#gathering/measures.ts'
import { INSPECTION_MEASURES } from '#inspection/measures.ts'
import { countFacts } from '#measure/count.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insertIssue } from '#report/issue-store.ts'
import { issuedAs, judgeReport } from '#report/issue.ts'
import { liveContent } from '#report/show.ts'
import { getKept, insertReport } from '#report/store.ts'
import { setTarget } from '#report/target-store.ts'
import { insertText } from '#report/text-store.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import { TRAINING_MEASURES } from '#training/measures.ts'
import { HALF_TEXTS, YEARLY_TEXTS } from './report-texts.ts'

/** What an issued report of the demonstration counts. */
const MEASURES = [
  ...MEMBER_MEASURES,
  ...STATISTICS_MEASURES,
  ...ORGANISATION_MEASURES,
  ...BADGE_MEASURES,
  ...TRAINING_MEASURES,
  ...GATHERING_MEASURES,
  ...INSPECTION_MEASURES,
]

const ISSUED_ON = day('2022-07-05')
const WRITER = 'Cán bộ Ban Tổ chức'

/** The bloc's reports of 2022: that of the first half issued in July, that of the year begun; its target of admissions. */
export async function loadReports(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NAMDINH.KHOI'`.execute(
    tx,
  )
  const bloc = rows[0]!.id
  const year = { from: day('2022-01-01'), to: day('2022-12-31') }
  const admitted = { measure: 'admissions', where: 'category=I1', note: 'Kế hoạch năm 2022 của Đảng ủy Khối' }
  await setTarget(tx, { organisationId: bloc, ...admitted, ...year, target: 360 }, null)
  await begin(tx, bloc, { template: 'yearly', ...year, texts: YEARLY_TEXTS })
  const half = { from: day('2022-01-01'), to: day('2022-06-30') }
  const id = await begin(tx, bloc, { template: 'half-yearly', ...half, texts: HALF_TEXTS })
  await issue(tx, { ...actor, today: ISSUED_ON }, id)
}

async function begin(
  tx: Db,
  organisationId: string,
  one: {
    template: 'yearly' | 'half-yearly'
    from: Day
    to: Day
    texts: Readonly<Record<string, string>>
  },
): Promise<string> {
  const { template, from, to } = one
  const organ = 'ban_thuong_vu'
  const { key, id } = await insertReport(
    tx,
    { organisationId, kind: template, template, from, to, organ },
    null,
  )
  for (const [section, text] of Object.entries(one.texts))
    await insertText(tx, { reportKey: key, section, version: 1, text, by: WRITER }, null)
  return id
}

async function issue(tx: Db, actor: Actor, id: string): Promise<void> {
  const kept = await getKept(tx, actor, id)
  const content = await liveContent(tx, actor, kept, { measures: MEASURES, counter: countFacts }, ISSUED_ON)
  const asked = { on: ISSUED_ON, serial: null, term: null }
  const { document, links, refusals } = await judgeReport(tx, actor, kept, content, asked)
  if (refusals.length > 0) throw new Error(`the half-year report cannot be issued: ${refusals[0]!.code}`)
  const { id: documentId } = await recordDocument(tx, document, links, null)
  const issued = issuedAs(content, document.number, ISSUED_ON)
  await insertIssue(tx, { reportKey: kept.key, documentId, on: ISSUED_ON, content: issued }, null)
}
