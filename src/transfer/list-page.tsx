import { Button, Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { countTransfers, listStays, listTransfers, SIDES, VIEWS } from './list-api.ts'
import { LetterLists } from './letter-lists.tsx'
import { LimitsLine } from './limits-card.tsx'
import { StaysTable, TransfersTable } from './tables.tsx'
import { words } from './words.ts'
import style from './transfer.module.css'

const TABS = ['out', 'in', 'transit', 'away', 'guests', 'lists', 'ended'] as const
type Tab = (typeof TABS)[number]

/** Transfers of a unit and all below it: leaving, arriving, in transit, for a time, by list, ended. */
export function TransfersPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const [view, setView] = useAddress<Tab>('view', 'out')
  const known = TABS.includes(view) ? view : 'out'
  const counts = useAsk(countTransfers, id ? { organisationId: id, on } : null).data
  const nameOf = (tab: Tab) =>
    counts && tab !== 'ended' && tab !== 'lists' && counts[tab] > 0
      ? said.count(said.views[tab], counts[tab])
      : said.views[tab]
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions />}>
      {counts && counts.late > 0 && (
        <p className={style.late} role="status">
          <Mark tone="warn">{said.lateMark}</Mark> {said.late(counts.late)}
          {known !== 'transit' && (
            <Button size="compact-md" variant="default" onClick={() => setView('transit')}>
              {said.showLate}
            </Button>
          )}
        </p>
      )}
      <Tabs value={known} onChange={(next) => setView((next ?? 'out') as Tab)}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          {TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {nameOf(tab)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((tab) => (
          <Tabs.Panel key={tab} value={tab}>
            {tab === known && (
              <div className={style.panel}>
                {tab === 'away' && <LimitsLine />}
                {tab === 'transit' && <p className={style.dim}>{said.counted}</p>}
                <Card>{id === null ? <Empty title={said.noUnit} /> : <Panel tab={tab} unitId={id} />}</Card>
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function Actions() {
  const said = useWords(words)
  const may = useMay('movement.record')
  const closed = useClosedReason()
  return (
    <>
      <GoButton to="/transfers/packages">{said.packages}</GoButton>
      {may && !closed && <GoButton to="/transfers/bulk">{said.bulk}</GoButton>}
      {may &&
        (closed ? (
          <Button disabled title={closed}>
            {said.begin}
          </Button>
        ) : (
          <GoButton to="/transfers/new" variant="filled">
            {said.begin}
          </GoButton>
        ))}
    </>
  )
}

function Panel({ tab, unitId }: { tab: Tab; unitId: string }) {
  if (tab === 'lists') return <LetterLists unitId={unitId} />
  const side = SIDES.find((one) => one === tab)
  if (side) return <Stays side={side} unitId={unitId} />
  const view = VIEWS.find((one) => one === tab) ?? 'out'
  return <Transfers view={view} unitId={unitId} />
}

function Transfers({ view, unitId }: { view: (typeof VIEWS)[number]; unitId: string }) {
  const { on } = useAsOf()
  const list = useAskPages(listTransfers, { organisationId: unitId, view, on })
  return (
    <Answer of={list} lines={8}>
      {(rows) => <TransfersTable rows={rows} view={view} more={list.more} />}
    </Answer>
  )
}

function Stays({ side, unitId }: { side: (typeof SIDES)[number]; unitId: string }) {
  const { on } = useAsOf()
  const list = useAskPages(listStays, { organisationId: unitId, side, on })
  return (
    <Answer of={list} lines={8}>
      {(rows) => <StaysTable rows={rows} side={side} more={list.more} />}
    </Answer>
  )
}
