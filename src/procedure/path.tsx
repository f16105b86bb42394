import { formatDay } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { Mark } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { CasePage, PathPart } from './api.ts'
import { DueMark } from './due-mark.tsx'
import { useSaid } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** From so many steps on the line breaks into rows. */
const LONG = 7

/** The whole path of a case as a line: done with its day, where it stands, what is ahead, what is left out. */
export function CasePath({ of }: { of: CasePage }) {
  const said = useWords(words)
  const shown = of.path
  return (
    <ol className={`${style.path} ${shown.length > LONG ? style.long : ''}`} aria-label={said.path}>
      {shown.map((part) => (
        <Part key={part.step} part={part} />
      ))}
    </ol>
  )
}

function Part({ part }: { part: PathPart }) {
  const said = useWords(words)
  const name = useSaid()
  const { on: today } = useAsOf()
  const { at, on, due, unit, organ } = part
  return (
    <li className={`${style.part} ${style[at]}`} aria-current={at === 'now' ? 'step' : undefined}>
      <span className={style.name}>{name(part.name)}</span>
      <span className={style.where}>
        {unit ? `${unit.name}, ${said.organs[organ]}` : said.organs[organ]}
        {on && ` · ${formatDay(on)}`}
      </span>
      {at === 'now' && (
        <span className={style.due}>
          <DueMark dueOn={due} on={today} />
        </span>
      )}
      {at !== 'now' && at !== 'next' && (
        <span className="dv-hidden">
          <Mark tone={at === 'done' ? 'good' : 'plain'}>{said.at[at]}</Mark>
        </span>
      )}
    </li>
  )
}
