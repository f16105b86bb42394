import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useMay, useUnit } from '#access/session.tsx'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAsOf } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Columns, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getStructure, type Structure } from './api.ts'
import { KeyChooser } from './key-chooser.tsx'
import { KeyDefinitions } from './key-definitions.tsx'
import { OpenedGroup } from './opened-group.tsx'
import { StructureChart } from './structure-chart.tsx'
import { keysOf, opensBy } from './structure-shown.ts'
import { StructureTable, type ShareOf } from './structure-table.tsx'
import { keyOfCell, useStructureNames } from './structure-names.ts'
import { balanceWords, structureWords } from './words.ts'
import style from './statistics.module.css'

/** How the members of a unit are composed on the day: up to four keys, table, chart, definitions. */
export function StructurePage() {
  const said = useWords(structureWords)
  const balance = useWords(balanceWords)
  const { id } = useUnit()
  const { on } = useAsOf()
  const [written, setKeys] = useAddress('by', 'sex,age')
  const keys = keysOf(written)
  const asked = useAsk(getStructure, id ? { organisationId: id, on, by: keys.join(',') } : null)
  const structure = asked.data
  const names = useStructureNames(structure)
  const title = said.titleBy((structure?.by ?? keys).map((key) => names.key(key).toLowerCase()).join(', '))
  return (
    <Page
      title={said.title}
      breadcrumb={[{ name: balance.statistics }]}
      note={
        structure &&
        said.note(structure.unit.name, formatMaybeDay(structure.on), formatNumber(structure.total))
      }
      actions={structure && <Actions structure={structure} />}
    >
      <KeyChooser chosen={keys} onChange={(chosen) => setKeys(chosen.join(','))} />
      {id === null ? (
        <Card>
          <Empty title={balance.noUnit}>{balance.noUnitHint}</Empty>
        </Card>
      ) : (
        <Answer of={asked} lines={9}>
          {(found) => (found.total === 0 ? <NoMembers /> : <Figures structure={found} title={title} />)}
        </Answer>
      )}
      <KeyDefinitions keys={keys} />
    </Page>
  )
}

function Figures({ structure, title }: { structure: Structure; title: string }) {
  const said = useWords(structureWords)
  const names = useStructureNames(structure)
  const mayOpen = useMay('person.read')
  const [share, setShare] = useAddress<ShareOf>('share', 'all')
  const [chosen, setChosen] = useAddress('cell', '')
  const table = (
    <Card
      title={title}
      actions={structure.by.length === 2 && <ShareField value={share} onChange={setShare} />}
    >
      <StructureTable
        structure={structure}
        names={names}
        share={share}
        chosen={chosen}
        onChoose={mayOpen ? (values) => setChosen(keyOfCell(structure.by, values)) : undefined}
      />
      {mayOpen && !opensBy(structure.by) && <p className={style.notes}>{said.protectedKeys}</p>}
    </Card>
  )
  // A cross table needs the width for its columns and their total.
  const isCrossTable = structure.by.length === 2
  const chart = (
    <Card title={said.chart}>
      <StructureChart structure={structure} names={names} title={title} />
    </Card>
  )
  return (
    <>
      {isCrossTable ? (
        <>
          {table}
          {chart}
        </>
      ) : (
        <Columns wide>
          {table}
          {chart}
        </Columns>
      )}
      {mayOpen && <OpenedGroup structure={structure} chosen={chosen} onClose={() => setChosen('')} />}
    </>
  )
}

function ShareField({ value, onChange }: { value: ShareOf; onChange: (share: ShareOf) => void }) {
  const said = useWords(structureWords)
  return (
    <ChoiceField
      label={said.share}
      value={value}
      onChange={(share) => onChange(share || 'all')}
      choices={(['all', 'row', 'column'] as const).map((one) => ({ value: one, label: said.shares[one] }))}
    />
  )
}

function NoMembers() {
  const said = useWords(structureWords)
  return (
    <Card>
      <Empty title={said.none}>{said.noneHint}</Empty>
    </Card>
  )
}

function Actions({ structure: { unit, on, by } }: { structure: Structure }) {
  const said = useWords(balanceWords)
  return (
    <>
      <ExportMenu source="structure" unit={unit.id} asked={{ on, by: by.join(',') }} />
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
    </>
  )
}
