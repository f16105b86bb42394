import { useState } from 'react'
import { findUnitsOn } from '#organisation/find-units.ts'
import { searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { invite, type Invited } from './invitation-api.ts'
import { KindChecks } from './kind-checks.tsx'
import { words } from './site-words.ts'

const PEOPLE_AT_MOST = 10

/** Invites a group of units, a unit, a post or a person. */
export function InviteDialog({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [who, setWho] = useState<Invited['who']>(gathering.counts.sites > 0 ? 'sites' : 'below')
  const [kinds, setKinds] = useState<string[]>([])
  const [unit, setUnit] = useState<Choice | null>(null)
  const [post, setPost] = useState('')
  const [person, setPerson] = useState<Choice | null>(null)
  const [answerBy, setAnswerBy] = useState<Day | null>(null)
  const act = useAct(invite, { renews: RENEWS, onDone: useDone(onClose) })
  const invited = invitedOf({ who, kinds, unit, post, person })
  return (
    <WriteDialog
      title={said.invite}
      verb={said.invite}
      act={act}
      onClose={onClose}
      onSubmit={() => invited && act.mutate({ id: gathering.id, invited, answerBy })}
    >
      <ChoiceField
        label={said.who}
        value={who}
        onChange={(chosen) => chosen && setWho(chosen)}
        choices={[
          ...(gathering.counts.sites > 0 ? [{ value: 'sites' as const, label: said.whoSites }] : []),
          { value: 'below', label: said.whoBelow },
          { value: 'kinds', label: said.whoKinds },
          { value: 'unit', label: said.whoUnit },
          { value: 'post', label: said.whoPost },
          { value: 'person', label: said.whoPerson },
        ]}
      />
      {who === 'kinds' && <KindChecks value={kinds} onChange={setKinds} on={today} />}
      {(who === 'unit' || who === 'post') && (
        <FindField label={said.unit} required value={unit} onChange={setUnit} find={findUnitsOn(today)} />
      )}
      {who === 'post' && (
        <TextField label={said.post} required maxLength={300} value={post} onChange={setPost} />
      )}
      {who === 'person' && (
        <FindField
          label={said.person}
          required
          value={person}
          onChange={setPerson}
          find={(text, signal) => findPeople(text, today, said.born, signal)}
        />
      )}
      <DayField
        label={said.answerBy}
        min={today}
        max={gathering.fromDay > today ? gathering.fromDay : undefined}
        value={answerBy}
        onChange={setAnswerBy}
      />
    </WriteDialog>
  )
}

/** The request that the fields stand for; null while one is empty. */
function invitedOf({
  who,
  kinds,
  unit,
  post,
  person,
}: {
  who: Invited['who']
  kinds: string[]
  unit: Choice | null
  post: string
  person: Choice | null
}): Invited | null {
  if (who === 'kinds') return kinds.length > 0 ? { who, kinds } : null
  if (who === 'unit') return unit && { who, organisationId: unit.key }
  if (who === 'post') return unit && post.trim() !== '' ? { who, organisationId: unit.key, post } : null
  if (who === 'person') return person && { who, personId: person.key }
  return { who }
}

async function findPeople(
  text: string,
  on: Day,
  bornIn: (year: string) => string,
  signal: AbortSignal,
): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, on, kind: 'all', limit: PEOPLE_AT_MOST }, { signal })
  return items.map(({ id, fullName, bornOn, memberCode, organisation, keeper }) => ({
    key: id,
    name: fullName,
    note: [bornIn(bornOn.slice(0, 4)), memberCode, (organisation ?? keeper).name].filter(Boolean).join(' · '),
  }))
}
