import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { planGathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './dialog.tsx'
import { words } from './page-words.ts'
import { PlanForm } from './plan-form.tsx'

/** Plans a gathering of the unit in the address. */
export function NewGatheringPage() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const go = useGo()
  const done = useDone()
  const act = useAct(planGathering, {
    renews: RENEWS,
    onDone: ({ id: made }) => {
      done()
      go({ to: `/gatherings/${made}` })
    },
  })
  return (
    <Page
      title={said.planTitle}
      note={unit.data?.state.name ?? name}
      breadcrumb={[{ name: said.title, to: '/gatherings' }]}
    >
      <Card>
        {(closed ?? (!may || id === null)) ? (
          <Empty
            title={closed ?? said.notMine}
            action={<GoButton to="/gatherings">{said.toList}</GoButton>}
          />
        ) : (
          <PlanForm
            convenerId={id}
            act={act}
            onSubmit={(plan) => act.mutate({ ...plan, organisationId: id })}
          />
        )}
      </Card>
    </Page>
  )
}
