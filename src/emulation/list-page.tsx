import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listRounds, type Round } from './api.ts'
import { KINDS, type Kind } from './codes.ts'
import { RoundForm } from './round-form.tsx'
import { kindWords, words } from './words.ts'
import style from './emulation.module.css'

/** Emulation rounds and press prizes of a unit, those above and those below it. */
export function EmulationPage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [kind, setKind] = useAddress<Kind | ''>('kind', '')
  const list = useAskPages(listRounds, id ? { organisationId: id, kind: kind || undefined, on } : null)
  const columns: Column<Round>[] = [
    {
      key: 'name',
      title: said.name,
      width: '40%',
      to: (row) => `/emulation/${row.id}`,
      cell: (row) => (
        <>
          {row.name}
          <span className={style.small}>{kinds[row.kind]}</span>
        </>
      ),
    },
    { key: 'organiser', title: said.organiser, cell: (row) => row.organiser.name, narrow: false },
    {
      key: 'period',
      title: said.period,
      narrow: false,
      cell: (row) => `${formatDay(row.from)} – ${formatDay(row.to)}`,
    },
    { key: 'entries', title: said.entries, number: (row) => row.entries },
    { key: 'results', title: said.results, number: (row) => row.results },
  ]
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions rounds={list.data ?? []} />}>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.kind}
          value={kind}
          none={said.anyKind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={list} lines={7}>
            {(rows) => (
              <Table
                name={said.title}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns}
                more={list.more}
                empty={<Empty title={said.none}>{said.noneText}</Empty>}
              />
            )}
          </Answer>
        )}
      </Card>
    </Page>
  )
}

function Actions({ rounds }: { rounds: readonly Round[] }) {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const [opens, setOpens] = useState(false)
  if (!may) return null
  return (
    <>
      <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setOpens(true)}>
        {said.record}
      </Button>
      {opens && <RoundForm rounds={rounds} onClose={() => setOpens(false)} />}
    </>
  )
}
