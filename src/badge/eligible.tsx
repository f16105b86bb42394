import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Mark, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listEligible, sumUpRound, WHICH, type Eligible, type Which } from './api.ts'
import { OpenList } from './open-list.tsx'
import { whichWords, words } from './words.ts'
import style from './badge.module.css'

/** Who is due on a round; those chosen become a list. */
export function EligibleList({ organisationId, roundOn }: { organisationId: string; roundOn: Day }) {
  const said = useWords(words)
  const whiches = useWords(whichWords)
  const [which, setWhich] = useAddress<Which>('which', 'due')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useAskPages(listEligible, { organisationId, roundOn, which })
  const sums = useAsk(sumUpRound, { organisationId, roundOn })
  const choose = (ids: readonly string[], isIn: boolean) => {
    const next = new Set(chosen)
    for (const id of ids)
      if (isIn) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  return (
    <>
      {sums.data && (
        <Figures>
          <Figure name={said.figures.due} value={formatNumber(sums.data.people)} />
          <Figure name={said.figures.late} value={formatNumber(sums.data.late)} />
          <Figure name={said.figures.missing} value={formatNumber(sums.data.missing)} />
          <Figure name={said.figures.total} value={formatNumber(sums.data.total)} />
        </Figures>
      )}
      <Toolbar label={said.which}>
        <ChoiceField
          label={said.which}
          value={which}
          onChange={(value) => {
            setChosen(new Set())
            if (value) setWhich(value)
          }}
          choices={WHICH.map((value) => ({ value, label: whiches[value] }))}
        />
      </Toolbar>
      <Card>
        <Answer of={list} lines={8}>
          {(rows) => (
            <>
              <Choosing
                rows={rows}
                chosen={chosen}
                choose={choose}
                which={which}
                {...{ organisationId, roundOn }}
              />
              <Table
                name={whiches[which]}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columnsOf(said, which === 'missing' ? null : { chosen, choose })}
                more={list.more}
                empty={<Empty title={said.none}>{said.noneText[which]}</Empty>}
              />
            </>
          )}
        </Answer>
      </Card>
    </>
  )
}

const canBeListed = (row: Eligible) => row.level !== null && row.listId === null && row.barredUntil === null

interface Choice {
  chosen: ReadonlySet<string>
  choose: (ids: readonly string[], isIn: boolean) => void
}

/** How many are chosen, and the door to the list that they become. */
function Choosing({
  rows,
  chosen,
  choose,
  which,
  organisationId,
  roundOn,
}: Choice & { rows: readonly Eligible[]; which: Which; organisationId: string; roundOn: Day }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('person.record')
  const [opens, setOpens] = useState(false)
  const open = rows.filter(canBeListed)
  if (!may || open.length === 0 || which === 'missing') return null
  const all = open.every((row) => chosen.has(row.id))
  return (
    <div className={`${style.bar} dv-no-print`}>
      <Checkbox
        label={said.chooseAll}
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() =>
          choose(
            open.map((row) => row.id),
            !all,
          )
        }
      />
      <span aria-live="polite">{said.chosen(formatNumber(chosen.size))}</span>
      <Button
        disabled={closed !== null || chosen.size === 0}
        title={closed ?? undefined}
        onClick={() => setOpens(true)}
      >
        {said.makeList}
      </Button>
      {closed && <span className={style.dim}>{closed}</span>}
      {opens && (
        <OpenList
          organisationId={organisationId}
          roundOn={roundOn}
          personIds={[...chosen]}
          isEarly={which === 'soon'}
          onClose={() => setOpens(false)}
        />
      )}
    </div>
  )
}

type Said = ReturnType<typeof useWords<typeof words>>

function columnsOf(said: Said, choice: Choice | null): Column<Eligible>[] {
  const years = (n: number) => said.years(formatNumber(n))
  return [
    {
      key: 'name',
      title: said.name,
      width: '30%',
      cell: (row) => (
        <span className={style.who}>
          {choice && canBeListed(row) && (
            <Checkbox
              aria-label={said.choose(row.fullName)}
              checked={choice.chosen.has(row.id)}
              onChange={(event) => choice.choose([row.id], event.currentTarget.checked)}
            />
          )}
          <Go to={`/people/${row.id}`}>{row.fullName}</Go>
        </span>
      ),
    },
    { key: 'born', title: said.born, cell: (row) => formatDay(row.bornOn), narrow: false },
    { key: 'level', title: said.level, cell: (row) => (row.level === null ? '–' : years(row.level)) },
    {
      key: 'seniority',
      title: said.seniority,
      narrow: false,
      cell: (row) => (
        <>
          {row.months === null
            ? '–'
            : said.months(String(Math.floor(row.months / 12)), String(row.months % 12))}
          <span className={style.small}>{row.start && `${said.since} ${formatMaybeDay(row.start)}`}</span>
        </>
      ),
    },
    {
      key: 'held',
      title: said.held,
      cell: (row) => (row.held === null ? '–' : years(row.held)),
      narrow: false,
    },
    { key: 'branch', title: said.branch, cell: (row) => row.organisation.name, narrow: false },
    { key: 'state', title: said.state, cell: (row) => <State row={row} said={said} /> },
  ]
}

function State({ row, said }: { row: Eligible; said: Said }) {
  if (row.level === null) return <Mark tone="warn">{said.unknownStart}</Mark>
  if (row.listId !== null) return <Mark tone="good">{said.onList}</Mark>
  if (row.barredUntil !== null) return <Mark tone="warn">{said.barred(formatDay(row.barredUntil))}</Mark>
  return <Mark>{said.canBeListed}</Mark>
}
