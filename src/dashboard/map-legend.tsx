import { formatNumber } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import type { FigureClass } from './classes.ts'
import { toneOf } from './map-shown.ts'
import { words } from './words.ts'
import style from './map.module.css'

/** What the tones of the map stand for: from which figure to which, and how many provinces. */
export function MapLegend({
  figure,
  classes,
  hasNone,
}: {
  figure: string
  classes: readonly FigureClass[]
  hasNone: boolean
}) {
  const said = useWords(words)
  return (
    <ul className={style.legend} aria-label={`${said.map.legend}: ${figure}`}>
      {classes.map(({ from, to, count }, at) => (
        <li key={from}>
          <span className={style.swatch} data-tone={toneOf(at, classes.length)}>
            {at + 1}
          </span>
          {said.map.range(formatNumber(from), formatNumber(to), formatNumber(count))}
        </li>
      ))}
      {hasNone && (
        <li>
          <span className={style.swatch} data-tone="none" />
          {said.map.nothing}
        </li>
      )}
    </ul>
  )
}
