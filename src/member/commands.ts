import { machineActor } from '#access/policy.ts'
import type { PersonRow } from '#person/api.ts'
import { searchPeople } from '#person/search-store.ts'
import { getUnitByCode } from '#person/unit-store.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { recordEvent } from '#access/events.ts'
import { listMembers } from './store.ts'

/** A member as `dangvu members --json` prints him. */
export interface MemberLine {
  member_code: string | null
  full_name: string
  sex: 'nam' | 'nữ'
  born_on: string
  organisation: string | null
  since: Day | null
  official_on: Day | null
  status: PersonRow['standing']
}

const PAGE = 1000

/**
 * Members in the order of names, page by page: those of a unit and below it on a day (of the whole register without
 * one), or with `search` those who answer to the text. The run is on record. Throws NotFound for an unknown code.
 */
export async function* listMemberLines(
  db: Db,
  user: string,
  { org, on, today, search }: { org?: string; on: Day; today: Day; search?: string },
): AsyncGenerator<MemberLine> {
  const actor = machineActor(user, today)
  const unit = org === undefined ? null : await getUnitByCode(db, org)
  const details = { on, searched: search !== undefined }
  await inTransaction(db, (tx) =>
    recordEvent(tx, actor, { action: 'member.list', organisationId: unit?.id ?? null, details }),
  )
  let after: string | undefined
  do {
    const page: { items: PersonRow[]; next: string | null } =
      search !== undefined
        ? await searchPeople(db, actor, {
            text: search,
            kind: 'all',
            on,
            after,
            limit: PAGE,
            organisationId: unit?.id,
          })
        : await listMembers(db, actor, {
            organisationId: unit?.id,
            on,
            below: true,
            filters: {},
            after,
            limit: PAGE,
          })
    yield* page.items.map(memberLine)
    after = page.next ?? undefined
  } while (after !== undefined)
}

function memberLine(person: PersonRow): MemberLine {
  return {
    member_code: person.memberCode,
    full_name: person.fullName,
    sex: person.sex,
    born_on: person.bornOn,
    organisation: person.organisation?.code ?? null,
    since: person.since,
    official_on: person.officialOn,
    status: person.standing,
  }
}
