import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { mustBeAllowed, permissions, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type TemplateVersion } from './api.ts'

/** A template in force somewhere: `organisationId` internal, of the unit that keeps it. */
export interface InForce {
  id: string
  form: string
  organisationId: string
  recordedAt: Date
}

/** For every form the template that counts at a unit: its own, else that of the nearest unit above. */
export async function templatesInForce(
  db: Db,
  organisationId: string,
  on: Day,
): Promise<Map<string, InForce>> {
  const { rows } = await sql<InForce>`
    select distinct on (form) template.public_id as id, form, template.organisation_id as "organisationId",
      template.recorded_at as "recordedAt"
    from paper_template template
    join organisation_ancestor above on above.ancestor_id = template.organisation_id
      and above.descendant_id = ${organisationId} and above.from_day <= ${on}::date and ${on}::date < above.until_day
    where template.superseded_at is null
    order by form, (select count(*) from organisation_ancestor up where up.descendant_id = template.organisation_id
      and up.from_day <= ${on}::date and ${on}::date < up.until_day) desc`.execute(db)
  return new Map(rows.map((row) => [row.form, row]))
}

/** The bytes of a template. */
export async function contentOf(db: Db, publicId: string): Promise<Buffer> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from paper_template where public_id = ${publicId}`.execute(db)
  if (!rows[0]) throw new NotFound(`template ${publicId}`)
  return Buffer.from(rows[0].content)
}

/** The versions of a form's template at a unit, newest first. */
export async function listVersions(db: Db, organisationId: string, form: string): Promise<TemplateVersion[]> {
  const { rows } = await sql<VersionRow>`
    ${VERSION} where template.organisation_id = ${organisationId} and form = ${form}
    order by template.id desc limit ${MOST.versions}`.execute(db)
  return rows.map(shown)
}

type VersionRow = Omit<TemplateVersion, 'recordedAt' | 'supersededAt'> & {
  recordedAt: Date
  supersededAt: Date | null
}

const VERSION = sql`
  select template.public_id as id, template.name, octet_length(content) as bytes, recorded_at as "recordedAt",
    event.actor_name as "recordedBy", restores is not null as restored, superseded_at as "supersededAt",
    superseded_reason as reason
  from paper_template template left join event on event.id = template.recorded_event`

function shown({ recordedAt, supersededAt, ...row }: VersionRow): TemplateVersion {
  return { ...row, recordedAt: recordedAt.toISOString(), supersededAt: supersededAt?.toISOString() ?? null }
}

/** A version, with whose it is. */
export interface Kept {
  internalId: string
  publicId: string
  organisationId: string
  form: string
  name: string
  inForce: boolean
}

/** The version, which the actor may read; throws NotFound out of his reach. */
export async function readableTemplate(db: Db, actor: Actor, publicId: string): Promise<Kept> {
  const kept = await findTemplate(db, publicId)
  const allowed = kept && (await permissions(db, actor, kept.organisationId))
  if (!kept || !allowed?.['work.read']) throw new NotFound(`template ${publicId}`)
  return kept
}

/** The version, which the actor may change; throws NotFound or Forbidden. */
export async function changeableTemplate(db: Db, actor: Actor, publicId: string): Promise<Kept> {
  const kept = await readableTemplate(db, actor, publicId)
  await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
  return kept
}

async function findTemplate(db: Db, publicId: string): Promise<Kept | null> {
  const { rows } = await sql<Kept>`
    select id as "internalId", public_id as "publicId", organisation_id as "organisationId", form, name,
      superseded_at is null as "inForce"
    from paper_template where public_id = ${publicId}`.execute(db)
  return rows[0] ?? null
}

/** Puts a template in force; the one before is superseded with the reason. */
export async function recordTemplate(
  tx: Db,
  template: {
    organisationId: string
    form: string
    name: string
    content: Uint8Array
    restores: string | null
  },
  eventId: string,
  reason: string,
): Promise<TemplateVersion> {
  const { organisationId, form, name, content, restores } = template
  await supersede(tx, organisationId, form, reason, eventId)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { rows } = await sql<{ id: string }>`
    insert into paper_template (organisation_id, form, name, content, sha256, restores, recorded_event)
    values (${organisationId}, ${form}, ${name}, ${Buffer.from(content)}, ${sha256}, ${restores}, ${eventId})
    returning id`.execute(tx)
  const { rows: versions } = await sql<VersionRow>`${VERSION} where template.id = ${rows[0]!.id}`.execute(tx)
  return shown(versions[0]!)
}

/** Takes the template in force of a form at a unit back. */
export async function supersede(
  tx: Db,
  organisationId: string,
  form: string,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`update paper_template set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where organisation_id = ${organisationId} and form = ${form} and superseded_at is null`.execute(tx)
}
