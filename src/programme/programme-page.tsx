import { SegmentedControl } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getProgramme, withdrawProgramme, type ProgrammeRecord } from './api.ts'
import { CarryOver } from './carry-form.tsx'
import { NewItem } from './item-form.tsx'
import { FilterFields, useFilters } from './item-filters.tsx'
import { ItemTable } from './item-table.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { RENEWS, WriteDialog } from './parts.tsx'
import { Plan } from './plan.tsx'
import { CorrectProgramme } from './programme-form.tsx'
import { words } from './words.ts'
import style from './programme.module.css'

/** One work programme: its figures, its items as a list or on a time line. */
export function ProgrammePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(words)
  const { on } = useAsOf()
  const programme = useAsk(getProgramme, { id, on })
  if (programme.data?.id === id) return <Known programme={programme.data} />
  return (
    <Page title={said.programme} breadcrumb={[{ name: said.title, to: '/programmes' }]}>
      <Card>
        <Answer of={{ ...programme, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

type Open = 'item' | 'carry' | 'correct' | 'withdraw' | null

function Known({ programme }: { programme: ProgrammeRecord }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Open>(null)
  const [view, setView] = useAddress<'list' | 'plan'>('view', 'list')
  const [filters, set] = useFilters()
  const close = () => setOpen(null)
  const { owner, worker, from, to, source } = programme
  return (
    <Page
      title={programme.title}
      note={[owner.name, worker, `${formatDay(from)} – ${formatDay(to)}`, source].filter(Boolean).join(' · ')}
      breadcrumb={[{ name: said.title, to: '/programmes' }]}
      actions={<Actions programme={programme} onOpen={setOpen} />}
    >
      {closed && programme.may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <KeyFigures programme={programme} />
      <FilterFields filters={filters} set={set} programme={programme}>
        <SegmentedControl
          aria-label={said.view}
          value={view}
          onChange={(value) => setView(value)}
          data={[
            { value: 'list', label: said.asList },
            { value: 'plan', label: said.asPlan },
          ]}
        />
      </FilterFields>
      <Card>
        {view === 'list' ? (
          <ItemTable programme={programme} filters={filters} />
        ) : (
          <Plan programmeId={programme.id} filters={filters} />
        )}
      </Card>
      {open === 'item' && <NewItem programme={programme} onClose={close} />}
      {open === 'carry' && <CarryOver programme={programme} onClose={close} />}
      {open === 'correct' && <CorrectProgramme programme={programme} onClose={close} />}
      {open === 'withdraw' && <Withdraw programme={programme} onClose={close} />}
    </Page>
  )
}

function Actions({ programme, onOpen }: { programme: ProgrammeRecord; onOpen: (open: Open) => void }) {
  const said = useWords(words)
  const { may, figures, id } = programme
  const isEmpty = figures.planned + figures.arising === 0
  return (
    <>
      <GoButton to={`/programmes/${id}/report`}>{said.report}</GoButton>
      {may.record && !isEmpty && <WriteButton onClick={() => onOpen('carry')}>{said.carryOver}</WriteButton>}
      {may.record && <WriteButton onClick={() => onOpen('correct')}>{said.correct}</WriteButton>}
      {may.record && isEmpty && <WriteButton onClick={() => onOpen('withdraw')}>{said.withdraw}</WriteButton>}
      {may.record && (
        <WriteButton main onClick={() => onOpen('item')}>
          {said.addItem}
        </WriteButton>
      )}
    </>
  )
}

/** The programme's figures; each opens the items behind it. */
function KeyFigures({ programme: { id, figures } }: { programme: ProgrammeRecord }) {
  const said = useWords(words)
  const to = `/programmes/${id}`
  return (
    <Figures>
      <Figure
        name={said.submittedOf}
        value={`${formatNumber(figures.submitted)}/${formatNumber(figures.planned)}`}
        note={said.inTime(formatNumber(figures.submittedInTime))}
        to={to}
        search={{ kind: 'planned', state: 'ever_submitted' }}
      />
      <Figure
        name={said.adopted}
        value={formatNumber(figures.states.adopted)}
        to={to}
        search={{ kind: 'planned', state: 'adopted' }}
      />
      <Figure
        name={said.arising}
        value={formatNumber(figures.arising)}
        note={said.ofArising(formatNumber(figures.arisingSubmitted))}
        to={to}
        search={{ kind: 'arising' }}
      />
      <Figure name={said.late} value={formatNumber(figures.late)} to={to} search={{ state: 'late' }} />
    </Figures>
  )
}

function Withdraw({ programme, onClose }: { programme: ProgrammeRecord; onClose: () => void }) {
  const said = useWords(words)
  const go = useGo()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawProgramme, { renews: RENEWS, onDone: () => go({ to: '/programmes' }) })
  return (
    <WriteDialog
      title={said.withdraw}
      text={said.withdrawText}
      act={act}
      size="md"
      onClose={onClose}
      onSubmit={() => act.mutate({ id: programme.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
