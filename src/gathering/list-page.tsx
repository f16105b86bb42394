import { Button } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { formatDay, partsOf, type Day } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listGatherings, type GatheringRow } from './api.ts'
import { KIND_CODES, type Kind } from './kinds.ts'
import { words } from './page-words.ts'
import { StateMark } from './state-mark.tsx'
import { kindWords } from './words.ts'
import style from './gathering.module.css'

/** The gatherings of a unit by day, month after month: those to come first, the past ones behind the other tab. */
export function GatheringsPage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const [when, setWhen] = useAddress<'coming' | 'past'>('when', 'coming')
  const [kind, setKind] = useAddress<Kind | ''>('kind', '')
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const known = KIND_CODES.find((one) => one === kind)
  const list = useAskPages(listGatherings, id ? { organisationId: id, on, when, kind: known } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page title={said.title} note={title && said.listNote(title)} actions={<Actions />}>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.when}
          value={when}
          onChange={(chosen) => setWhen(chosen || 'coming')}
          choices={[
            { value: 'coming', label: said.coming },
            { value: 'past', label: said.past },
          ]}
        />
        <ChoiceField
          label={said.kind}
          value={known ?? ''}
          onChange={setKind}
          none={said.anyKind}
          choices={KIND_CODES.map((value) => ({ value, label: kinds[value] }))}
        />
      </Toolbar>
      {id === null ? (
        <Card>
          <Empty title={said.none} />
        </Card>
      ) : (
        <Answer of={list} lines={8}>
          {(rows: readonly GatheringRow[]) => (
            <>
              {rows.length === 0 && <Nothing when={when} />}
              {monthsOf(rows).map(([month, days]) => (
                <Month key={month} month={month} rows={days} />
              ))}
              {list.more && (
                <Button variant="default" onClick={list.more}>
                  {said.more}
                </Button>
              )}
            </>
          )}
        </Answer>
      )}
    </Page>
  )
}

function Actions() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  if (!may) return null
  if (closed)
    return (
      <Button disabled title={closed}>
        {said.plan}
      </Button>
    )
  return (
    <GoButton to="/gatherings/new" variant="filled">
      {said.plan}
    </GoButton>
  )
}

function Nothing({ when }: { when: 'coming' | 'past' }) {
  const said = useWords(words)
  return (
    <Card>
      {when === 'past' ? (
        <Empty title={said.nonePast}>{said.nonePastText}</Empty>
      ) : (
        <Empty title={said.none}>{said.noneText}</Empty>
      )}
    </Card>
  )
}

function Month({ month, rows }: { month: string; rows: readonly GatheringRow[] }) {
  const said = useWords(words)
  const [year, number] = month.split('-').map(Number)
  return (
    <Card title={said.month(number!, year!)}>
      <ul className={style.days}>
        {rows.map((row) => (
          <Entry key={row.id} row={row} />
        ))}
      </ul>
    </Card>
  )
}

function Entry({ row }: { row: GatheringRow }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { today } = useAsOf()
  const weekday = new Date(`${row.fromDay}T00:00:00Z`).getUTCDay()
  const until = row.toDay === row.fromDay ? null : said.until(formatDay(row.toDay))
  const facts = [row.startsAt, until, kinds[row.kind], row.convener.name]
  return (
    <li className={style.day}>
      <span className={row.fromDay === today ? `${style.date} ${style.today}` : style.date}>
        <strong>{partsOf(row.fromDay).date}</strong>
        <small>{row.fromDay === today ? said.today : said.weekdays(weekday)}</small>
        <span className="dv-hidden">{formatDay(row.fromDay)}</span>
      </span>
      <span className={style.entry}>
        <Go to={`/gatherings/${row.id}`}>{row.title}</Go> <StateMark state={row.state} />
        <small className={style.dim}>{facts.filter(Boolean).join(' · ')}</small>
        {row.sites > 0 && (
          <small className={style.dim}>
            {row.reported > 0
              ? said.sitesOf(formatNumber(row.sites), formatNumber(row.reported))
              : said.sitesAll(formatNumber(row.sites))}
          </small>
        )}
      </span>
    </li>
  )
}

/** The rows month by month, in the order in which they came. */
function monthsOf(rows: readonly GatheringRow[]): [string, GatheringRow[]][] {
  const months = new Map<string, GatheringRow[]>()
  for (const row of rows) {
    const month = monthOf(row.fromDay)
    months.set(month, [...(months.get(month) ?? []), row])
  }
  return [...months]
}

function monthOf(on: Day): string {
  return on.slice(0, 7)
}
