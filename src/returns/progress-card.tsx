import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk, useAskPages } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Columns, Toolbar } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import {
  acceptAll,
  getProgress,
  listReturns,
  remindMissing,
  type Counts,
  type PeriodShown,
  type Progress as Shown,
} from './api.ts'
import { WHICH, type Which } from './codes.ts'
import { RENEWS } from './period-forms.tsx'
import { refusalWords } from './refusal-words.ts'
import { StateMark } from './state-mark.tsx'
import { whichWords, words } from './words.ts'
import style from './returns.module.css'

/** How far a period is at a unit and below it, in figures, by unit, and return by return; one walks down. */
export function Progress({ period, top, at }: { period: PeriodShown; top: string; at: string }) {
  const said = useWords(words)
  const progress = useAsk(getProgress, { id: period.id, unit: at })
  return (
    <Answer of={progress}>
      {(found) => {
        const above = at === top ? null : found.path.findLast((one) => one.readable)
        const to = `/return-periods/${period.id}`
        return (
          <>
            <Card
              title={said.coverage(found.unit.name)}
              actions={
                above && (
                  <Go to={to} search={{ at: above.id === top ? undefined : above.id }}>
                    {said.up(above.name)}
                  </Go>
                )
              }
            >
              {found.total.asked === 0 ? (
                <p className={style.dim}>{said.noneBelow}</p>
              ) : (
                <Numbers to={to} at={at === top ? undefined : at} found={found} />
              )}
              <Together periodId={period.id} found={found} />
            </Card>
            <Below to={to} found={found} />
            {found.total.asked > 0 && <List periodId={period.id} unit={at} />}
          </>
        )
      }}
    </Answer>
  )
}

function Numbers({ to, at, found: { total } }: { to: string; at: string | undefined; found: Shown }) {
  const said = useWords(words)
  const of = (n: number) => said.nOf(formatNumber(n), formatNumber(total.asked))
  const sent = total.asked - total.missing
  return (
    <Columns>
      <Figures>
        <Figure
          name={said.sent}
          value={of(sent)}
          note={formatShare(sent / total.asked)}
          to={to}
          search={{ at, which: 'all' }}
        />
        <Figure
          name={said.missing}
          value={formatNumber(total.missing)}
          to={to}
          search={{ at, which: undefined }}
        />
        <Figure
          name={said.lateCount}
          value={formatNumber(total.late)}
          to={to}
          search={{ at, which: 'late' }}
        />
        <Figure
          name={said.waiting}
          value={formatNumber(total.submitted)}
          to={to}
          search={{ at, which: 'submitted' }}
        />
      </Figures>
      <BarChart
        name={said.barName}
        bars={[
          { name: said.askedOf, value: total.asked },
          { name: said.sent, value: sent },
          { name: said.accepted, value: total.accepted },
          { name: said.missing, value: total.missing },
        ]}
      />
    </Columns>
  )
}

/** What is done to many returns at once by the unit that receives them. */
function Together({ periodId, found: { unit, may, under } }: { periodId: string; found: Shown }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [asks, setAsks] = useState(false)
  const remind = useAct(remindMissing, {
    renews: RENEWS,
    onDone: ({ reminded }) => tell(said.reminded(formatNumber(reminded))),
  })
  const accept = useAct(acceptAll, {
    renews: RENEWS,
    onDone: ({ accepted }) => {
      tell(said.acceptedAll(formatNumber(accepted)))
      setAsks(false)
    },
  })
  if (!may.remind && !may.accept) return null
  const asked = { id: periodId, organisationId: unit.id }
  return (
    <div className={style.buttons}>
      {may.remind && (
        <WriteButton onClick={() => remind.mutate(asked)}>
          {said.remind(formatNumber(under.missing))}
        </WriteButton>
      )}
      {may.accept && (
        <WriteButton onClick={() => setAsks(true)}>{said.acceptAll(formatNumber(under.waiting))}</WriteButton>
      )}
      <WhyNot error={remind.error} say={say} />
      {asks && (
        <ActDialog
          title={said.acceptAll(formatNumber(under.waiting))}
          text={said.acceptAllText}
          act={accept}
          say={say}
          onSubmit={() => accept.mutate(asked)}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  )
}

function Below({ to, found: { unit, own, children } }: { to: string; found: Shown }) {
  const said = useWords(words)
  if (children.length === 0) return null
  const rows = [
    ...(own.asked > 0 ? [{ ...own, unit, isOwn: true, hasBelow: false }] : []),
    ...children.filter((row) => row.asked > 0).map((row) => ({ ...row, isOwn: false })),
  ]
  return (
    <Card title={said.byUnit}>
      <Table
        name={said.byUnit}
        rows={rows}
        rowKey={(row) => row.unit.id}
        columns={[
          {
            key: 'unit',
            title: said.unit,
            to: (row) => (row.isOwn || !row.hasBelow ? undefined : { to, search: { at: row.unit.id } }),
            cell: (row) => (row.isOwn ? said.itself(row.unit.name) : row.unit.name),
            sort: (row) => row.unit.name,
          },
          { key: 'asked', title: said.askedOf, number: (row) => row.asked, total: true },
          { key: 'missing', title: said.missing, number: (row) => row.missing, total: true },
          { key: 'late', title: said.lateCount, number: (row) => row.late, total: true, narrow: false },
          { key: 'waiting', title: said.waiting, number: (row) => row.submitted, total: true, narrow: false },
          {
            key: 'accepted',
            title: said.accepted,
            number: (row) => row.accepted,
            total: true,
            narrow: false,
          },
          {
            key: 'done',
            title: said.done,
            sort: (row) => (row.asked - row.missing) / row.asked,
            cell: (row) => <Bar of={row} />,
            narrow: false,
          },
        ]}
      />
    </Card>
  )
}

function Bar({ of: { asked, missing } }: { of: Counts }) {
  const share = asked === 0 ? 0 : (asked - missing) / asked
  return (
    <span className={style.bar}>
      <span className={style.track} aria-hidden>
        <span className={style.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="dv-number">{formatShare(share, 0)}</span>
    </span>
  )
}

function List({ periodId, unit }: { periodId: string; unit: string }) {
  const said = useWords(words)
  const names = useWords(whichWords)
  const [which, setWhich] = useAddress<Which>('which', 'missing')
  const list = useAskPages(listReturns, { id: periodId, unit, which })
  return (
    <Card title={said.list}>
      <Toolbar label={said.list}>
        <ChoiceField
          label={said.state}
          value={which}
          onChange={(next) => next && setWhich(next)}
          choices={WHICH.map((value) => ({ value, label: names[value] }))}
        />
      </Toolbar>
      <Answer of={list} lines={5}>
        {(rows) => (
          <Table
            name={said.list}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<p className={style.dim}>{said.none}</p>}
            columns={[
              {
                key: 'unit',
                title: said.unit,
                width: '46%',
                to: (row) => `/returns/${row.id}`,
                cell: (row) => (
                  <>
                    {row.unit.name}
                    {row.nudgedOn && (
                      <span className={style.small}>{said.nudged(formatDay(row.nudgedOn))}</span>
                    )}
                  </>
                ),
              },
              { key: 'state', title: said.state, cell: (row) => <StateMark row={row} /> },
              { key: 'since', title: said.since, cell: (row) => formatDay(row.stateOn), narrow: false },
              { key: 'due', title: said.due, cell: (row) => formatDay(row.dueOn) },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
