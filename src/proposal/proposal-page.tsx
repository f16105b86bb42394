import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRecorder } from '#access/recorder.ts'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { PathLine, type PathStep } from '#ui/path-line.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { ActForm, WithdrawForm } from './act-form.tsx'
import { getProposal, type ActShown, type Proposal } from './api.ts'
import { OPEN_STAGES, type Act } from './codes.ts'
import { ConsolidateForm } from './consolidate-form.tsx'
import { useFields } from './fields.ts'
import { StageMark } from './stage-mark.tsx'
import { actWords, kindWords, stageWords, words } from './words.ts'
import style from './proposal.module.css'

/** One proposal: what is asked for, its way as a line, who is next, and what may be done with it. */
export function ProposalPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const asked = useAsk(getProposal, { id, on })
  const one = asked.data
  const title = one?.isGroup ? said.oneGroup : one?.kind === 'matter' ? said.oneMatter : said.one
  return (
    <Page
      title={title}
      breadcrumb={[{ name: said.title, to: '/proposals' }]}
      actions={one && <Acts key={one.stage} proposal={one} />}
    >
      <Answer of={asked}>{(proposal) => <Shown proposal={proposal} />}</Answer>
    </Page>
  )
}

function Acts({ proposal }: { proposal: Proposal }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Act | 'consolidate' | 'withdraw' | null>(null)
  const { acts, consolidate, withdraw } = proposal.may
  const close = () => setOpen(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const main = acts.includes('answered') ? 'answered' : acts[0]
  return (
    <>
      {withdraw && (
        <Button variant="default" {...off} onClick={() => setOpen('withdraw')}>
          {said.withdraw}
        </Button>
      )}
      {consolidate && (
        <Button variant="default" {...off} onClick={() => setOpen('consolidate')}>
          {said.consolidate}
        </Button>
      )}
      {acts
        .filter((act) => act !== main)
        .map((act) => (
          <Button key={act} variant="default" {...off} onClick={() => setOpen(act)}>
            {names[act]}
          </Button>
        ))}
      {main && (
        <Button {...off} onClick={() => setOpen(main)}>
          {names[main]}
        </Button>
      )}
      {open === 'withdraw' && <WithdrawForm proposal={proposal} onClose={close} />}
      {open === 'consolidate' && <ConsolidateForm proposal={proposal} onClose={close} />}
      {open !== null && open !== 'withdraw' && open !== 'consolidate' && (
        <ActForm proposal={proposal} stage={open} onClose={close} />
      )}
    </>
  )
}

function Shown({ proposal }: { proposal: Proposal }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { may } = proposal
  const steps = useSteps(proposal)
  const couldAct = may.acts.length > 0 || may.consolidate || may.withdraw
  return (
    <>
      {closed && couldAct && <p className={style.dim}>{closed}</p>}
      <Columns wide>
        <div className={style.stack}>
          <Card title={said.text}>
            <p className={style.text}>{proposal.text}</p>
          </Card>
          <Card title={said.way}>
            <PathLine name={said.way} steps={steps} />
          </Card>
        </div>
        <Card title={said.facts}>
          <FactsOf proposal={proposal} />
        </Card>
      </Columns>
      {proposal.isGroup && (
        <Card title={said.memberList}>
          <Table
            name={said.memberList}
            rows={proposal.memberList}
            rowKey={(row) => row.id}
            columns={[
              { key: 'text', title: said.text, to: (row) => `/proposals/${row.id}`, cell: (row) => row.text },
              { key: 'from', title: said.from, cell: (row) => row.from.name, sort: (row) => row.from.name },
              { key: 'on', title: said.raisedOn, cell: (row) => formatDay(row.raisedOn), narrow: false },
            ]}
          />
        </Card>
      )}
    </>
  )
}

/** Where it was raised; a gathering of the register is a door. */
function Occasion({ proposal: { occasion, occasionOn, gatheringId } }: { proposal: Proposal }) {
  const text = `${occasion}, ${formatMaybeDay(occasionOn)}`
  return gatheringId ? <Go to={`/gatherings/${gatheringId}`}>{text}</Go> : text
}

function FactsOf({ proposal }: { proposal: Proposal }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { nameOf } = useFields()
  const { holder, group, dueOn } = proposal
  return (
    <Facts
      facts={[
        { name: said.stage, value: <StageMark stage={proposal.stage} /> },
        { name: said.kind, value: kinds[proposal.kind] },
        { name: said.field, value: nameOf(proposal.field) },
        { name: said.from, value: <UnitDoor unit={proposal.from} /> },
        { name: said.raisedOn, value: formatDay(proposal.raisedOn) },
        ...(proposal.occasion ? [{ name: said.occasion, value: <Occasion proposal={proposal} /> }] : []),
        { name: said.addressee, value: proposal.addresseeBody?.name ?? proposal.addressee.name },
        {
          name: said.stands,
          value: holder ? (holder.body?.name ?? holder.unit.name) : said.standsWithRaiser,
        },
        ...(dueOn
          ? [
              {
                name: said.due,
                value: (
                  <>
                    {formatDay(dueOn)} {proposal.isLate && <Mark tone="warn">{said.late}</Mark>}
                  </>
                ),
              },
            ]
          : []),
        ...(group
          ? [
              {
                name: said.group,
                value: (
                  <>
                    {group.by.readable ? <Go to={`/proposals/${group.id}`}>{group.text}</Go> : group.text}
                    <span className={style.small}>{group.by.name}</span>
                  </>
                ),
              },
            ]
          : []),
        ...(proposal.isGroup
          ? [
              {
                name: said.oneGroup,
                value: said.members(formatNumber(proposal.members), formatNumber(proposal.units)),
              },
            ]
          : []),
      ]}
    />
  )
}

/** What was done, in order, and at the end who is next. */
function useSteps(proposal: Proposal): PathStep[] {
  const said = useWords(words)
  const names = useWords(stageWords)
  const { acts, stage, holder, from } = proposal
  const done = acts.map((act, index): PathStep => ({
    key: act.id,
    title: names[act.stage],
    note: <NoteOf act={act} />,
    at: index === acts.length - 1 ? 'now' : 'done',
  }))
  const who = holder ? (holder.body?.name ?? holder.unit.name) : from.name
  const isUnsent = stage === 'raised' || (stage === 'consolidated' && proposal.group === null)
  const next = OPEN_STAGES.includes(stage)
    ? isUnsent || stage === 'consolidated'
      ? said.nextSend(who)
      : said.next(who)
    : stage === 'closed'
      ? null
      : said.nextClose(from.name)
  return next === null ? done : [...done, { key: 'next', title: next, at: 'next' }]
}

function NoteOf({ act }: { act: ActShown }) {
  const said = useWords(words)
  const recorder = useRecorder()
  const to = act.toBody?.name ?? act.to?.name
  return (
    <>
      {said.by(act.by.name, formatDay(act.on))}
      {act.stage !== 'consolidated' && to && `, ${said.to(to)}`}
      {act.dueOn && act.to && `, ${said.dueBy(formatDay(act.dueOn))}`}
      {act.isThroughGroup && ` · ${said.throughGroup}`}
      {act.recordedBy && <span className={style.small}>{recorder(act.recordedBy)}</span>}
      {act.answer && <p className={style.answer}>{act.answer}</p>}
      {act.document && (
        <p className={style.answer}>
          {said.document}:{' '}
          <Go to={`/documents/${act.document.id}`}>{act.document.number ?? act.document.subject}</Go>
        </p>
      )}
    </>
  )
}
