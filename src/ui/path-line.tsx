import type { ReactNode } from 'react'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './path-line.module.css'

/** One step of a procedure: done, where it stands now, or what comes next. */
export interface PathStep {
  key: string
  title: ReactNode
  /** By whom, when, with what. */
  note?: ReactNode
  at: 'done' | 'now' | 'next'
}

/** A procedure as a line of steps: what was done, where it stands, who is next. */
export function PathLine({ name, steps }: { name: string; steps: readonly PathStep[] }) {
  const said = useWords(wordsOfUi)
  return (
    <ol className={style.line} aria-label={name}>
      {steps.map(({ key, title, note, at }) => (
        <li
          key={key}
          className={`${style.step} ${style[at]}`}
          aria-current={at === 'now' ? 'step' : undefined}
        >
          <span className={style.title}>
            {title}
            {at === 'next' && <span className={style.mark}>{said.stepNext}</span>}
          </span>
          {note && <div className={style.note}>{note}</div>}
        </li>
      ))}
    </ol>
  )
}
