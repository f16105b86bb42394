import { useRecorder } from '#access/recorder.ts'
import { formatDay } from '#platform/day.ts'
import { formatInstant } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { words } from './page-words.ts'
import { StateMark } from './state-mark.tsx'
import style from './gathering.module.css'

/** What happened, day by day, and what was planned before. */
export function HistoryTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const recorder = useRecorder()
  return (
    <>
      <Card title={said.history}>
        <ul className={style.rows}>
          {gathering.acts.toReversed().map((act, index) => (
            <li key={index}>
              <strong>{formatDay(act.on)}</strong> <StateMark state={act.act} />
              {act.documentId && gathering.keeps && (
                <div>
                  <Go to={`/documents/${act.documentId}`}>{act.documentNumber ?? said.document}</Go>
                </div>
              )}
              {act.note && <span className={style.text}>{act.note}</span>}
              {act.recordedBy && (
                <small className={style.dim}>
                  {said.recordedBy(recorder(act.recordedBy), formatInstant(act.recordedAt))}
                </small>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={said.earlier}>
        {gathering.earlier.length === 0 && <p className={style.dim}>{said.noEarlier}</p>}
        <ul className={style.rows}>
          {gathering.earlier.map((plan, index) => (
            <li key={index}>
              <strong>{plan.title}</strong>{' '}
              {plan.fromDay === plan.toDay
                ? formatDay(plan.fromDay)
                : `${formatDay(plan.fromDay)} – ${formatDay(plan.toDay)}`}
              {plan.reason && <span className={style.text}>{plan.reason}</span>}
              <small className={style.dim}>
                {said.changed(plan.changedBy ? recorder(plan.changedBy) : '–', formatInstant(plan.changedAt))}
              </small>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
