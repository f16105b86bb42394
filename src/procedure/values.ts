import { sql } from 'kysely'
import type { Actor, Permissions } from '#access/policy.ts'
import { documentIdOf, documentLines } from '#document/store.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { ShownField, ShownValue } from './api.ts'
import type { Field, Said, Values } from './declaration.ts'

/** Who reads, as of when, and what he may see at the home unit. */
export interface Namer {
  db: Db
  actor: Actor
  on: Day
  allowed: Permissions
}

/** A declared field as forms need it. */
export function fieldShown(field: Field): ShownField {
  const { key, name, hint = null, required = true, kind } = field
  return {
    key,
    name,
    hint,
    required,
    kind,
    future: kind === 'day' && field.future === true,
    lines: kind === 'text' && field.lines === true,
    least: kind === 'number' ? (field.least ?? 0) : null,
    most: kind === 'number' || kind === 'text' ? (field.most ?? null) : null,
    type: kind === 'document' ? (field.type ?? null) : null,
    choices: kind === 'choice' ? [...field.choices] : [],
  }
}

/** What was filled in, with names for what is chosen; values that need a permission of their own are left out. */
export async function valuesShown(
  namer: Namer,
  fields: readonly Field[],
  values: Values,
): Promise<ShownValue[]> {
  const shown: ShownValue[] = []
  for (const field of fields) {
    const value = values[field.key] ?? null
    if (value === null || value === '') continue
    const hidden = field.shownTo !== undefined && !namer.allowed[field.shownTo]
    const { key, name, kind } = field
    const label = hidden ? null : await labelOf(namer, field, value)
    shown.push({ key, name, kind, value: hidden ? null : value, label, hidden })
  }
  return shown
}

async function labelOf(
  { db, actor, on }: Namer,
  field: Field,
  value: string | number | boolean,
): Promise<Said | null> {
  if (field.kind === 'choice') return field.choices.find((one) => one.id === value)?.name ?? null
  if (typeof value !== 'string') return null
  if (field.kind === 'person') {
    const { rows } = await sql<{ name: string }>`
      select full_name as name from person where public_id = ${value}`.execute(db)
    return same(rows[0]?.name)
  }
  if (field.kind === 'unit') {
    const id = await organisationIdOf(db, value)
    return same((await linksOn(db, actor, [id], on)).get(id)?.name)
  }
  return field.kind === 'document' ? documentLabel(db, actor, value, on) : null
}

async function documentLabel(db: Db, actor: Actor, publicId: string, on: Day): Promise<Said | null> {
  try {
    const id = await documentIdOf(db, actor, publicId)
    const line = (await documentLines(db, actor, [id], on)).get(id)
    return same(line && (line.number ?? line.subject))
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function same(text: string | undefined): Said | null {
  return text === undefined ? null : { vi: text, en: text }
}
