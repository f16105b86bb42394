import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed, permissions, type Permissions } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { isDay, type Day } from '#platform/day.ts'
import { Conflict, insist, Malformed, type Refusal } from '#platform/errors.ts'
import * as api from './api.ts'
import { insertPerson } from './create-store.ts'
import {
  getField,
  keptValue,
  realChanges,
  withdrawAttribute,
  writeAttribute,
  writeChanges,
} from './edit-store.ts'
import type { Field } from './fields.ts'
import { insertPeriod, periodKind, supersedePeriod } from './period-store.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import { mustSeeGroup, onPerson, recordable } from './person-reach.ts'
import { readRecord } from './record-store.ts'
import { datedValues, getStoredPerson, valueOn, type StoredPerson } from './stored-person.ts'
import { getUnit } from './unit-store.ts'

/** Answers the recording of people: new ones, corrections, dated changes, rows of the file. */
export function serveEdits(server: Api): void {
  serveCreation(server)
  serveCorrections(server)
  serveAttributes(server)
  servePeriods(server)
}

function serveCreation(server: Api): void {
  serve(server, api.createPerson, async ({ organisationId, memberCode, fields }, { actor, db, today }) => {
    const keeper = await getUnit(db, organisationId)
    await mustBeAllowed(db, actor, 'person.record', keeper.id)
    const allowed = await permissions(db, actor, keeper.id)
    const given = Object.entries(fields).flatMap(([key, value]) =>
      value == null ? [] : [[key, value] as const],
    )
    for (const [key] of given) mustSeeGroup(allowed, getField(key).group)
    insist(given.flatMap(([key, value]) => refusalsToDay(getField(key), value, today)))
    const { publicId } = await insertPerson(db, {
      keeperId: keeper.id,
      memberCode,
      values: Object.fromEntries(given),
    })
    const person = await getStoredPerson(db, publicId)
    await recordEvent(db, actor, onPerson('person.create', person, { fields: given.map(([key]) => key) }))
    return readRecord(db, actor, publicId, today, allowed)
  })
}

function serveCorrections(server: Api): void {
  serve(server, api.changeFields, async ({ id, changes: asked, reason }, context) => {
    const { actor, db, today } = context
    const { person, allowed } = await recordable(db, actor, id)
    for (const { field } of asked) mustSeeGroup(allowed, getField(field).group)
    const changes = await realChanges(db, person, asked)
    insist(changes.flatMap(({ field, value }) => refusalsToDay(field, value, today)))
    const keys = changes.map(({ field }) => field.key)
    const eventId = await recordEvent(db, actor, onPerson('person.correct', person, { fields: keys }))
    await writeChanges(db, person, changes, { eventId, reason })
    return readRecord(db, actor, id, today, allowed)
  })
}

function serveAttributes(server: Api): void {
  serve(
    server,
    api.recordAttribute,
    async ({ id, field: key, from, value: text, reason }, { actor, db, today }) => {
      const { person, allowed } = await recordable(db, actor, id)
      const field = datedField(key)
      mustSeeGroup(allowed, field.group)
      insist(refusalsToStart(from, person.bornOn, today))
      const dated = await datedValues(db, person.id)
      const value = keptValue({ bornOn: person.bornOn, sex: sexOf(person) }, field, text)
      const same = valueOn(person, field, dated, from).value === value
      if (!same && dated.some((one) => one.field === key && one.from === from))
        throw new Conflict(`${key} has a change on ${from} already: correct it`)
      const fields = same ? [] : [key]
      const eventId = await recordEvent(db, actor, onPerson('person.attribute', person, { fields, from }))
      if (!same) await writeAttribute(db, person, field, from, value, { eventId, reason: reason ?? null })
      return readRecord(db, actor, id, today, allowed)
    },
  )
  serve(server, api.removeAttribute, async ({ id, field: key, from, was, reason }, { actor, db, today }) => {
    const { person, allowed } = await recordable(db, actor, id)
    const field = datedField(key)
    mustSeeGroup(allowed, field.group)
    const eventId = await recordEvent(
      db,
      actor,
      onPerson('person.attribute-withdraw', person, { fields: [key], from }),
    )
    await withdrawAttribute(db, person, field, { from, was }, { eventId, reason })
    return readRecord(db, actor, id, today, allowed)
  })
}

function servePeriods(server: Api): void {
  serve(server, api.recordPeriod, async ({ id, kind, from, to, data }, context) => {
    const { person, allowed, eventId } = await forRow(context, id, 'person.row', kind)
    insist(refusalsToStart(from, person.bornOn, context.today))
    await insertPeriod(context.db, person.id, kind, { from, to, data }, eventId)
    return readRecord(context.db, context.actor, id, context.today, allowed)
  })
  serve(server, api.correctPeriod, async ({ id, periodId, from, to, data, reason }, context) => {
    const { person, allowed, eventId, kind } = await forRow(context, id, 'person.row-correct', { periodId })
    insist(refusalsToStart(from, person.bornOn, context.today))
    await supersedePeriod(context.db, person.id, periodId, { eventId, reason })
    await insertPeriod(context.db, person.id, kind, { from, to, data }, eventId)
    return readRecord(context.db, context.actor, id, context.today, allowed)
  })
  serve(server, api.removePeriod, async ({ id, periodId, reason }, context) => {
    const { person, allowed, eventId } = await forRow(context, id, 'person.row-withdraw', { periodId })
    await supersedePeriod(context.db, person.id, periodId, { eventId, reason })
    return readRecord(context.db, context.actor, id, context.today, allowed)
  })
}

/** The person, the kind of row and the event of an act on a row, where the actor may do it. */
async function forRow(
  { actor, db }: Context,
  id: string,
  action: string,
  row: PeriodKind | { periodId: string },
): Promise<{ person: StoredPerson; allowed: Permissions; kind: PeriodKind; eventId: string }> {
  const { person, allowed } = await recordable(db, actor, id)
  const kind = typeof row === 'string' ? row : await periodKind(db, person.id, row.periodId)
  mustSeeGroup(allowed, PERIODS[kind].group)
  return { person, allowed, kind, eventId: await recordEvent(db, actor, onPerson(action, person, { kind })) }
}

function datedField(key: string): Field {
  const field = getField(key)
  if (!field.dated) throw new Malformed([{ path: 'field', code: 'not-dated' }])
  return field
}

function sexOf(person: StoredPerson): 'nam' | 'nữ' {
  return person.columns.sex === 'nữ' ? 'nữ' : 'nam'
}

/** What has happened lies behind us: a day to come is refused; a birth of a year or a month counts as its first day. */
function refusalsToDay(field: Field, value: string | null, today: Day): Refusal[] {
  if (value === null || (field.type !== 'day' && field.type !== 'birth')) return []
  return value > today
    ? [{ code: 'future-day', field: field.key, on: isDay(value) ? value : null, today }]
    : []
}

function refusalsToStart(from: Day, bornOn: Day, today: Day): Refusal[] {
  if (from > today) return [{ code: 'future-day', on: from, today }]
  return from < bornOn ? [{ code: 'before-birth', on: from, bornOn }] : []
}
