import type { ReactNode } from 'react'
import { formatDay } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import type { Crumb } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit, UnitLink } from './api.ts'
import { kindWords, words } from './words.ts'
import style from './organisation.module.css'

/** The chain of superiors; those out of reach are only named. */
export function crumbsOf(path: readonly UnitLink[]): Crumb[] {
  return path.map(({ id, name, readable }) => (readable ? { name, to: `/organisations/${id}` } : { name }))
}

/** What a unit is in one line: its organisations, its term, its secretary. */
export function UnitNote({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  if (!unit.exists) return <strong>{said.notThereThen(formatDay(unit.on))}</strong>
  const { grassroots, units } = unit.below
  const parts: ReactNode[] = [kinds[unit.state.kind] ?? unit.state.kind]
  if (grassroots.total > 0)
    parts.push(
      said.grassrootsNote(
        formatNumber(grassroots.total),
        formatNumber(grassroots.withBranches),
        formatNumber(grassroots.branches),
      ),
    )
  else if (units > 0) parts.push(said.unitsBelowNote(formatNumber(units)))
  if (unit.term) parts.push(said.termNote(unit.term.name))
  if (unit.secretary)
    parts.push(
      <>
        {said.secretaryNote}{' '}
        <Go to={`/people/${unit.secretary.personId}`} className={`dv-link ${style.inText}`}>
          {unit.secretary.fullName}
        </Go>
      </>,
    )
  return parts.map((part, index) => (
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ))
}
