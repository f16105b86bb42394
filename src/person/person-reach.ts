import { mustBeAllowed, permissions, type Actor, type Permissions } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import { holdTree } from '#organisation/states.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import type { FieldGroup } from './fields.ts'
import { getStoredPerson, type StoredPerson } from './stored-person.ts'

/** A person within reach, and what the actor may do at the unit that keeps the record. */
export interface Reached {
  person: StoredPerson
  allowed: Permissions
}

const GROUP_ACTION: Partial<Record<FieldGroup, Action>> = {
  identity: 'person.identity',
  contact: 'person.contact',
  protected: 'person.protected',
}

/** The person, whom the actor may see; throws NotFound outside his reach. */
export async function readable(db: Db, actor: Actor, publicId: string): Promise<Reached> {
  const person = await getStoredPerson(db, publicId)
  const allowed = await permissions(db, actor, person.keeperId)
  if (!allowed['person.read']) throw new NotFound(`person ${publicId}`)
  return { person, allowed }
}

/**
 * The person, locked, whom the actor may record; throws NotFound or Forbidden. The tree is held first, as everybody does
 * who then derives spells: an act of reorganisation that waits for the person would wait for one who waits for it.
 */
export async function recordable(db: Db, actor: Actor, publicId: string): Promise<Reached> {
  await holdTree(db)
  const person = await getStoredPerson(db, publicId, true)
  if (person.columns.merged_into) throw new Conflict('the file was merged into another')
  await mustBeAllowed(db, actor, 'person.record', person.keeperId)
  return { person, allowed: await permissions(db, actor, person.keeperId) }
}

/** Throws Forbidden when these permissions do not reach a group of fields. */
export function mustSeeGroup(allowed: Permissions, group: FieldGroup): void {
  const action = GROUP_ACTION[group]
  if (action && !allowed[action]) throw new Forbidden(action)
}

/** An event about a person at the unit that keeps the record. */
export function onPerson(
  action: string,
  { publicId, keeperId }: StoredPerson,
  details: Record<string, unknown> = {},
) {
  return { action, subjectKind: 'person', subjectId: publicId, organisationId: keeperId, details }
}
