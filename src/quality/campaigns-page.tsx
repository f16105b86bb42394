import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listCampaigns, type Campaign } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { words as qualityWords } from './words.ts'

/** Campaigns that concern a unit. */
export function CampaignsPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const may = useMay('work.record')
  const list = useAskPages(listCampaigns, id ? { organisationId: id, on } : null)
  const columns: Column<Campaign>[] = [
    {
      key: 'name',
      title: said.name,
      width: '40%',
      to: (row) => `/quality/campaigns/${row.id}`,
      cell: (row) => row.name,
    },
    { key: 'organiser', title: said.organiser, narrow: false, cell: (row) => row.unit.name },
    {
      key: 'period',
      title: said.period,
      narrow: false,
      cell: (row) => `${formatDay(row.announcedOn)} – ${formatDay(row.dueOn)}`,
    },
    { key: 'state', title: said.state, cell: (row) => <StateOf campaign={row} /> },
  ]
  return (
    <Page
      title={said.title}
      note={said.note}
      breadcrumb={[{ name: quality.title, to: '/quality' }]}
      actions={may && <GoButton to="/quality/campaigns/new">{said.announce}</GoButton>}
    >
      <Card>
        {id === null ? (
          <Empty title={quality.noUnit} />
        ) : (
          <Answer of={list} lines={6}>
            {(rows: readonly Campaign[]) => (
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

/** How a campaign stands on the day shown. */
export function StateOf({ campaign: { endedOn, dueOn } }: { campaign: Campaign }) {
  const said = useWords(words)
  const { on } = useAsOf()
  if (endedOn) return <Mark tone="good">{said.ended(formatDay(endedOn))}</Mark>
  return dueOn < on ? <Mark tone="accent">{said.overdue}</Mark> : <Mark tone="warn">{said.underWay}</Mark>
}
