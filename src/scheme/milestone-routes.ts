import type { Api } from '#access/doorway.ts'
import { serve } from '#access/serve.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import { unitsNamed } from '#programme/item-write.ts'
import * as api from './api.ts'
import { begin, record } from './begin.ts'
import * as write from './milestone-write.ts'
import { getScheme, ORIGINS } from './record-store.ts'
import { refusalsToDone, refusalsToMilestones, type SchemeRefusal } from './rules.ts'
import { milestonesOf } from './store.ts'

/** Answers what is asked of a scheme's milestones: the plan, and what is done. */
export function serveMilestones(server: Api): void {
  serve(server, api.planMilestones, async ({ id, milestones }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const before = await milestonesOf(db, [scheme.id])
    const known = new Map(before.map((one) => [one.publicId, one]))
    const gone = before.filter((one) => !milestones.some((now) => now.id === one.publicId))
    const refusals: SchemeRefusal[] = refusalsToMilestones(milestones, scheme)
    for (const { title, doneOn } of gone)
      if (doneOn !== null) refusals.push({ code: 'milestone-done', title })
    const units = await unitsNamed(
      db,
      milestones.flatMap(({ unitId }) => unitId ?? []),
      today,
    )
    const missing = [...units.values()].filter((one) => !one.exists).map((one) => one.code)
    if (missing.length > 0) refusals.push({ code: 'units-not-there', units: missing.join(', ') })
    insist(refusals)
    const eventId = await record(context, scheme, 'scheme.milestones', { milestones: milestones.length })
    await write.supersede(
      db,
      gone.map((one) => one.id),
      eventId,
    )
    await write.withdrawGiven(
      db,
      gone.map((one) => one.id),
      today,
      eventId,
    )
    const planned = milestones.map(({ id: publicId, title, plannedOn, unitId }, place) => {
      const own = publicId === null ? undefined : known.get(publicId)
      if (publicId !== null && !own) throw new Conflict(`milestone ${publicId} is not in the plan`)
      const unit = unitId === null ? null : units.get(unitId)
      if (unit === undefined) throw new NotFound(`organisation ${unitId}`)
      const kept = { id: own?.id ?? null, doneOn: own?.doneOn ?? null }
      return { ...kept, schemeId: scheme.id, place, title, plannedOn, unitId: unit?.id ?? null }
    })
    const recorded = await write.recordMilestones(db, planned, eventId)
    const giver = { ...scheme, scheme: scheme.title, today }
    for (const one of recorded)
      if (
        !write.asksTheSame(
          before.find((old) => old.id === one.id),
          one,
        )
      )
        await write.oweMilestone(db, one, giver, eventId)
    return getScheme(db, actor, id, today)
  })
  serve(server, api.finishMilestone, async ({ id, milestoneId, on }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const milestones = await milestonesOf(db, [scheme.id])
    const place = milestones.findIndex((one) => one.publicId === milestoneId)
    if (place < 0) throw new Conflict(`milestone ${milestoneId} is not in the plan`)
    insist(on === null ? [] : refusalsToDone(on, scheme.startsOn, today))
    const eventId = await record(context, scheme, 'scheme.milestone-done', { place: place + 1, on })
    const done = { ...milestones[place]!, place, doneOn: on }
    await write.recordMilestones(db, [done], eventId)
    if (on !== null)
      await write.closeGiven(db, { kind: ORIGINS.milestone, id: done.id }, { ...scheme, today }, eventId)
    else await write.oweMilestone(db, done, { ...scheme, scheme: scheme.title, today }, eventId)
    return getScheme(db, actor, id, today)
  })
}
