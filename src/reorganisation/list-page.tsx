import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { listReorganisations, type ReorganisationRow } from './api.ts'
import { actNames, partWords, words } from './words.ts'
import style from './reorganisation.module.css'

/** The acts of reorganisation that concerned a unit or one below it. */
export function ReorganisationsPage() {
  const said = useWords(words)
  const names = useWords(actNames)
  const closed = useClosedReason()
  const may = useMay('organisation.reorganise')
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const list = useAskPages(listReorganisations, id ? { organisationId: id } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page
      title={said.title}
      note={title && said.listNote(title)}
      breadcrumb={id && title ? [{ name: title, to: `/organisations/${id}` }] : []}
      actions={may && !closed && <GoButton to="/reorganisations/new">{said.newTitle}</GoButton>}
    >
      {may && closed && <p className={style.dim}>{closed}</p>}
      <Card>
        <Answer of={list}>
          {(rows) => (
            <Table
              name={said.title}
              rows={rows}
              rowKey={(row) => row.id}
              more={list.more}
              empty={<Empty title={said.none}>{said.noneText}</Empty>}
              columns={[
                {
                  key: 'act',
                  title: said.act,
                  to: (row) => `/reorganisations/${row.id}`,
                  cell: (row) => names[row.act],
                },
                {
                  key: 'on',
                  title: said.day,
                  cell: (row) => (
                    <>
                      {formatDay(row.on)} {row.withdrawn && <Mark tone="warn">{said.withdrawn}</Mark>}
                    </>
                  ),
                },
                { key: 'units', title: said.units, cell: (row) => <UnitsOf row={row} /> },
                {
                  key: 'decision',
                  title: said.decision,
                  cell: (row) => [row.decision.number, row.decision.issuer].filter(Boolean).join(', '),
                  narrow: false,
                },
                {
                  key: 'moving',
                  title: said.flows,
                  cell: (row) => formatNumber(row.moving),
                  narrow: false,
                },
              ]}
            />
          )}
        </Answer>
      </Card>
    </Page>
  )
}

function UnitsOf({ row }: { row: ReorganisationRow }) {
  const parts = useWords(partWords)
  return row.units.slice(0, 4).map(({ id, name, part }) => (
    <span key={id} className={style.small}>
      {name} ({parts[part]})
    </span>
  ))
}
