import { useState } from 'react'
import { listGatherings } from '#gathering/api.ts'
import { formatDay } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { presentAt } from './api.ts'
import { useSayOfCases } from '#procedure/say.ts'
import { words } from './words.ts'

/** Says at which gathering of the unit or below it the badges are presented. */
export function GatheringForm({
  id,
  organisationId,
  onClose,
}: {
  id: string
  organisationId: string
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSayOfCases()
  const coming = useAsk(listGatherings, { organisationId, when: 'coming' as const })
  const past = useAsk(listGatherings, { organisationId, when: 'past' as const })
  const [gatheringId, setGathering] = useState('')
  const act = useAct(presentAt, {
    renews: ['/api/badges'],
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  const found = [...(coming.data?.items ?? []), ...(past.data?.items ?? [])]
  return (
    <ActDialog
      title={said.chooseGathering}
      verb={said.chooseGathering}
      act={act}
      say={say}
      disabled={gatheringId === ''}
      onSubmit={() => act.mutate({ id, gatheringId })}
      onClose={onClose}
    >
      <ChoiceField
        label={said.gathering}
        description={found.length === 0 ? said.noGathering : null}
        value={gatheringId}
        none={said.noneChosen}
        onChange={setGathering}
        choices={found.map((one) => ({ value: one.id, label: `${formatDay(one.fromDay)}: ${one.title}` }))}
      />
    </ActDialog>
  )
}
