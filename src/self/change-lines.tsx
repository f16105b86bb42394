import type { ReactNode } from 'react'
import { formatDay } from '#platform/day.ts'
import { useValueText } from '#person/file-tab.tsx'
import { FIELD_BY_KEY, GROUPS, type FieldGroup } from '#person/fields.ts'
import { Mark } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { OwnCase, OwnChange } from './api.ts'
import { words } from './words.ts'
import style from './self.module.css'

/** What a case asks, value by value, with what came of each; `more` stands under a value without verdict. */
export function ChangeLines({ of, more }: { of: OwnCase; more?: (change: OwnChange) => ReactNode }) {
  const said = useWords(words)
  const locale = useLocale()
  const unchanged = of.unchanged.map((section) => GROUPS[section as FieldGroup]?.[locale] ?? section)
  return (
    <>
      {of.changes.length === 0 && <p className={style.dim}>{said.nothingNew}</p>}
      <ul className={style.list}>
        {of.changes.map((change) => (
          <li key={change.id}>
            <Line change={change} />
            {change.verdict === null && more?.(change)}
          </li>
        ))}
      </ul>
      {unchanged.length > 0 && <p className={style.dim}>{said.unchangedOf(unchanged.join('; '))}</p>}
    </>
  )
}

function Line({ change }: { change: OwnChange }) {
  const said = useWords(words)
  const locale = useLocale()
  const valueText = useValueText()
  const { field, was, value, mode, from, hidden, reason, verdict, verdictReason } = change
  const text = (one: string | null) => valueText(field, one) ?? said.empty
  return (
    <>
      <strong>{FIELD_BY_KEY.get(field)?.[locale] ?? field}</strong>
      {': '}
      {hidden ? (
        said.hidden
      ) : (
        <>
          {text(was)} → {text(value)}
          {mode === 'change' && from && ` (${said.fromDay(formatDay(from))})`}
        </>
      )}{' '}
      <Mark tone={verdict === 'accepted' ? 'good' : verdict === 'refused' ? 'warn' : 'plain'}>
        {said.verdicts[verdict ?? 'pending']}
      </Mark>
      {(reason || verdictReason) && (
        <span className={style.small}>
          {[reason && `${said.reason}: ${reason}`, verdictReason].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  )
}
