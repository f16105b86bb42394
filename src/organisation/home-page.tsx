import { useMay, useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getOrganisation } from './api.ts'
import { crumbsOf, UnitNote } from './unit-head.tsx'
import { UnitOverview } from './unit-overview.tsx'
import { words } from './words.ts'

/** Tổng quan: the unit that I work for, as of the day; an empty register says what to do first. */
export function HomePage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const mayImport = useMay('exchange.import')
  const asked = useAsk(getOrganisation, id ? { id, on } : null)
  if (!id)
    return (
      <Page title={said.overview}>
        <Empty
          title={said.emptyTitle}
          action={mayImport && <GoButton to="/exchange">{said.toImport}</GoButton>}
        >
          {said.emptyText}
        </Empty>
      </Page>
    )
  const unit = asked.data
  return (
    <Page
      title={unit?.state.name ?? name ?? said.overview}
      breadcrumb={crumbsOf(unit?.path ?? [])}
      note={unit && <UnitNote unit={unit} />}
      actions={unit?.may['statistics.read'] && <GoButton to="/dashboard">{said.dashboard}</GoButton>}
    >
      <Answer of={asked} lines={12}>
        {(shown) => <UnitOverview key={shown.id} unit={shown} />}
      </Answer>
    </Page>
  )
}
