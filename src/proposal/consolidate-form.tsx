import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AddresseeField, NOBODY, sentTo } from './addressee-field.tsx'
import { consolidate, listLike, type Proposal } from './api.ts'
import { useFields } from './fields.ts'
import { ProposalText } from './text-field.tsx'
import { LIKE } from './wording.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './proposal.module.css'

/** Joins a proposal with like ones under a common wording, which keeps each of them. */
export function ConsolidateForm({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const { offered, nameOf } = useFields()
  const by = proposal.holder?.unit ?? proposal.from
  const like = useAsk(listLike, { id: proposal.id })
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [text, setText] = useState(proposal.text)
  const [field, setField] = useState(proposal.field)
  const [on, setOn] = useState<Day | null>(today)
  const [to, setTo] = useState(NOBODY)
  const [send, setSend] = useState(true)
  const act = useAct(consolidate, {
    renews: ['/api/proposals', '/api/inbox'],
    onDone: (group) => {
      tell(said.recorded)
      onClose()
      go({ to: `/proposals/${group.id}` })
    },
  })
  const usual = (like.data?.items ?? []).filter((one) => one.likeness >= LIKE).map((one) => one.id)
  const members = chosen ?? new Set(usual)
  const addressee = sentTo(to)
  const toggle = (id: string) => {
    const next = new Set(members)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const submit = () => {
    if (!on || !addressee) return
    const all = [proposal.id, ...members]
    act.mutate({ organisationId: by.id, field, text, on, addressee, members: all, send })
  }
  return (
    <ActDialog
      title={said.consolidate}
      verb={said.doConsolidate(formatNumber(members.size + 1))}
      act={act}
      say={say}
      size="xl"
      disabled={!on || !addressee}
      onSubmit={submit}
      onClose={onClose}
    >
      <Answer of={like}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{said.noLike}</p>
          ) : (
            <fieldset className={style.choices}>
              <legend>{said.like}</legend>
              <p className={style.dim}>{said.likeHint}</p>
              {items.map((one) => (
                <Checkbox
                  key={one.id}
                  checked={members.has(one.id)}
                  onChange={() => toggle(one.id)}
                  label={one.text}
                  description={`${one.from.name}, ${formatDay(one.raisedOn)} · ${nameOf(one.field)}`}
                />
              ))}
            </fieldset>
          )
        }
      </Answer>
      <ProposalText label={said.commonText} required value={text} onChange={setText} />
      <ChoiceField
        label={said.field}
        value={field}
        onChange={(value) => value && setField(value)}
        choices={offered.map(({ code }) => ({ value: code, label: nameOf(code) }))}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      {on && <AddresseeField organisationId={by.id} on={on} value={to} onChange={setTo} />}
      <Checkbox
        label={said.sendGroup}
        checked={send}
        onChange={(event) => setSend(event.currentTarget.checked)}
      />
    </ActDialog>
  )
}
