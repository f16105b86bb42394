import { permissions, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import type { Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import type { ReportShown } from './api.ts'
import type { Template } from './declaration.ts'
import { drawReport } from './draw.ts'
import type { Drawn } from './drawn.ts'
import { frameOf } from './frame.ts'
import { issuedContent, type Content } from './issue-store.ts'
import { summariesOf, type KeptReport } from './store.ts'
import { targetsOf } from './target-store.ts'
import { findTemplate } from './templates.ts'
import { listTexts } from './text-store.ts'

/** With what figures are counted. */
export interface Count {
  measures: readonly Measure[]
  counter: Counter
}

/** The template of a recorded report; throws NotFound for one that this version no longer has. */
export function templateOf({ template }: Pick<KeptReport, 'template'>): Template {
  const found = findTemplate(template)
  if (!found) throw new NotFound(`template ${template}`)
  return found
}

/** A report as it stands on a day: its figures counted, the unit's words as they were saved last. */
export async function liveContent(
  db: Db,
  actor: Actor,
  kept: KeptReport,
  { measures, counter }: Count,
  on: Day,
): Promise<Content> {
  const may = await permissions(db, actor, kept.organisationId)
  const texts = await listTexts(db, kept.key)
  const period = { from: kept.from, to: kept.to }
  const unit = await getUnit(db, { publicId: kept.unitId }, kept.to < on ? kept.to : on)
  const targets = await targetsOf(db, kept.organisationId, period)
  const allowed = measures.filter(({ action }) => may[action])
  const drawn = await asRegister(db, (whole) =>
    drawReport(whole, templateOf(kept), { unit, period, on, measures: allowed, counter, targets }),
  )
  return { drawn, texts, frame: await frameOf(db, unit, { organ: kept.organ, on, texts }) }
}

/** What a report says: a draft as it stands, an issued one as it was issued. */
export async function contentOf(
  db: Db,
  actor: Actor,
  kept: KeptReport,
  count: Count,
  on: Day,
): Promise<{ content: Content; digest: string | null }> {
  const issued = await issuedContent(db, kept.key)
  return issued ?? { content: await liveContent(db, actor, kept, count, on), digest: null }
}

/** The page of a report. */
export async function showReport(
  db: Db,
  actor: Actor,
  kept: KeptReport,
  count: Count,
  on: Day,
): Promise<ReportShown> {
  const { content, digest } = await contentOf(db, actor, kept, count, on)
  const may = await permissions(db, actor, kept.organisationId)
  const [summary] = await summariesOf(db, actor, [kept])
  const live = digest === null ? content : await liveContent(db, actor, kept, count, content.drawn.countedTo)
  return {
    ...summary!,
    ...content,
    changed: differences(content.drawn, live.drawn),
    digest,
    may: { record: may['work.record'], openPeople: may['person.read'] },
  }
}

function differences(was: Drawn, now: Drawn): ReportShown['changed'] {
  const values = new Map(now.figures.map(({ id, value }) => [id, value]))
  return was.figures.flatMap(({ id, value }) => {
    const counted = values.get(id)
    return counted === undefined || counted === value ? [] : [{ figure: id, now: counted }]
  })
}
