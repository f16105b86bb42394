import type { Balance } from '#statistics/api.ts'
import { useAskPages } from '#ui/ask.ts'
import { formatChange, formatNumber } from '#ui/format.ts'
import { Go, GoButton, type Destination } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords, type Said } from '#ui/words.tsx'
import { listChildren, type Unit, type UnitRow, type UnitWarning } from './api.ts'
import type { useWarningsBelow } from './attention.tsx'
import { KIND_BY_CODE } from './kinds.ts'
import { warningMarks } from './warning-words.ts'
import { kindWords, typeWords, words } from './words.ts'
import { newYearOf } from './year-figures.tsx'
import style from './organisation.module.css'

/** The units directly below with their members, the change of the year and what wants a look. */
export function BelowTable({
  unit,
  balance,
  warnings,
}: {
  unit: Unit
  balance: Balance | undefined
  warnings: ReturnType<typeof useWarningsBelow>['data']
}) {
  const said = useWords(words)
  const list = useAskPages(listChildren, { id: unit.id, on: unit.on })
  const columns = useColumns(unit, balance, warnings)
  const holdsMembers = unit.exists && KIND_BY_CODE.get(unit.state.kind)?.branch === true
  const tree = (
    <Go to="/organisations" search={{ open: unit.id }}>
      {said.openTree}
    </Go>
  )
  return (
    <Card title={said.below} actions={tree}>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.below}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            count={unit.below.children}
            empty={
              <Empty
                title={said.noneBelow}
                action={
                  holdsMembers &&
                  unit.may['person.read'] && (
                    <GoButton to="/members" search={{ unit: unit.id }}>
                      {said.openMembers}
                    </GoButton>
                  )
                }
              >
                {holdsMembers && said.noneBelowText}
              </Empty>
            }
          />
        )}
      </Answer>
    </Card>
  )
}

function useColumns(
  unit: Unit,
  balance: Balance | undefined,
  warnings: ReturnType<typeof useWarningsBelow>['data'],
): Column<UnitRow>[] {
  const said = useWords(words)
  const found = new Map(warnings?.items.map((item) => [item.unit.id, item.warnings]))
  const types = useWords(typeWords)
  const kinds = useWords(kindWords)
  const toMembers = (row: UnitRow) =>
    unit.may['person.read'] ? { to: '/members', search: { unit: row.id } } : null
  return [
    {
      key: 'name',
      title: said.unit,
      cell: (row) => row.name,
      to: (row) => `/organisations/${row.id}`,
      sort: (row) => row.name,
      total: true,
    },
    {
      key: 'type',
      title: said.type,
      cell: (row) => labelOf(row, types, kinds),
      sort: (row) => labelOf(row, types, kinds),
      narrow: false,
    },
    figureColumn('headcount', said.headcount, (row) => row.headcount, toMembers),
    ...(balance ? flowColumns(unit, balance, said) : []),
    {
      key: 'probationary',
      title: said.probationaryShort,
      number: (row) => row.probationary,
      total: true,
      narrow: false,
    },
    { key: 'remark', title: said.remark, cell: (row) => <Remarks warnings={found.get(row.id) ?? []} /> },
  ]
}

function flowColumns({ on }: Unit, balance: Balance, said: Said<typeof words>): Column<UnitRow>[] {
  const flows = new Map(balance.children.map((child) => [child.unit.id, child]))
  const changeOf = (row: UnitRow) => {
    const flow = flows.get(row.id)
    return flow ? flow.closing - flow.opening : null
  }
  const admittedOf = (row: UnitRow) => flows.get(row.id)?.increases['I1'] ?? null
  const toBalance = ({ id }: UnitRow) => ({
    to: '/statistics/balance',
    search: { unit: id, from: newYearOf(on), to: on },
  })
  return [
    { ...figureColumn('change', said.change, changeOf, toBalance, formatChange), change: true },
    { ...figureColumn('admitted', said.admittedShort, admittedOf, toBalance), narrow: false },
  ]
}

/** A column of figures that are doors but look like figures. */
function figureColumn(
  key: string,
  title: string,
  figureOf: (row: UnitRow) => number | null,
  doorOf: (row: UnitRow) => Destination | null,
  format: (figure: number) => string = formatNumber,
): Column<UnitRow> {
  const cell = (row: UnitRow) => {
    const [figure, door] = [figureOf(row), doorOf(row)]
    const text = figure === null ? formatNumber(null) : format(figure)
    return door && figure !== null ? (
      <Go {...door} className={style.figure}>
        {text}
      </Go>
    ) : (
      text
    )
  }
  return { key, title, number: figureOf, cell, total: true }
}

function labelOf(
  { type, kind }: UnitRow,
  types: Record<string, string>,
  kinds: Record<string, string>,
): string {
  return type === null ? (kinds[kind] ?? kind) : (types[type] ?? type)
}

function Remarks({ warnings }: { warnings: readonly UnitWarning[] }) {
  const locale = useLocale()
  return warnings.map(({ code, severity }) => (
    <Mark key={code} tone={severity === 'high' ? 'accent' : 'warn'}>
      {warningMarks[code as keyof typeof warningMarks]?.[locale] ?? code}
    </Mark>
  ))
}
