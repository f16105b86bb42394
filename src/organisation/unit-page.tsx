import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAddress } from '#ui/go.tsx'
import { Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getOrganisation, type Unit } from './api.ts'
import { useWarningsBelow } from './attention.tsx'
import { BelowTable } from './below-table.tsx'
import { OwnWarnings } from './own-warnings.tsx'
import { crumbsOf, UnitNote } from './unit-head.tsx'
import { UnitFile } from './unit-file.tsx'
import { UnitHistory } from './unit-history.tsx'
import { UnitOverview } from './unit-overview.tsx'
import { words } from './words.ts'
import { useYearBalance } from './year-figures.tsx'
import style from './organisation.module.css'

const TABS = ['overview', 'below', 'members', 'committee', 'movements', 'file', 'history'] as const
type Tab = (typeof TABS)[number]

/** A unit as of the day in seven parts; members and movements open their own pages. `committees` is given by main. */
export function UnitPage({
  committees,
  actions,
}: {
  committees: (organisationId: string) => ReactNode
  actions?: (unit: Unit) => ReactNode
}) {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const closed = useClosedReason()
  const [tab] = useAddress<Tab>('tab', 'overview')
  const asked = useAsk(getOrganisation, { id, on })
  const unit = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={unit?.state.name ?? said.unit}
      breadcrumb={unit ? crumbsOf(unit.path) : []}
      note={unit && <UnitNote unit={unit} />}
      actions={unit && actions?.(unit)}
    >
      {unit && <Tabs unit={unit} current={tab} />}
      {closed && unit?.may['organisation.record'] && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Answer of={{ ...asked, data: unit }} lines={12}>
        {(shown) => <Part key={shown.id} tab={tab} unit={shown} committees={committees} />}
      </Answer>
    </Page>
  )
}

function Part({
  tab,
  unit,
  committees,
}: {
  tab: Tab
  unit: Unit
  committees: (organisationId: string) => ReactNode
}) {
  if (tab === 'below') return <Below unit={unit} />
  if (tab === 'committee')
    return (
      <>
        <OwnWarnings unit={unit} />
        {committees(unit.id)}
      </>
    )
  if (tab === 'file') return <UnitFile unit={unit} />
  if (tab === 'history') return <UnitHistory unit={unit} />
  return (
    <>
      <OwnWarnings unit={unit} />
      <UnitOverview unit={unit} own={false} />
    </>
  )
}

function Below({ unit }: { unit: Unit }) {
  const balance = useYearBalance(unit)
  const warnings = useWarningsBelow(unit)
  return <BelowTable unit={unit} balance={balance.data} warnings={warnings.data} />
}

/** Links to the parts of the unit; members and movements lead to their lists, filtered. */
function Tabs({ unit, current }: { unit: Unit; current: Tab }) {
  const said = useWords(words)
  const own = unit.warnings.filter((one) => one.severity !== 'data' && one.override === null).length
  const nameOf = (tab: Tab) =>
    tab === 'overview' && own > 0 ? (
      <>
        {said.tabs[tab]} <Mark tone="warn">{own}</Mark>
      </>
    ) : (
      said.tabs[tab]
    )
  const shown = TABS.filter(
    (tab) =>
      (tab !== 'members' || unit.may['person.read']) && (tab !== 'movements' || unit.may['movement.read']),
  )
  return (
    <LinkTabs
      label={said.tabsName}
      tabs={shown.map((key) => ({ key, name: nameOf(key), ...placeOf(key, unit.id) }))}
      current={current}
    />
  )
}

function placeOf(tab: Tab, id: string) {
  if (tab === 'members' || tab === 'movements') return { to: `/${tab}`, search: { unit: id } }
  return { to: `/organisations/${id}`, search: { tab } }
}
