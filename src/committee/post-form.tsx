import { useState } from 'react'
import { searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { annulPost, endPost, recordPost, type Post } from './api.ts'
import {
  COMMITTEES,
  MANNERS,
  ROLES_IN,
  type CommitteeCode,
  type CommitteeRole,
  type Manner,
} from './codes.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { committeeWords, mannerWords, roleWords, words } from './words.ts'

interface PostDraft {
  committee: CommitteeCode
  role: CommitteeRole
  manner: Manner
  person: Choice | null
  from: Day | null
  to: Day | null
  decisionNo: string
}

/** Records who holds a post from a day on. */
export function NewPost({
  organisationId,
  usual,
  onClose,
}: {
  organisationId: string
  usual: CommitteeCode
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [draft, setDraft] = useState<PostDraft>({
    committee: usual,
    role: ROLES_IN[usual].at(-1)!,
    manner: 'bau',
    person: null,
    from: today,
    to: null,
    decisionNo: '',
  })
  const act = useAct(recordPost, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const { person, from, decisionNo, ...rest } = draft
    if (person && from)
      act.mutate({
        id: organisationId,
        ...rest,
        personId: person.key,
        from,
        decisionNo: decisionNo.trim() || null,
      })
  }
  return (
    <WriteDialog title={said.recordPost} act={act} onClose={onClose} onSubmit={submit}>
      <PostFields draft={draft} onChange={setDraft} />
    </WriteDialog>
  )
}

function PostFields({ draft, onChange }: { draft: PostDraft; onChange: (draft: PostDraft) => void }) {
  const said = useWords(words)
  const bodies = useWords(committeeWords)
  const roles = useWords(roleWords)
  const manners = useWords(mannerWords)
  const set = (change: Partial<PostDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <FindField
        label={said.person}
        required
        value={draft.person}
        onChange={(person) => set({ person })}
        find={findMembers}
        data-autofocus
      />
      <ChoiceField
        label={said.committee}
        value={draft.committee}
        onChange={(committee) => committee && set({ committee, role: ROLES_IN[committee].at(-1)! })}
        choices={COMMITTEES.map((value) => ({ value, label: bodies[value] }))}
      />
      <ChoiceField
        label={said.role}
        value={draft.role}
        onChange={(role) => role && set({ role })}
        choices={ROLES_IN[draft.committee].map((value) => ({ value, label: roles[value] }))}
      />
      <ChoiceField
        label={said.manner}
        value={draft.manner}
        onChange={(manner) => manner && set({ manner })}
        choices={MANNERS.map((value) => ({ value, label: manners[value] }))}
      />
      <DayField label={said.from} required value={draft.from} onChange={(from) => set({ from })} />
      <DayField label={said.to} description={said.toHint} value={draft.to} onChange={(to) => set({ to })} />
      <TextField
        label={said.decisionNo}
        maxLength={100}
        value={draft.decisionNo}
        onChange={(decisionNo) => set({ decisionNo })}
      />
    </>
  )
}

async function findMembers(text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, kind: 'member', limit: 20 }, { signal })
  return items.map(({ id, fullName, organisation }) => ({
    key: id,
    name: fullName,
    note: organisation?.name,
  }))
}

interface OnePost {
  organisationId: string
  post: Post
  onClose: () => void
}

/** Records the last day of a post. */
export function EndPost({ organisationId, post, onClose }: OnePost) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(endPost, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.endPost}
      text={useTitle(post)}
      act={act}
      onClose={onClose}
      onSubmit={() => to && act.mutate({ id: organisationId, postId: post.id, to, reason })}
    >
      <DayField label={said.lastDay} required value={to} onChange={setTo} min={post.from} />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

/** Takes back a post that was recorded by mistake. */
export function AnnulPost({ organisationId, post, onClose }: OnePost) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(annulPost, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.annulPost}
      text={`${useTitle(post)}. ${said.annulText}`}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: organisationId, postId: post.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function useTitle({ fullName, role }: Post): string {
  const roles: Record<string, string> = useWords(roleWords)
  return `${fullName}, ${(roles[role] ?? role).toLowerCase()}`
}
