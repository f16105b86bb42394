import { useUnit } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getInbox, type Waiting } from './api.ts'
import { Below } from './below.tsx'
import { words } from './words.ts'
import style from './inbox.module.css'

/** What the sentences of a room's codes are, for the things that it puts into the inbox. */
export type InboxWords = Record<
  string,
  Record<string, (facts: Waiting['facts']) => { vi: string; en: string }>
>

const WHENS = ['overdue', 'soon', 'later', 'open'] as const
const AHEAD = ['7', '30', '90', '365'] as const

/** One list of what awaits the unit, by deadline: overdue first; and how much waits in the units below. */
export function InboxPage({ sentences }: { sentences: InboxWords }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [days, setDays] = useAddress<(typeof AHEAD)[number]>('days', '30')
  const inbox = useAsk(getInbox, id ? { organisationId: id, on, days: Number(days) } : null)
  return (
    <Page title={said.title} note={name}>
      <Toolbar label={said.show}>
        <ChoiceField
          label={said.ahead}
          value={days}
          onChange={(chosen) => setDays(chosen || '30')}
          choices={AHEAD.map((value) => ({ value, label: said.days(value) }))}
        />
      </Toolbar>
      <Answer of={inbox}>
        {({ items, beyond }) =>
          items.length === 0 ? (
            <Card>
              <Empty title={said.none}>{said.noneText}</Empty>
            </Card>
          ) : (
            <>
              {WHENS.map((when) => (
                <Group key={when} when={when} items={items} sentences={sentences} unitId={id} />
              ))}
              {beyond && <p className={style.dim}>{said.more}</p>}
            </>
          )
        }
      </Answer>
      {id && <Below key={id} unitId={id} />}
    </Page>
  )
}

function Group({
  when,
  items,
  sentences,
  unitId,
}: {
  when: (typeof WHENS)[number]
  items: readonly Waiting[]
  sentences: InboxWords
  unitId: string | null
}) {
  const said = useWords(words)
  const shown = items.filter((item) => item.when === when)
  if (shown.length === 0) return null
  return (
    <Card title={`${said[when]} (${formatNumber(shown.length)})`}>
      <ul className={style.list}>
        {shown.map((item) => (
          <Entry
            key={`${item.kind} ${item.id}`}
            item={item}
            sentences={sentences}
            isOwn={item.unit.id === unitId}
          />
        ))}
      </ul>
    </Card>
  )
}

function Entry({ item, sentences, isOwn }: { item: Waiting; sentences: InboxWords; isOwn: boolean }) {
  const said = useWords(words)
  const locale = useLocale()
  const { kind, code, facts, title, dueOn, when, unit } = item
  const sentence = sentences[kind]?.[code]?.(facts)[locale]
  const [to, query] = item.to.split('?') as [string, string?]
  return (
    <li className={style.entry}>
      <Go to={to} search={Object.fromEntries(new URLSearchParams(query))} className={style.door}>
        <span className={style.what}>{sentence ?? title}</span>
        {sentence && <span className={style.title}>{title}</span>}
      </Go>
      <span className={style.facts}>
        {dueOn && <Due dueOn={dueOn} when={when} />}
        {!isOwn && <span className={style.dim}>{said.inPlace(unit.name)}</span>}
      </span>
    </li>
  )
}

const TONES = { overdue: 'accent', soon: 'warn', later: 'plain', open: 'plain' } as const

function Due({ dueOn, when }: { dueOn: Day; when: Waiting['when'] }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const days = Math.round((Date.parse(on) - Date.parse(dueOn)) / 86_400_000)
  const late = days > 0 ? said.daysLate(formatNumber(days)) : null
  return <Mark tone={TONES[when]}>{late ?? (days === 0 ? said.today : said.due(formatDay(dueOn)))}</Mark>
}
