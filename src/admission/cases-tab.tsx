import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listOpenAdmissions, type OpenAdmission } from './api.ts'
import { contextWords, kindWords } from './code-words.ts'
import { CONTEXTS, type Context } from './codes.ts'
import { words } from './words.ts'
import style from './admission.module.css'

/** Open cases by deadline: where each stands, and what a hastened one aims at. */
export function CasesTab({ unit }: { unit: string }) {
  const said = useWords(words)
  const contexts = useWords(contextWords)
  const [context, setContext] = useAddress('context', '')
  const isContext = CONTEXTS.includes(context as Context)
  const list = useAskPages(listOpenAdmissions, {
    organisationId: unit,
    ...(isContext ? { context: context as Context } : {}),
  })
  return (
    <Card>
      <Toolbar label={said.filters}>
        <ChoiceField
          label={said.context}
          value={isContext ? (context as Context) : ''}
          onChange={setContext}
          none={said.anyContext}
          choices={CONTEXTS.map((value) => ({ value, label: contexts[value] }))}
        />
      </Toolbar>
      <Answer of={list} lines={8}>
        {(rows) => <CaseTable rows={rows} more={list.more} />}
      </Answer>
    </Card>
  )
}

function CaseTable({ rows, more }: { rows: readonly OpenAdmission[]; more: (() => void) | undefined }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const contexts = useWords(contextWords)
  const locale = useLocale()
  const { today } = useAsOf()
  const columns: Column<OpenAdmission>[] = [
    {
      key: 'name',
      title: said.fullName,
      cell: (row) => row.fullName,
      to: (row) => `/procedures/${row.id}`,
    },
    {
      key: 'unit',
      title: said.unit,
      cell: (row) => <span className={style.unit}>{row.unit.name}</span>,
      narrow: false,
    },
    {
      key: 'step',
      title: said.stage,
      cell: (row) => (
        <>
          {row.step[locale]}
          {row.kind !== 'admission' && <span className={style.small}>{kinds[row.kind]}</span>}
          {row.context && <span className={style.small}>{contexts[row.context]}</span>}
        </>
      ),
    },
    { key: 'arrived', title: said.waitsSince, cell: (row) => formatMaybeDay(row.arrivedOn), narrow: false },
    {
      key: 'due',
      title: said.due,
      cell: (row) => (
        <>
          {formatMaybeDay(row.dueOn)}{' '}
          {row.dueOn !== null && row.dueOn < today && <Mark tone="warn">{said.overdue}</Mark>}
          {row.aimOn && <span className={style.small}>{said.aim(formatMaybeDay(row.aimOn))}</span>}
        </>
      ),
    },
  ]
  return (
    <Table
      name={said.tabs.cases}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={<Empty title={said.noCases}>{said.noCasesText}</Empty>}
      {...(more ? { more } : {})}
    />
  )
}
