import { searchPeople } from '#person/api.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'
import { Mark } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listKinds, type ClassKind } from './api.ts'
import type { State } from './codes.ts'
import { stateWords } from './words.ts'

/** What a write about training changes. */
export const RENEWS = ['/api/training', '/api/inbox']

const TONES = { planned: 'plain', opened: 'accent', closed: 'good', cancelled: 'warn' } as const

/** Where a class stands, in a word. */
export function StateMark({ state }: { state: State }) {
  const said = useWords(stateWords)
  return <Mark tone={TONES[state]}>{said[state]}</Mark>
}

/** A kind's name in the reader's language. */
export function useKindName(): (kind: { kindVi: string; kindEn: string }) => string {
  const locale = useLocale()
  return ({ kindVi, kindEn }) => (locale === 'vi' ? kindVi : kindEn)
}

/** The kinds that a unit may use, as choices. */
export function useKinds(organisationId: string | null, on: Day) {
  const locale = useLocale()
  const asked = useAsk(listKinds, organisationId ? { organisationId, on } : null)
  const all: ClassKind[] = asked.data?.items ?? []
  return { all, choices: all.map((one) => ({ value: one.code, label: locale === 'vi' ? one.vi : one.en })) }
}

/** `07/03 – 11/03/2022`, or one day. */
export function spanOf(from: Day, to: Day): string {
  if (from === to) return formatDay(from)
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  return `${sameYear ? formatDay(from).slice(0, 5) : formatDay(from)} – ${formatDay(to)}`
}

const FOUND = 20

/** Finds people within reach by name or number, as choices; the choice's key is the public id. */
export function findPeopleOn(on: Day, kind: 'member' | 'person' | 'all' = 'all') {
  return async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await call(searchPeople, { text, on, kind, limit: FOUND }, { signal })
    return items.map(({ id, fullName, bornOn, keeper, organisation }) => ({
      key: id,
      name: fullName,
      note: `${birth(bornOn)} · ${(organisation ?? keeper).name}`,
    }))
  }
}

/** A date of birth as far as it is known, as people write it. */
export function birth(text: string): string {
  return text.split('-').toReversed().join('/')
}
