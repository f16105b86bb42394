import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { openRound } from './api.ts'
import { GROUNDS, isRoundDay, type Ground } from './law.ts'
import { useSayOfCases } from '#procedure/say.ts'
import { groundWords, words } from './words.ts'

/** The last look before those chosen become a list of a round. */
export function OpenList({
  organisationId,
  roundOn,
  personIds,
  isEarly,
  onClose,
}: {
  organisationId: string
  roundOn: Day
  personIds: readonly string[]
  isEarly: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const grounds = useWords(groundWords)
  const say = useSayOfCases()
  const go = useGo()
  const [ground, setGround] = useState<Ground>(isEarly ? 'illness' : 'full')
  const [evidence, setEvidence] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct(openRound, {
    renews: ['/api/badges', '/api/procedures', '/api/inbox'],
    onDone: ({ id }) => {
      tell(said.listMade)
      onClose()
      go({ to: `/badges/round/${id}` })
    },
  })
  const rest = { evidence: evidence.trim() || null, reason: reason.trim() || null }
  return (
    <ActDialog
      title={said.makeList}
      verb={said.makeList}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ organisationId, personIds: [...personIds], roundOn, ground, ...rest })}
      onClose={onClose}
    >
      <p>{said.listOf(formatNumber(personIds.length), formatDay(roundOn))}</p>
      <ChoiceField
        label={said.groundOf}
        value={ground}
        onChange={(value) => value && setGround(value)}
        choices={GROUNDS.map((value) => ({ value, label: grounds[value] }))}
      />
      {ground !== 'full' && (
        <TextField
          label={said.evidence}
          description={said.evidenceHint}
          required
          maxLength={300}
          value={evidence}
          onChange={setEvidence}
        />
      )}
      {!isRoundDay(roundOn) && (
        <TextField label={said.offRound} required maxLength={300} value={reason} onChange={setReason} />
      )}
    </ActDialog>
  )
}
