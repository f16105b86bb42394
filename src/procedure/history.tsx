import { formatDay, isDay } from '#platform/day.ts'
import { formatInstant, formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import type { CasePage, ShownAct, ShownValue } from './api.ts'
import { useSaid } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** What was done, the latest first: who, when, under which text, with which votes and papers. */
export function History({ of }: { of: CasePage }) {
  return (
    <ol className={style.history} reversed>
      {of.history.map((act) => (
        <Entry key={act.id} act={act} />
      ))}
    </ol>
  )
}

function Entry({ act }: { act: ShownAct }) {
  const said = useWords(words)
  const name = useSaid()
  const title =
    act.act === 'step'
      ? `${name(act.stepName)}: ${name(act.outcome)}`
      : act.act === 'returned'
        ? `${said.acts.returned}: ${name(act.toName)}`
        : said.acts[act.act]
  const { vote } = act
  return (
    <li className={`${style.entry} ${act.takenBack === null ? '' : style.gone}`}>
      <strong>{title}</strong>
      <span className={style.small}>
        {`${formatDay(act.on)} · ${act.unit.name}${act.act === 'step' ? `, ${said.organs[act.organ]}` : ''} · ${said.law} ${act.law}`}
      </span>
      {vote && (
        <span className={style.small}>
          {said.vote}
          {act.round > 1 && ` (${said.round(formatNumber(act.round))})`}
          {`: ${said.voted(formatNumber(vote.inFavour), formatNumber(vote.base), formatNumber(vote.present))}`}
        </span>
      )}
      {act.values.map((value) => (
        <span key={value.key} className={style.small}>
          {name(value.name)}: <ValueOf value={value} />
        </span>
      ))}
      {act.document && (
        <span className={style.small}>
          {said.decisionNo}: <Go to={`/documents/${act.document.id}`}>{act.document.number ?? '–'}</Go>
        </span>
      )}
      {act.reason && <span className={style.small}>{`${said.reason}: ${act.reason}`}</span>}
      {act.takenBack !== null && <span className={style.small}>{said.takenBack(act.takenBack)}</span>}
      {act.by && (
        <span className={style.small}>
          {said.by(act.by.startsWith('machine:') ? said.commandLine : act.by, formatInstant(act.recordedAt))}
        </span>
      )}
    </li>
  )
}

/** A value that was filled in, as one reads it; a document or unit is a door. */
export function ValueOf({ value: { kind, value, label, hidden } }: { value: ShownValue }) {
  const said = useWords(words)
  const name = useSaid()
  if (hidden) return <em>{said.hidden}</em>
  if (typeof value === 'boolean') return value ? said.yes : said.no
  if (typeof value === 'number') return formatNumber(value)
  if (value === null) return '–'
  if (kind === 'day' && isDay(value)) return formatDay(value)
  if (label === null) return kind === 'text' ? value : '–'
  if (kind === 'document') return <Go to={`/documents/${value}`}>{name(label)}</Go>
  return name(label)
}
