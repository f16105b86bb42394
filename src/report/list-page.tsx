import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatInstant } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listReports, type ReportSummary } from './api.ts'
import { KINDS, type Kind } from './declaration.ts'
import { NewReport } from './new-report.tsx'
import { periodName } from './period.ts'
import { kindWords, words } from './words.ts'
import style from './report.module.css'

/** Reports of a unit, the latest period first. */
export function ReportsPage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const locale = useLocale()
  const { id, name } = useUnit()
  const [kind, setKind] = useAddress<Kind | ''>('kind', '')
  const [whose, setWhose] = useAddress<'own' | 'below'>('whose', 'own')
  const below = whose === 'below' ? 'true' : 'false'
  const list = useAskPages(listReports, id ? { organisationId: id, kind: kind || undefined, below } : null)
  const columns: Column<ReportSummary>[] = [
    {
      key: 'report',
      title: said.report,
      width: '38%',
      to: (row) => `/reports/${row.id}`,
      cell: (row) => (
        <>
          {kinds[row.kind]}
          <span className={style.small}>{periodName(row, locale)}</span>
        </>
      ),
    },
    { key: 'unit', title: said.unit, cell: (row) => row.unit.name, narrow: false },
    {
      key: 'state',
      title: said.state,
      cell: (row) => (
        <>
          <Mark tone={row.state === 'issued' ? 'good' : 'plain'}>{said.states[row.state]}</Mark>
          {row.issued && (
            <span className={style.small}>
              {row.issued.number ?? ''} {formatDay(row.issued.on)}
            </span>
          )}
        </>
      ),
    },
    { key: 'written', title: said.written, cell: (row) => formatInstant(row.writtenAt), narrow: false },
  ]
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions />}>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.kind}
          value={kind}
          none={said.anyKind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <ChoiceField
          label={said.whose}
          value={whose}
          onChange={(value) => setWhose(value || 'own')}
          choices={(['own', 'below'] as const).map((value) => ({ value, label: said[value] }))}
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

function Actions() {
  const said = useWords(words)
  const may = useMay('work.record')
  const { id } = useUnit()
  const [opens, setOpens] = useState(false)
  return (
    <>
      <GoButton to="/report-targets">{said.targets}</GoButton>
      {may && id && (
        <WriteButton main onClick={() => setOpens(true)}>
          {said.begin}
        </WriteButton>
      )}
      {opens && id && <NewReport unitId={id} onClose={() => setOpens(false)} />}
    </>
  )
}
