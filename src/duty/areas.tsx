import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { CommitteeCode } from '#committee/codes.ts'
import { AREA_STATES, listAreas, type Area, type AreaState, type Matrix } from './api.ts'
import { Holders } from './holders.tsx'
import { words } from './words.ts'

/** Units below with who follows each; gaps and overlaps alone where asked. */
export function Areas({ organisationId, matrix }: { organisationId: string; matrix: Matrix }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [state, setState] = useAddress<AreaState>('state', 'all')
  const committee = matrix.committee as CommitteeCode
  const list = useAskPages(listAreas, { organisationId, committee, on, state })
  const columns: Column<Area>[] = [
    {
      key: 'unit',
      title: said.area,
      cell: (row) => row.unit.name,
      to: (row) => (row.unit.readable ? `/organisations/${row.unit.id}` : undefined),
    },
    {
      key: 'holders',
      title: said.holders,
      cell: (row) => <Holders holders={row.holders} records={matrix.may.record} />,
    },
  ]
  return (
    <>
      <Figures>
        <Figure name={said.areaFigures.all} value={formatNumber(matrix.areas.all)} />
        <Figure name={said.areaFigures.gaps} value={formatNumber(matrix.areas.gaps)} />
        <Figure name={said.areaFigures.overlaps} value={formatNumber(matrix.areas.overlaps)} />
      </Figures>
      <Card
        title={said.areas}
        actions={
          <ChoiceField
            label={said.state}
            value={state}
            onChange={(chosen) => chosen && setState(chosen)}
            choices={AREA_STATES.map((value) => ({ value, label: said.states[value] }))}
          />
        }
      >
        <Answer of={list}>
          {(rows) => (
            <Table
              name={said.areas}
              rows={rows}
              rowKey={(row) => row.unit.id}
              columns={columns}
              more={list.more}
              empty={<Empty title={said.noAreas} />}
            />
          )}
        </Answer>
      </Card>
    </>
  )
}
