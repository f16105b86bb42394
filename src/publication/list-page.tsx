import { Button, Tabs } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listPublications } from './api.ts'
import { FiguresTab } from './figures-tab.tsx'
import { words } from './words.ts'
import style from './publication.module.css'

const TABS = ['tables', 'figures'] as const

/** Published figures (số liệu công bố): tables that the unit published, and figures that somebody published about it. */
export function PublicationsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [written, setTab] = useAddress('tab', 'tables')
  const tab = TABS.find((one) => one === written) ?? 'tables'
  const list = useAskPages(listPublications, id ? { organisationId: id } : null)
  return (
    <Page title={said.title} note={name && said.note(name)} actions={list.first?.may.record && <Publish />}>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      ) : (
        <Tabs value={tab} onChange={(next) => setTab(next ?? 'tables')}>
          <Tabs.List className="dv-no-print" aria-label={said.tabsOf}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {said.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="tables">
            <div className={style.panel}>
              <Card>
                <Answer of={list} lines={6}>
                  {(rows) => (
                    <Table
                      name={said.tabs.tables}
                      rows={rows}
                      rowKey={(row) => row.id}
                      more={list.more}
                      empty={<Empty title={said.none}>{said.noneText}</Empty>}
                      columns={[
                        {
                          key: 'title',
                          title: said.name,
                          cell: (row) => row.title,
                          to: (row) => `/publications/${row.id}`,
                        },
                        {
                          key: 'when',
                          title: said.when,
                          cell: ({ from, to }) => [...new Set([from, to])].map(formatDay).join(' – '),
                          narrow: false,
                        },
                        {
                          key: 'published',
                          title: said.publishedOn,
                          cell: (row) => formatDay(row.publishedOn),
                          sort: (row) => row.publishedOn,
                        },
                        {
                          key: 'state',
                          title: said.state,
                          cell: (row) =>
                            row.withdrawn ? (
                              <Mark tone="warn">{said.withdrawn}</Mark>
                            ) : (
                              <Mark tone="good">{said.inForce}</Mark>
                            ),
                        },
                      ]}
                    />
                  )}
                </Answer>
              </Card>
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="figures">
            <div className={style.panel}>{tab === 'figures' && <FiguresTab organisationId={id} />}</div>
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}

function Publish() {
  const said = useWords(words)
  const closed = useClosedReason()
  return closed ? (
    <Button disabled title={closed}>
      {said.publish}
    </Button>
  ) : (
    <GoButton to="/publications/new" variant="filled">
      {said.publish}
    </GoButton>
  )
}
