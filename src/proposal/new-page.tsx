import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { listGatherings } from '#gathering/api.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AddresseeField, NOBODY, sentTo } from './addressee-field.tsx'
import { raiseProposal } from './api.ts'
import { KINDS, type Kind } from './codes.ts'
import { useFields } from './fields.ts'
import { AboutMattersOnly, ProposalText } from './text-field.tsx'
import { refusalWords } from './refusal-words.ts'
import { kindWords, words } from './words.ts'
import style from './proposal.module.css'

/** Raises a proposal or matter of the unit and sends it to a superior or a body. */
export function NewProposalPage() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const { id, name } = useUnit()
  const reason = closed ?? (may ? (id === null ? said.noUnit : null) : said.notMine)
  return (
    <Page
      title={said.newTitle}
      note={name && said.note(name)}
      breadcrumb={[{ name: said.title, to: '/proposals' }]}
    >
      <Card>
        {reason !== null || id === null ? (
          <Empty title={reason ?? said.noUnit} action={<GoButton to="/proposals">{said.toList}</GoButton>} />
        ) : (
          <Form organisationId={id} />
        )}
      </Card>
    </Page>
  )
}

interface Draft {
  kind: Kind
  field: string
  text: string
  raisedOn: Day | null
  dueOn: Day | null
  occasion: string
  occasionOn: Day | null
  /** A gathering of the register; empty: none, or another one. */
  gatheringId: string
  send: boolean
}

function Form({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const [to, setTo] = useState(NOBODY)
  const [draft, setDraft] = useState<Draft>({
    kind: 'proposal',
    field: '',
    text: '',
    raisedOn: today,
    dueOn: null,
    occasion: '',
    occasionOn: null,
    gatheringId: '',
    send: true,
  })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const act = useAct(raiseProposal, {
    onDone: (done) => {
      tell(said.recorded)
      go({ to: `/proposals/${done.id}` })
    },
  })
  const addressee = sentTo(to)
  const { raisedOn, field, occasion } = draft
  const submit = () => {
    if (!raisedOn || !addressee || !field) return
    const gatheringId = draft.gatheringId || null
    const named = gatheringId ? { occasion: null, occasionOn: null } : { occasion: occasion.trim() || null }
    act.mutate({ ...draft, organisationId, raisedOn, field, addressee, gatheringId, ...named })
  }
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <AboutMattersOnly />
      <What draft={draft} onChange={set} />
      <AddresseeField organisationId={organisationId} on={raisedOn ?? today} value={to} onChange={setTo} />
      <When organisationId={organisationId} draft={draft} onChange={set} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!raisedOn || !addressee || !field}>
          {said.save}
        </Button>
      </div>
    </form>
  )
}

interface Part {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

function What({ draft, onChange }: Part) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { offered, nameOf } = useFields()
  return (
    <>
      <ChoiceField
        label={said.kind}
        value={draft.kind}
        onChange={(kind) => kind && onChange({ kind })}
        choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <ChoiceField
        label={said.field}
        required
        value={draft.field}
        none=""
        onChange={(field) => onChange({ field })}
        choices={offered.map(({ code }) => ({ value: code, label: nameOf(code) }))}
      />
      <ProposalText
        label={said.text}
        description={said.textHint}
        required
        value={draft.text}
        onChange={(text) => onChange({ text })}
      />
    </>
  )
}

function When({ organisationId, draft, onChange }: Part & { organisationId: string }) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <>
      <DayField
        label={said.raisedOn}
        required
        max={today}
        value={draft.raisedOn}
        onChange={(raisedOn) => onChange({ raisedOn })}
      />
      <DayField
        label={said.dueOn}
        description={said.dueHint}
        required={draft.kind === 'matter'}
        value={draft.dueOn}
        onChange={(dueOn) => onChange({ dueOn })}
      />
      <Gathering organisationId={organisationId} draft={draft} onChange={onChange} />
      {draft.gatheringId === '' && (
        <TextField
          label={said.occasion}
          description={said.occasionHint}
          maxLength={300}
          value={draft.occasion}
          onChange={(occasion) => onChange({ occasion })}
        />
      )}
      {draft.gatheringId === '' && draft.occasion.trim() !== '' && (
        <DayField
          label={said.occasionOn}
          required
          max={today}
          value={draft.occasionOn}
          onChange={(occasionOn) => onChange({ occasionOn })}
        />
      )}
      <Checkbox
        label={said.send}
        checked={draft.send}
        onChange={(event) => onChange({ send: event.currentTarget.checked })}
      />
    </>
  )
}

const MOST_GATHERINGS = 50

/** The past gatherings in which the unit took part, the newest first. */
function Gathering({ organisationId, draft, onChange }: Part & { organisationId: string }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const past = useAsk(listGatherings, { organisationId, on: today, when: 'past', limit: MOST_GATHERINGS })
  const known = past.data?.items ?? []
  if (known.length === 0) return null
  return (
    <ChoiceField
      label={said.gathering}
      none={said.noGathering}
      value={draft.gatheringId}
      onChange={(gatheringId) => onChange({ gatheringId })}
      choices={known.map(({ id, title, fromDay }) => ({
        value: id,
        label: `${title}, ${formatDay(fromDay)}`,
      }))}
    />
  )
}
