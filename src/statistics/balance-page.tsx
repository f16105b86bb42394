import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useMay, useUnit } from '#access/session.tsx'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAsk } from '#ui/ask.ts'
import { BalanceChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getBalance, type Balance } from './api.ts'
import { cellsOf, figureOf, gapOf, rowsOf, stepsOf } from './balance-shown.ts'
import { BalanceTable, keyOfCell } from './balance-table.tsx'
import { useCellNames } from './cell-names.ts'
import { OpenedCell } from './opened-cell.tsx'
import { PeriodChooser, usePeriod, usePeriodWords } from './period-chooser.tsx'
import type { Period } from './period.ts'
import { SeriesCard } from './series-card.tsx'
import { balanceWords } from './words.ts'
import style from './statistics.module.css'

/** Increases and decreases of a unit's members in a period: chart, table with doors, check, headcount over time. */
export function BalancePage() {
  const said = useWords(balanceWords)
  const { id } = useUnit()
  const [period, setPeriod] = usePeriod()
  const words = usePeriodWords()
  const [written, setTree] = useAddress('tree', 'was')
  const tree = written === 'today' ? 'today' : 'was'
  const asked = useAsk(getBalance, id ? { organisationId: id, ...period, tree } : null)
  const unit = asked.data?.unit
  return (
    <Page
      title={said.titleOf(words(period))}
      breadcrumb={[{ name: said.statistics }]}
      note={
        unit &&
        `${unit.name} · ${said.between(formatMaybeDay(period.from), formatMaybeDay(period.to))} · ${tree === 'was' ? said.ownTree : said.todaysTree}`
      }
      actions={asked.data && <Actions balance={asked.data} />}
    >
      <PeriodChooser period={period} onChange={setPeriod}>
        <ChoiceField
          label={said.tree}
          value={tree}
          onChange={(chosen) => setTree(chosen || 'was')}
          choices={(['was', 'today'] as const).map((one) => ({ value: one, label: said.trees[one] }))}
        />
      </PeriodChooser>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit}>{said.noUnitHint}</Empty>
        </Card>
      ) : (
        <>
          <Answer of={asked} lines={9}>
            {(balance) => <Figures balance={balance} period={period} />}
          </Answer>
          {unit && <SeriesCard organisationId={id} unit={unit.name} period={period} />}
        </>
      )}
    </Page>
  )
}

function Figures({ balance, period }: { balance: Balance; period: Period }) {
  const said = useWords(balanceWords)
  const nameOf = useCellNames()
  const mayOpen = useMay('person.read')
  const [chosen, setChosen] = useAddress('cell', '')
  const cells = cellsOf(balance)
  const openTo = (id: string) => ({
    to: '/statistics/balance',
    search: { unit: id, ...period, ...(balance.tree === 'today' && { tree: 'today' }) },
  })
  return (
    <>
      <Card>
        <BalanceChart name={said.chart(balance.unit.name)} steps={stepsOf(balance, nameOf.short)} />
        <Check balance={balance} />
      </Card>
      <Card title={said.byUnit}>
        <BalanceTable
          balance={balance}
          cells={cells}
          nameOf={nameOf.withCode}
          openTo={openTo}
          chosen={chosen}
          onChoose={
            mayOpen
              ? ({ organisationId, own, cell }) => setChosen(keyOfCell(organisationId, own, cell))
              : undefined
          }
        />
        {balance.children.length > 0 && balance.tree === 'was' && (
          <p className={style.notes}>{said.whyNotSum}</p>
        )}
      </Card>
      {mayOpen && <OpenedCell balance={balance} chosen={chosen} onClose={() => setChosen('')} />}
    </>
  )
}

/** `6.800 + 2.469 − 1.098 = 8.171`, computed from the figures as shown, and whether every row closes. */
function Check({ balance }: { balance: Balance }) {
  const said = useWords(balanceWords)
  const rows = [balance, ...rowsOf(balance).map(({ flows }) => flows)]
  const gaps = rows.map(gapOf).filter((gap) => gap !== 0)
  const [opening, increases, decreases, closing] = ['opening', 'I', 'D', 'closing'].map((cell) =>
    formatNumber(figureOf(balance, cell)),
  )
  return (
    <p className={style.check}>
      <span>{said.check}:</span>
      <strong className="dv-number">
        {opening} + {increases} − {decreases} = {closing}
      </strong>
      {gaps.length === 0 ? (
        <>
          <Mark tone="good">{said.closes}</Mark>
          <span>{said.checkRows(formatNumber(rows.length))}</span>
        </>
      ) : (
        <Mark tone="accent">{said.differs(gaps.map(formatNumber).join('; '))}</Mark>
      )}
    </p>
  )
}

function Actions({ balance: { unit, from, to, tree } }: { balance: Balance }) {
  const said = useWords(balanceWords)
  return (
    <>
      <ExportMenu source="balance" unit={unit.id} asked={{ from, to, tree }} />
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
    </>
  )
}
