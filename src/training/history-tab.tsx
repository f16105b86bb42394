import { useRecorder } from '#access/recorder.ts'
import { formatDay } from '#platform/day.ts'
import { formatInstant } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { spanOf } from './common.tsx'
import { actWords } from './words.ts'
import style from './training.module.css'

/** What happened to a class, and what was planned before it was corrected. */
export function HistoryTab({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const acts = useWords(actWords)
  const recorder = useRecorder()
  return (
    <>
      <Card title={said.happened}>
        {found.acts.length === 0 && <p className={style.dim}>{said.nothingYet}</p>}
        <ol className={style.rows}>
          {found.acts.map(({ act, on, reason, by }) => (
            <li key={act}>
              {formatDay(on)}: {acts[act]}
              <span className={style.small}>
                {[reason, by && said.recordedBy(recorder(by))].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      </Card>
      {found.earlier.length > 0 && (
        <Card title={said.earlier}>
          <ul className={style.rows}>
            {found.earlier.map(({ name, from, to, reason, at, by }) => (
              <li key={at}>
                {name}, {spanOf(from, to)}
                <span className={style.small}>
                  {[reason, said.changedAt(formatInstant(at), by ? recorder(by) : '–')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
