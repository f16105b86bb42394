import { useLocation } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useMyUnits, useUnit } from '#access/session.tsx'
import { countInbox } from '#inbox/api.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { thumbPlaces, type Place } from './places.ts'
import { words } from './words.ts'
import style from './navigation.module.css'

const GROUPS = ['member', 'work', 'statistics', 'administration'] as const
type GroupKey = (typeof GROUPS)[number]

/** The places I can go to, the ungrouped first, then Công tác đảng viên, Công việc, Thống kê and Quản trị, each to be folded. */
export function Navigation({ places }: { places: readonly Place[] }) {
  const said = useWords(words)
  return (
    <nav aria-label={said.navigation} className={style.navigation}>
      <div className={style.group}>
        <PlaceList places={places.filter((place) => !place.group)} />
      </div>
      {GROUPS.map((group) => {
        const own = places.filter((place) => place.group === group)
        return own.length > 0 && <Group key={group} group={group} places={own} />
      })}
    </nav>
  )
}

const KEPT = 'dangvu.folded'

/**
 * A group stays as I left it; a branch secretary, who needs few of them, finds the commission's work folded at first. Where
 * I am is never folded away.
 */
function Group({ group, places }: { group: GroupKey; places: readonly Place[] }) {
  const said = useWords(words)
  const isHere = useIsHere()
  const isSecretary = useMyUnits().every(({ roles }) => roles.every((role) => role === 'secretary'))
  const id = useId()
  const [kept, setKept] = useState(() => localStorage.getItem(`${KEPT}.${group}`))
  const folded = kept === null ? isSecretary && group !== 'member' : kept === 'yes'
  const open = !folded || places.some(isHere)
  const fold = () => {
    const next = open ? 'yes' : 'no'
    localStorage.setItem(`${KEPT}.${group}`, next)
    setKept(next)
  }
  return (
    <div className={style.group}>
      <button type="button" className={style.heading} aria-expanded={open} aria-controls={id} onClick={fold}>
        {said[group]}
        <ChevronDown size={14} aria-hidden />
      </button>
      <div id={id} hidden={!open}>
        <PlaceList places={places} />
      </div>
    </div>
  )
}

function PlaceList({ places }: { places: readonly Place[] }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <PlaceLink place={place} />
        </li>
      ))}
    </ul>
  )
}

/** Four places at the thumb, on phones only. */
export function ThumbBar({ places }: { places: readonly Place[] }) {
  const said = useWords(words)
  const isHere = useIsHere()
  return (
    <nav aria-label={said.places} className={`${style.thumbs} dv-no-print`}>
      {thumbPlaces(places).map((place) => {
        const { to, word, icon: Icon } = place
        const isCurrent = isHere(word === 'balance' ? { to: '/statistics' } : place)
        const name =
          word === 'balance'
            ? said.statistics
            : word === 'organisations'
              ? said.pages.organisationsShort
              : said.pages[word]
        return (
          <Go key={to} to={to} className={style.thumb} aria-current={isCurrent ? 'page' : undefined}>
            <Icon size={20} aria-hidden />
            {name}
            {word === 'inbox' && <Waiting />}
          </Go>
        )
      })}
    </nav>
  )
}

function PlaceLink({ place }: { place: Place }) {
  const { to, word, icon: Icon } = place
  const said = useWords(words)
  const isHere = useIsHere()
  return (
    <Go to={to} className={style.place} aria-current={isHere(place) ? 'page' : undefined}>
      <Icon size={18} aria-hidden />
      {said.pages[word]}
      {word === 'inbox' && <Waiting />}
    </Go>
  )
}

/** How much waits for the unit: overdue, due within a week, or without a deadline. */
function Waiting() {
  const said = useWords(words)
  const { id } = useUnit()
  const { data } = useAsk(countInbox, id ? { organisationId: id } : null)
  if (!data || data.waiting === 0) return null
  const count = `${formatNumber(data.waiting)}${data.beyond ? '+' : ''}`
  return (
    <span className={data.overdue > 0 ? `${style.count} ${style.overdue}` : style.count}>
      <span aria-hidden>{count}</span>
      <span className="dv-hidden">{said.waiting(count)}</span>
    </span>
  )
}

function useIsHere(): (place: Pick<Place, 'to' | 'also'>) => boolean {
  const { pathname } = useLocation()
  const isAt = (start: string | undefined) =>
    start !== undefined && (pathname === start || (start !== '/' && pathname.startsWith(`${start}/`)))
  return ({ to, also }) => isAt(to) || isAt(also)
}
