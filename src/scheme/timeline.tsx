import { formatDay, type Day } from '#platform/day.ts'
import { placeOf, ticksOf } from '#programme/plan-model.ts'
import style from '#programme/plan.module.css'
import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import type { Scheme } from './api.ts'
import type { Light } from './codes.ts'
import { lightWords, words } from './words.ts'

const TONES: Record<Light, string> = { late: 'late', soon: 'warn', in_time: 'good', ended: 'plain' }

/** Schemes as bars with their milestones, between the first day of the first and the last of the last. */
export function Timeline({ schemes, on }: { schemes: readonly Scheme[]; on: Day }) {
  const said = useWords(words)
  const names = useWords(lightWords)
  const from = schemes.reduce((first, one) => (one.startsOn < first ? one.startsOn : first), on)
  const to = schemes.reduce((last, one) => (one.dueOn > last ? one.dueOn : last), on)
  return (
    <>
      <p className={style.note}>{said.timelineNote}</p>
      <div className={style.plan} role="group" aria-label={said.timeline} tabIndex={0}>
        <div className={style.rows}>
          <Scale from={from} to={to} />
          <ul className={style.list}>
            {schemes.map((scheme) => {
              const { startsOn, dueOn, light } = scheme
              const [start, end] = [placeOf(startsOn, from, to), placeOf(dueOn, from, to)]
              const says = said.timelineSays(
                formatDay(startsOn),
                formatDay(dueOn),
                names[light].toLowerCase(),
              )
              return (
                <li key={scheme.id} className={style.row}>
                  <Go to={`/schemes/${scheme.id}`} className={`dv-link ${style.name}`}>
                    {scheme.code}. {scheme.title}
                    <span className="dv-hidden">, {says}</span>
                  </Go>
                  <div className={style.track} aria-hidden title={says}>
                    <span className={style.now} style={{ left: `${placeOf(on, from, to)}%` }} />
                    <span
                      className={style.bar}
                      data-tone={TONES[light]}
                      style={{ left: `${start}%`, width: `${Math.max(0.6, end - start)}%` }}
                    />
                    {scheme.milestones.map(({ id, plannedOn, doneOn }) => (
                      <span
                        key={id}
                        className={style.mark}
                        style={{ left: `${placeOf(doneOn ?? plannedOn, from, to)}%` }}
                      >
                        {doneOn ? '◆' : '◇'}
                      </span>
                    ))}
                  </div>
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </>
  )
}

function Scale({ from, to }: { from: Day; to: Day }) {
  return (
    <div className={style.scale} aria-hidden>
      <span />
      <div className={style.months}>
        {ticksOf(from, to).map((tick, index, all) => (
          <span key={tick} className={style.month} style={{ left: `${placeOf(tick, from, to)}%` }}>
            {tick.slice(5, 7) === '01' || index === 0 || all.length > 14
              ? yearOrMonth(tick, all.length)
              : Number(tick.slice(5, 7))}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The year at its beginning; in a long line of months only each third of them. */
function yearOrMonth(tick: Day, ticks: number): string {
  const month = Number(tick.slice(5, 7))
  if (month === 1) return tick.slice(0, 4)
  return ticks > 14 && month % 3 !== 1 ? '' : String(month)
}
