import { NumberInput } from '@mantine/core'
import { formatNumber } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import type { ActForm, VoteShown } from './api.ts'
import { needWords } from './refusal-words.ts'
import { useSaid } from './say.ts'
import { baseOf, votesNeeded, type VoteBase } from './vote.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** The numbers of a vote while they are typed. */
export interface VoteDraft {
  base: number | null
  present: number | null
  inFavour: number | null
  against: number | null
  exemptPresent: number | null
}

export const EMPTY_VOTE: VoteDraft = {
  base: null,
  present: null,
  inFavour: null,
  against: null,
  exemptPresent: null,
}

/** The vote as the server takes it; what is left empty is 0, the base as counted. */
export function countsOf(draft: VoteDraft, known: VoteBase | null): VoteShown {
  const exemptPresent = draft.exemptPresent ?? 0
  const counted = known && baseOf(known, exemptPresent)
  return {
    base: counted ?? draft.base ?? 0,
    present: draft.present ?? 0,
    inFavour: draft.inFavour ?? 0,
    against: draft.against ?? 0,
    exemptPresent,
    typed: counted === null,
  }
}

/** Who counts, what is needed, and how the votes fell. */
export function VoteFields({
  vote,
  base: known,
  draft,
  onChange,
}: {
  vote: NonNullable<ActForm['vote']>
  base: VoteBase | null
  draft: VoteDraft
  onChange: (draft: VoteDraft) => void
}) {
  const said = useWords(words)
  const name = useSaid()
  const counted = known && baseOf(known, draft.exemptPresent ?? 0)
  const base = counted ?? draft.base
  const { parts, of, strictly, source } = vote
  const need = { parts, of, strictly }
  const number = (key: keyof VoteDraft, label: string) => (
    <NumberInput
      label={label}
      required={key !== 'against'}
      min={0}
      allowDecimal={false}
      value={draft[key] ?? ''}
      onChange={(value) => onChange({ ...draft, [key]: typeof value === 'number' ? value : null })}
    />
  )
  return (
    <fieldset className={style.fieldset}>
      <legend>{said.vote}</legend>
      <p className={style.dim}>
        {known?.all == null
          ? said.baseTyped
          : vote.base === 'official_members'
            ? `${said.base}: ${formatNumber(counted)} (${said.baseOf(
                formatNumber(known.all),
                formatNumber(known.away),
                formatNumber(known.exempt - (draft.exemptPresent ?? 0)),
              )})`
            : `${said.base}: ${formatNumber(counted)} (${said.baseCommittee})`}
      </p>
      {base !== null && base > 0 && (
        <p className={style.dim}>
          {said.voteNeed(name(needWords(need)), formatNumber(votesNeeded({ need }, base)))} · {source}
        </p>
      )}
      <div className={style.numbers}>
        {counted === null && number('base', said.base)}
        {known !== null && known.exempt > 0 && number('exemptPresent', said.exemptPresent)}
        {number('present', said.present)}
        {number('inFavour', said.inFavour)}
        {number('against', said.against)}
      </div>
    </fieldset>
  )
}
