import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listSources, type SourceRow } from './api.ts'
import { contextWords, endWords, stageWords, warningWords } from './code-words.ts'
import { CONTEXTS, WARNINGS, type Context, type WarningCode } from './codes.ts'
import { words } from './words.ts'
import style from './admission.module.css'

/** The lists of a unit and those below it, with what wants a look. */
export function SourceTab({ unit }: { unit: string }) {
  const said = useWords(words)
  const warnings = useWords(warningWords)
  const contexts = useWords(contextWords)
  const { on } = useAsOf()
  const [state, setState] = useAddress<'listed' | 'ended'>('state', 'listed')
  const [warning, setWarning] = useAddress('warning', '')
  const [context, setContext] = useAddress('context', '')
  const isWarning = WARNINGS.includes(warning as WarningCode)
  const isContext = CONTEXTS.includes(context as Context)
  const shown = state === 'ended' ? 'ended' : 'listed'
  const list = useAskPages(listSources, {
    organisationId: unit,
    on,
    state: shown,
    ...(isWarning ? { warning: warning as WarningCode } : {}),
    ...(isContext ? { context: context as Context } : {}),
  })
  const counts = list.first?.warnings ?? []
  return (
    <Card>
      <Toolbar label={said.filters}>
        <ChoiceField
          label={said.state}
          value={shown}
          onChange={(next) => setState(next === 'ended' ? 'ended' : 'listed')}
          choices={(['listed', 'ended'] as const).map((value) => ({ value, label: said.states[value] }))}
        />
        {shown === 'listed' && (
          <ChoiceField
            label={said.warning}
            value={isWarning ? (warning as WarningCode) : ''}
            onChange={setWarning}
            none={said.anyWarning}
            choices={WARNINGS.map((value) => {
              const n = counts.find((one) => one.code === value)?.n ?? 0
              return { value, label: n > 0 ? `${warnings[value]} (${formatNumber(n)})` : warnings[value] }
            })}
          />
        )}
        <ChoiceField
          label={said.context}
          value={isContext ? (context as Context) : ''}
          onChange={setContext}
          none={said.anyContext}
          choices={CONTEXTS.map((value) => ({ value, label: contexts[value] }))}
        />
      </Toolbar>
      <Answer of={list} lines={8}>
        {(rows) => (
          <SourceTable
            rows={rows}
            more={list.more}
            total={list.first?.total ?? null}
            isEnded={shown === 'ended'}
            isFiltered={isWarning || isContext}
          />
        )}
      </Answer>
    </Card>
  )
}

function SourceTable({
  rows,
  more,
  total,
  isEnded,
  isFiltered,
}: {
  rows: readonly SourceRow[]
  more: (() => void) | undefined
  total: number | null
  isEnded: boolean
  isFiltered: boolean
}) {
  const said = useWords(words)
  const stages = useWords(stageWords)
  const ends = useWords(endWords)
  const columns: Column<SourceRow>[] = [
    {
      key: 'name',
      title: said.fullName,
      cell: (row) => row.fullName,
      to: (row) => `/admissions/source/${row.id}`,
    },
    {
      key: 'unit',
      title: said.unit,
      cell: (row) => <span className={style.unit}>{row.unit.name}</span>,
      narrow: false,
    },
    {
      key: 'since',
      title: said.since,
      cell: (row) => formatMaybeDay(row.since),
      sort: (row) => row.since,
      narrow: false,
    },
    {
      key: 'stage',
      title: said.stage,
      cell: (row) => stages[row.stage],
    },
  ]
  const ended: Column<SourceRow>[] = [
    { key: 'until', title: said.endedOn, cell: (row) => formatMaybeDay(row.until) },
    { key: 'why', title: said.why, cell: (row) => (row.endedBy ? ends[row.endedBy] : '') },
  ]
  const tracked: Column<SourceRow>[] = [
    {
      key: 'certificate',
      title: said.certificateUntil,
      cell: (row) => formatMaybeDay(row.certificateUntil),
      narrow: false,
    },
    { key: 'warnings', title: said.warning, cell: (row) => <WarningLines of={row} /> },
  ]
  const empty = isFiltered ? (
    <Empty title={said.nobodySuch}>{said.nobodySuchText}</Empty>
  ) : (
    <Empty title={said.nobody}>{said.nobodyText}</Empty>
  )
  return (
    <Table
      name={said.tabs.source}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...columns, ...(isEnded ? ended : tracked)]}
      empty={empty}
      {...(more ? { more } : {})}
      {...(total !== null && !isFiltered ? { count: total } : {})}
    />
  )
}

function WarningLines({ of }: { of: SourceRow }) {
  const warnings = useWords(warningWords)
  return of.warnings.map(({ code, paper }) => (
    <span key={`${code} ${paper}`} className={style.line}>
      {warnings[code]}
    </span>
  ))
}

/** What wants a look at somebody, each in words. */
export function Warnings({ of }: { of: Pick<SourceRow, 'warnings'> }) {
  const warnings = useWords(warningWords)
  return (
    <span className={style.marks}>
      {of.warnings.map(({ code, paper }) => (
        <Mark key={`${code} ${paper}`} tone="warn">
          {warnings[code]}
        </Mark>
      ))}
    </span>
  )
}
