import { useLocation } from '@tanstack/react-router'
import { useUnit } from '#access/session.tsx'
import { countInbox } from '#inbox/api.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { thumbPlaces, type Place } from './places.ts'
import { words } from './words.ts'
import style from './navigation.module.css'

/** The places I can go to, the ungrouped first, then Đảng viên, Công việc, Thống kê and Quản trị under their headings. */
export function Navigation({ places }: { places: readonly Place[] }) {
  const said = useWords(words)
  const groups = [
    { name: null, items: places.filter((place) => !place.group) },
    { name: said.member, items: places.filter((place) => place.group === 'member') },
    { name: said.work, items: places.filter((place) => place.group === 'work') },
    { name: said.statistics, items: places.filter((place) => place.group === 'statistics') },
    { name: said.administration, items: places.filter((place) => place.group === 'administration') },
  ].filter((group) => group.items.length > 0)
  return (
    <nav aria-label={said.navigation} className={style.navigation}>
      {groups.map(({ name, items }) => (
        <div key={name} className={style.group}>
          {name && <p className={style.heading}>{name}</p>}
          <ul>
            {items.map((place) => (
              <li key={place.to}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
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
