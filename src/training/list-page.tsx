import { Button, Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { ClassesView } from './classes-view.tsx'
import { countLacking } from './figure-api.ts'
import { FiguresView } from './figures-view.tsx'
import { NominationsView } from './nominations-view.tsx'
import { words } from './words.ts'
import { CalendarView, PlanView } from './year-views.tsx'
import style from './training.module.css'

const VIEWS = ['classes', 'calendar', 'plan', 'nominations', 'figures', 'above'] as const
type View = (typeof VIEWS)[number]

/** A unit's training: its classes, the year, nominations, figures, and the classes of units above. */
export function TrainingPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [view, setView] = useAddress<View>('view', 'classes')
  const known = VIEWS.includes(view) ? view : 'classes'
  if (id === null)
    return (
      <Page title={said.title}>
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      </Page>
    )
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions />}>
      <Lacking organisationId={id} />
      <Tabs value={known} onChange={(next) => setView((next ?? 'classes') as View)}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          {VIEWS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {said.views[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {one === known && (
              <div className={style.panel}>
                <Shown view={one} organisationId={id} />
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function Shown({ view, organisationId }: { view: View; organisationId: string }) {
  if (view === 'calendar') return <CalendarView organisationId={organisationId} />
  if (view === 'plan') return <PlanView organisationId={organisationId} />
  if (view === 'nominations') return <NominationsView organisationId={organisationId} />
  if (view === 'figures') return <FiguresView organisationId={organisationId} />
  return <ClassesView organisationId={organisationId} of={view === 'above' ? 'above' : 'below'} />
}

function Lacking({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const { data } = useAsk(countLacking, { organisationId, on })
  if (!data) return null
  const door = (what: string) => ({ to: '/training/lacking', search: { what } })
  return (
    <Figures>
      <Figure
        name={said.lackNewMembers}
        value={formatNumber(data.new_members)}
        note={data.soon > 0 ? said.lackSoon(formatNumber(data.soon)) : undefined}
        {...door('new_members')}
      />
      <Figure name={said.lackAwareness} value={formatNumber(data.awareness)} {...door('awareness')} />
      <Figure name={said.lackTheory} value={formatNumber(data.theory)} {...door('theory')} />
    </Figures>
  )
}

function Actions() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  return (
    <>
      <GoButton to="/training/lacking">{said.toLacking}</GoButton>
      {may && closed && (
        <Button disabled title={closed}>
          {said.add}
        </Button>
      )}
      {may && !closed && (
        <GoButton to="/training/new" variant="filled">
          {said.add}
        </GoButton>
      )}
    </>
  )
}
