import type { ReactNode } from 'react'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './steps.module.css'

/** One step of a procedure: who acts and by when stand in `note`. */
export interface Step {
  key: string
  name: string
  state: 'done' | 'current' | 'late' | 'toCome'
  note?: ReactNode
}

/** The path of a procedure, with what is done and where it stands now. */
export function Steps({ name, steps }: { name: string; steps: readonly Step[] }) {
  const said = useWords(wordsOfUi)
  return (
    <ol className={style.steps} aria-label={name}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={`${style.step} ${style[step.state]}`}
          aria-current={step.state === 'current' || step.state === 'late' ? 'step' : undefined}
        >
          <span className={style.bar} />
          <span className={style.count}>
            {said.step(index + 1, steps.length)} · {said[step.state]}
          </span>
          <span className={style.name}>{step.name}</span>
          {step.note && <span className={style.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
