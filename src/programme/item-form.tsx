import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { correctItem, recordItem, type ItemRecord, type ProgrammeRecord } from './api.ts'
import type { Field, Ground, ItemKind, Product } from './codes.ts'
import { ItemFields } from './item-fields.tsx'
import { itemWords } from './item-words.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './parts.tsx'

/** An item while it is written. */
export interface ItemFormDraft {
  kind: ItemKind
  ground: Ground | ''
  groundText: string
  code: string
  title: string
  field: Field
  product: Product
  lead: Choice | null
  leadText: string
  co: readonly Choice[]
  coText: string
  receiver: string
  startsOn: Day | null
  dueOn: Day | null
  follows: Choice | null
}

/** Records an item, in the programme or arising. */
export function NewItem({ programme, onClose }: { programme: ProgrammeRecord; onClose: () => void }) {
  const said = useWords(itemWords)
  const { today } = useAsOf()
  const { from, to } = programme
  const [draft, setDraft] = useState<ItemFormDraft>({
    kind: 'planned',
    ground: '',
    groundText: '',
    code: '',
    title: '',
    field: 'grassroots',
    product: 'bao_cao',
    lead: null,
    leadText: '',
    co: [],
    coText: '',
    receiver: '',
    startsOn: today > from && today <= to ? today : from,
    dueOn: null,
    follows: null,
  })
  const act = useAct(recordItem, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const item = sent(draft)
    if (item) act.mutate({ id: programme.id, ...item })
  }
  return (
    <WriteDialog title={said.newItem} act={act} size="xl" onClose={onClose} onSubmit={submit}>
      <ItemFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} programme={programme} />
    </WriteDialog>
  )
}

/** Corrects what was recorded of an item, with the reason. */
export function CorrectItem({ item, onClose }: { item: ItemRecord; onClose: () => void }) {
  const said = useWords(itemWords)
  const [reason, setReason] = useState('')
  const [draft, setDraft] = useState<ItemFormDraft>({
    ...item,
    ground: item.ground ?? '',
    groundText: item.groundText ?? '',
    lead: item.lead && { key: item.lead.id, name: item.lead.name },
    leadText: item.leadText ?? '',
    co: item.co.map(({ id, name }) => ({ key: id, name })),
    coText: item.coText ?? '',
    receiver: item.receiver ?? '',
    follows: item.follows && { key: item.follows.id, name: item.follows.title },
  })
  const act = useAct(correctItem, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const changed = sent(draft)
    if (changed) act.mutate({ id: item.id, ...changed, reason })
  }
  return (
    <WriteDialog title={said.correctTitle} act={act} size="xl" onClose={onClose} onSubmit={submit}>
      <ItemFields
        draft={draft}
        set={(change) => setDraft({ ...draft, ...change })}
        programme={item.programme}
      />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function sent(draft: ItemFormDraft) {
  const { startsOn, dueOn, lead, co, follows, ground, groundText, leadText, coText, receiver, ...rest } =
    draft
  if (!startsOn || !dueOn) return null
  const isArising = draft.kind === 'arising'
  return {
    ...rest,
    startsOn,
    dueOn,
    ground: isArising ? ground || null : null,
    groundText: isArising ? groundText.trim() || null : null,
    leadId: lead?.key ?? null,
    leadText: leadText.trim() || null,
    coIds: co.map(({ key }) => key),
    coText: coText.trim() || null,
    receiver: receiver.trim() || null,
    followsId: follows?.key ?? null,
  }
}
