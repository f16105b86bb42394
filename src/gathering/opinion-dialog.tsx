import { useState } from 'react'
import { useAct, useAsk } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { giveOpinion } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import { listSites } from './site-api.ts'

/** Records an opinion of one of the reader's sites, or, by the convener, of the main hall. */
export function OpinionDialog({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const sites = useAsk(listSites, gathering.counts.sites > 0 ? { id: gathering.id } : null)
  const mine = (sites.data?.items ?? []).filter((site) => site.mine)
  const [chosen, setChosen] = useState('')
  const [part, setPart] = useState('')
  const [proposal, setProposal] = useState('')
  const act = useAct(giveOpinion, { renews: RENEWS, onDone: useDone(onClose) })
  const siteId = chosen || (gathering.may.record ? null : (mine[0]?.id ?? null))
  return (
    <WriteDialog
      title={said.addOpinion}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: gathering.id, siteId, part, proposal })}
    >
      {(mine.length > 1 || (gathering.may.record && mine.length > 0)) && (
        <ChoiceField
          label={said.site}
          value={chosen}
          onChange={setChosen}
          none={gathering.may.record ? said.hall : undefined}
          choices={mine.map(({ id, name, number }) => ({ value: id, label: `${number}. ${name}` }))}
        />
      )}
      <TextField
        label={said.part}
        description={said.partHint}
        required
        maxLength={300}
        value={part}
        onChange={setPart}
      />
      <LongField
        label={said.proposal}
        description={said.proposalHint}
        required
        minLength={3}
        maxLength={4000}
        minRows={4}
        value={proposal}
        onChange={setProposal}
      />
    </WriteDialog>
  )
}
