import type { ReactNode } from 'react'
import { Go, type Destination } from './go.tsx'
import style from './figure.module.css'

/** Values of more characters than this are written smaller on a phone: amounts of money. */
const LONG = 9

/** A figure that is a door: its name, its value, what it compares with, and where it opens to. */
export function Figure({
  name,
  value,
  note,
  to,
  search,
}: Partial<Destination> & {
  name: string
  /** Already written, e.g. `8.642` or `92,3%`. */
  value: string
  note?: ReactNode
}) {
  const inside = (
    <>
      <span className={style.name}>{name}</span>
      <span className={style.line}>
        <strong className={value.length > LONG ? `${style.value} ${style.long}` : style.value}>
          {value}
        </strong>
        {note && <span className={style.note}>{note}</span>}
      </span>
    </>
  )
  if (!to) return <div className={style.figure}>{inside}</div>
  return (
    <Go to={to} search={search} className={`${style.figure} ${style.door}`}>
      {inside}
    </Go>
  )
}

/** Figures in a row, four where there is room, two on a phone. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={style.figures}>{children}</div>
}
