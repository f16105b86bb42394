import type { Actor } from '#access/policy.ts'
import type { PersonRow } from '#person/api.ts'
import { rowsOf } from '#person/row-store.ts'
import { searchPeople } from '#person/search-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { allMemberIds } from './store.ts'

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

export interface LinesQuestion {
  /** Internal id of the unit; absent: the whole register. */
  organisationId?: string | undefined
  on: Day
  search?: string | undefined
}

const BATCH = 5000

/**
 * Members in the Vietnamese order of names: those of a unit and below it on a day, or with `search` everybody there who
 * answers to the text, members or not. The caller records the event.
 */
export async function membersOn(db: Db, actor: Actor, question: LinesQuestion): Promise<MemberLine[]> {
  if (question.search !== undefined) return foundLines(db, actor, question, question.search)
  const ids = await allMemberIds(db, actor, { ...question, below: true, filters: {} })
  const lines: MemberLine[] = []
  for (let start = 0; start < ids.length; start += BATCH)
    lines.push(...(await rowsOf(db, ids.slice(start, start + BATCH), question.on)).map(memberLine))
  return lines
}

async function foundLines(
  db: Db,
  actor: Actor,
  { organisationId, on }: LinesQuestion,
  text: string,
): Promise<MemberLine[]> {
  const lines: MemberLine[] = []
  let after: string | undefined
  do {
    const page = await searchPeople(db, actor, { text, kind: 'all', on, after, limit: BATCH, organisationId })
    lines.push(...page.items.map(memberLine))
    after = page.next ?? undefined
  } while (after !== undefined)
  return lines
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
