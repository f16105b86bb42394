import { useRecorder } from '#access/recorder.ts'
import { committeeWords, roleWords } from '#committee/words.ts'
import { STATUSES } from '#member/statuses.ts'
import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getTimeline, type TimelineEntry } from './api.ts'
import { FIELD_BY_KEY } from './fields.ts'
import { useValueText } from './file-tab.tsx'
import { words } from './page-words.ts'
import { PERIODS, type PeriodKind } from './periods.ts'
import style from './person.module.css'

/** Everything dated about a person, newest first; what was corrected stays to be seen. */
export function TimelineTab({ id }: { id: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const timeline = useAsk(getTimeline, { id, on })
  return (
    <Card title={said.tabs.timeline}>
      <Answer of={timeline}>
        {({ items, beyond }) =>
          items.length === 0 ? (
            <Empty title={said.timelineNone} />
          ) : (
            <>
              <ol className={style.timeline}>
                {items.map((entry, index) => (
                  <Entry key={index} entry={entry} />
                ))}
              </ol>
              <Rest of={beyond} />
            </>
          )
        }
      </Answer>
    </Card>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const said = useWords(words)
  const { told } = said
  const title = useTitle()(entry)
  const recorder = useRecorder()
  const { from, into, to, decisionNo, note, reason, recordedAt, recordedBy } = entry
  return (
    <li>
      <span className={style.day}>{formatMaybeDay(entry.on)}</span>
      <div>
        <span className={entry.superseded ? style.replaced : style.what}>{title}</span>{' '}
        {entry.superseded && <Mark tone="warn">{told.superseded}</Mark>} {to && told.to(formatMaybeDay(to))}
        {(from || into) && (
          <div>
            {from && <Go to={`/organisations/${from.id}`}>{from.name || from.code}</Go>}
            {from && into && ' → '}
            {into && <Go to={`/organisations/${into.id}`}>{into.name || into.code}</Go>}
          </div>
        )}
        {(decisionNo || note) && (
          <div>{[decisionNo && told.decision(decisionNo), note].filter(Boolean).join(' · ')}</div>
        )}
        {reason && <div>{told.reason(reason)}</div>}
        {recordedAt && (
          <div className={style.small}>
            {recordedBy
              ? told.recorded(recorder(recordedBy), formatInstant(recordedAt))
              : told.recordedAt(formatInstant(recordedAt))}
          </div>
        )}
      </div>
    </li>
  )
}

type Both = { vi: string; en: string }
const roles: Readonly<Record<string, Both>> = roleWords
const committees: Readonly<Record<string, Both>> = committeeWords
const statuses: Readonly<Record<string, Both>> = STATUSES

/** What an entry is, in a few words. */
function useTitle(): (entry: TimelineEntry) => string {
  const { told, unknown } = useWords(words)
  const locale = useLocale()
  const valueText = useValueText()
  return ({ kind, code, value, before }) => {
    const name = FIELD_BY_KEY.get(code)?.[locale] ?? code
    const written = valueText(code, value) ?? unknown
    switch (kind) {
      case 'movement':
        return CATEGORY_BY_CODE.get(code)?.[locale] ?? code
      case 'attribute':
        return told.became(name, written)
      case 'correction':
        return `${told.corrected(name)}: ${told.fromTo(valueText(code, before) ?? unknown, written)}`
      case 'badge':
        return told.badge(code)
      case 'period':
        return [PERIODS[code as PeriodKind]?.[locale] ?? code, value].filter(Boolean).join(': ')
      case 'post':
        return [roles[code]?.[locale] ?? code, committees[value ?? '']?.[locale] ?? value]
          .filter(Boolean)
          .join(' · ')
      case 'status':
        return statuses[code]?.[locale] ?? code
      default:
        return name
    }
  }
}
