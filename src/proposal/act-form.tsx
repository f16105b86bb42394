import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AddresseeField, NOBODY, sentTo, type Addressee } from './addressee-field.tsx'
import { actOnProposal, withdrawAct, type Proposal } from './api.ts'
import type { Act } from './codes.ts'
import { AboutMattersOnly, ProposalText } from './text-field.tsx'
import { refusalWords } from './refusal-words.ts'
import { actWords, words } from './words.ts'

const RENEWS = ['/api/proposals', '/api/inbox']

interface OfOne {
  proposal: Proposal
  onClose: () => void
}

/** Records one act on a proposal: sends, acknowledges, passes on, answers, does not accept, closes. */
export function ActForm({ proposal, stage, onClose }: OfOne & { stage: Act }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [dueOn, setDueOn] = useState<Day | null>(proposal.dueOn)
  const [to, setTo] = useState<Addressee>(stage === 'sent' ? usual(proposal) : NOBODY)
  const [answer, setAnswer] = useState('')
  const [document, setDocument] = useState<Choice | null>(null)
  const done = () => {
    tell(said.recorded)
    onClose()
  }
  const act = useAct(actOnProposal, { renews: RENEWS, onDone: done })
  const sends = stage === 'sent' || stage === 'transferred'
  const sender = stage === 'sent' ? proposal.from : (proposal.holder?.unit ?? proposal.from)
  const submit = () => {
    if (!on) return
    act.mutate({
      id: proposal.id,
      stage,
      on,
      answer: answer.trim() || null,
      documentId: document?.key ?? null,
      ...(sends ? { to: sentTo(to), dueOn } : {}),
    })
  }
  return (
    <ActDialog
      title={names[stage]}
      verb={names[stage]}
      act={act}
      say={say}
      size="lg"
      disabled={!on || (sends && sentTo(to) === null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      {sends && on && (
        <>
          <AddresseeField organisationId={sender.id} on={on} value={to} onChange={setTo} />
          <DayField label={said.dueOn} value={dueOn} onChange={setDueOn} />
        </>
      )}
      {(stage === 'answered' || stage === 'not_accepted') && (
        <>
          <AboutMattersOnly />
          <ProposalText
            label={stage === 'answered' ? said.answer : said.whyNot}
            required={stage === 'not_accepted' || document === null}
            value={answer}
            onChange={setAnswer}
          />
          <DocumentField
            label={said.document}
            description={said.documentHint}
            value={document}
            onChange={setDocument}
          />
          {proposal.isGroup && <p>{said.answerGroup(formatNumber(proposal.members))}</p>}
        </>
      )}
    </ActDialog>
  )
}

function usual({ addressee, addresseeBody }: Proposal): Addressee {
  return { key: addresseeBody ? `${addressee.id} ${addresseeBody.id}` : addressee.id, other: null }
}

/** Takes back the latest act, with a reason. */
export function WithdrawForm({ proposal, onClose }: OfOne) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawAct, {
    renews: RENEWS,
    onDone: ({ isGone }) => {
      tell(said.withdrawn)
      onClose()
      if (isGone) go({ to: '/proposals', replace: true })
    },
  })
  return (
    <ActDialog
      title={said.withdraw}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: proposal.id, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawText}</p>
      <Textarea
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
