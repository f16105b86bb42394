import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { saveCsv } from '#ui/csv.ts'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Card, Columns } from '#ui/page.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listMultiples, sumUpRound, type Multiple, type UnitSum } from './api.ts'
import { MultipleForm } from './multiple-form.tsx'
import { words } from './words.ts'
import style from './badge.module.css'

/** What the badges of a round cost, by level and by unit, and what the bonuses are counted with. */
export function Budget({ organisationId, roundOn }: { organisationId: string; roundOn: Day }) {
  const said = useWords(words)
  const sums = useAsk(sumUpRound, { organisationId, roundOn })
  return (
    <>
      <Answer of={sums} lines={8}>
        {(sum) => (
          <>
            <p className={style.dim}>
              {sum.baseSalary === null
                ? said.noBase
                : said.baseSalary(formatNumber(sum.baseSalary), sum.baseSource ?? '')}
            </p>
            <Columns>
              <Card title={said.byLevel}>
                <Table
                  name={said.byLevel}
                  rows={sum.levels}
                  rowKey={(row) => String(row.level)}
                  columns={[
                    { key: 'level', title: said.level, cell: (row) => said.years(String(row.level)) },
                    { key: 'people', title: said.people, number: (row) => row.people, total: true },
                    { key: 'bonus', title: said.bonus, number: (row) => row.bonus },
                    { key: 'total', title: said.total, number: (row) => row.total, total: true },
                  ]}
                  empty={<Empty title={said.none}>{said.noneText.due}</Empty>}
                />
              </Card>
              <Card title={said.byUnit} actions={<Save rows={sum.units} roundOn={roundOn} />}>
                <Table
                  name={said.byUnit}
                  rows={sum.units}
                  rowKey={(row) => row.unit.id}
                  columns={unitColumns(said)}
                  empty={<Empty title={said.none}>{said.noneText.due}</Empty>}
                />
                <Rest of={sum.beyond} />
              </Card>
            </Columns>
          </>
        )}
      </Answer>
      <Multiples organisationId={organisationId} roundOn={roundOn} />
    </>
  )
}

function unitColumns(said: ReturnType<typeof useWords<typeof words>>): Column<UnitSum>[] {
  return [
    { key: 'unit', title: said.unit, cell: (row) => row.unit.name, width: '45%' },
    { key: 'people', title: said.people, number: (row) => row.people, total: true },
    { key: 'total', title: said.total, number: (row) => row.total, total: true },
    { key: 'unknown', title: said.unknownBonus, number: (row) => row.unknown, narrow: false },
  ]
}

function Save({ rows, roundOn }: { rows: readonly UnitSum[]; roundOn: Day }) {
  const said = useWords(words)
  if (rows.length === 0) return null
  const head = [said.unit, said.people, said.total, said.unknownBonus]
  const lines = rows.map((row) => [row.unit.name, row.people, row.total, row.unknown])
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => saveCsv(`tien-thuong-huy-hieu-${roundOn}.csv`, [head, ...lines])}
    >
      {said.save}
    </Button>
  )
}

function Multiples({ organisationId, roundOn }: { organisationId: string; roundOn: Day }) {
  const said = useWords(words)
  const asked = useAsk(listMultiples, { organisationId, on: roundOn })
  const [opens, setOpens] = useState(false)
  const columns: Column<Multiple>[] = [
    { key: 'level', title: said.level, cell: (row) => said.years(String(row.level)) },
    {
      key: 'multiple',
      title: said.multiple,
      cell: (row) => (row.multiple === null ? said.notKnown : formatNumber(row.multiple)),
    },
    { key: 'source', title: said.source, cell: (row) => row.source ?? '–' },
    {
      key: 'setBy',
      title: said.setBy,
      narrow: false,
      cell: (row) =>
        row.setBy
          ? `${row.setBy.name}, ${formatMaybeDay(row.from)}`
          : row.multiple === null
            ? '–'
            : said.byLaw,
    },
  ]
  return (
    <Card
      title={said.multiples}
      actions={
        asked.data?.may.record && <WriteButton onClick={() => setOpens(true)}>{said.setMultiple}</WriteButton>
      }
    >
      <Answer of={asked}>
        {({ items }) => (
          <Table name={said.multiples} rows={items} rowKey={(row) => String(row.level)} columns={columns} />
        )}
      </Answer>
      {opens && (
        <MultipleForm organisationId={organisationId} from={roundOn} onClose={() => setOpens(false)} />
      )}
    </Card>
  )
}
