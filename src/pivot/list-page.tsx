import { Button } from '@mantine/core'
import { Plus, Undo2 } from 'lucide-react'
import { useMyUnits } from '#access/session.tsx'
import { useAct, useAskPages } from '#ui/ask.ts'
import { formatInstant } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Card, Page } from '#ui/page.tsx'
import { WhyNot, useSay } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listPivotTables, restorePivotTable, type SavedTable } from './api.ts'
import { pivotRefusals, words } from './words.ts'
import style from './pivot.module.css'

/** Tables to begin with. */
const EXAMPLES = [
  { key: 'sexByUnit', search: { measures: 'members', rows: 'units', columns: 'sex' } },
  { key: 'ageByTheory', search: { measures: 'members', rows: 'age', columns: 'theory', share: 'row' } },
  {
    key: 'flowsByQuarter',
    search: { measures: 'changes', rows: 'category', columns: 'time', step: 'quarter' },
  },
  { key: 'classes', search: { measures: 'classes,learners', rows: 'kind' } },
  { key: 'coverage', search: { measures: 'tasks', rows: 'kind', columns: 'done' } },
] as const

/** The tables that I have saved and those shared with me. */
export function PivotListPage() {
  const said = useWords(words)
  const [whose] = useAddress<'mine' | 'shared'>('whose', 'mine')
  const [removed, setRemoved] = useAddress('removed', '')
  const list = useAskPages(listPivotTables, { whose })
  return (
    <Page
      title={said.title}
      breadcrumb={[{ name: said.statistics }]}
      note={said.note}
      actions={
        <GoButton to="/tables/new" variant="filled" leftSection={<Plus size={16} aria-hidden />}>
          {said.new}
        </GoButton>
      }
    >
      {removed !== '' && <Removed id={removed} onBack={() => setRemoved('')} />}
      <LinkTabs
        label={said.views}
        current={whose}
        tabs={(['mine', 'shared'] as const).map((key) => ({
          key,
          name: said[key],
          to: '/tables',
          search: { whose: key === 'mine' ? undefined : key },
        }))}
      />
      <Card>
        <Answer of={list}>
          {(rows) => <Tables rows={rows} whose={whose} {...(list.more && { more: list.more })} />}
        </Answer>
      </Card>
      <Card title={said.examples}>
        <div className={style.examples}>
          {EXAMPLES.map(({ key, search }) => (
            <GoButton key={key} to="/tables/new" search={search}>
              {said.exampleNames[key]}
            </GoButton>
          ))}
        </div>
      </Card>
    </Page>
  )
}

function Tables({
  rows,
  whose,
  more,
}: {
  rows: readonly SavedTable[]
  whose: 'mine' | 'shared'
  more?: () => void
}) {
  const said = useWords(words)
  const mine = new Set(useMyUnits().map(({ id }) => id))
  // Who works below the unit of a table opens it for his own.
  const unitOf = ({ audience, may, unit }: SavedTable) =>
    unit === null || (audience === 'below' && !may.change && !mine.has(unit.id)) ? undefined : unit.id
  return (
    <Table
      name={whose === 'mine' ? said.mine : said.shared}
      rows={rows}
      rowKey={({ id }) => id}
      more={more}
      empty={
        whose === 'mine' ? (
          <Empty title={said.noneMine}>{said.noneMineText}</Empty>
        ) : (
          <Empty title={said.noneShared}>{said.noneSharedText}</Empty>
        )
      }
      columns={[
        {
          key: 'name',
          title: said.name,
          cell: (row) => row.name,
          to: (row) => {
            const unit = unitOf(row)
            return { to: `/tables/${row.id}`, search: unit === undefined ? {} : { unit } }
          },
        },
        { key: 'unit', title: said.forUnit, cell: (row) => row.unit?.name ?? '', narrow: false },
        ...(whose === 'shared'
          ? [{ key: 'author', title: said.author, cell: (row: SavedTable) => row.author }]
          : []),
        { key: 'audience', title: said.audience, cell: (row) => said.audiences[row.audience], narrow: false },
        {
          key: 'at',
          title: said.savedAt,
          cell: (row) => <span className="dv-number">{formatInstant(row.savedAt)}</span>,
          narrow: false,
        },
      ]}
    />
  )
}

/** Says that a table is gone, and brings it back. */
function Removed({ id, onBack }: { id: string; onBack: () => void }) {
  const said = useWords(words)
  const act = useAct(restorePivotTable, {
    renews: ['/api/pivot/tables'],
    onDone: () => {
      tell(said.restored)
      onBack()
    },
  })
  return (
    <div className={style.removed} role="status">
      <span>{said.removed}</span>
      <Button
        variant="default"
        leftSection={<Undo2 size={16} aria-hidden />}
        loading={act.isPending}
        onClick={() => act.mutate({ id })}
      >
        {said.undo}
      </Button>
      <WhyNot error={act.error} say={useSay(pivotRefusals)} />
    </div>
  )
}
