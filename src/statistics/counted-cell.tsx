import { formatNumber } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { peopleWords } from './words.ts'
import style from './statistics.module.css'

/** A figure of a table; with `onOpen` a door to the members behind it. Nobody stands behind 0. */
export function CountedCell({
  figure,
  of,
  isOpen,
  onOpen,
}: {
  figure: number
  /** What the figure is, for those who hear it. */
  of: string
  isOpen?: boolean
  onOpen?: () => void
}) {
  const said = useWords(peopleWords)
  if (!onOpen || figure === 0) return <>{formatNumber(figure)}</>
  return (
    <button
      type="button"
      className={style.door}
      aria-label={said.open(formatNumber(figure), of)}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      {formatNumber(figure)}
    </button>
  )
}
