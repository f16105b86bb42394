import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { setBase, type SheetRow } from './api.ts'
import { KINDS, ruleSetOf, type Kind } from './law.ts'
import { VndField } from './pay-form.tsx'
import { refusalWords } from './refusal-words.ts'
import { RENEWS, writtenMonth } from './months.ts'
import { kindWords, words } from './words.ts'
import style from './dues.module.css'

/** What a member's dues are counted from, from the month on. */
export function BaseForm({
  organisationId,
  month,
  row,
  onClose,
}: {
  organisationId: string
  month: Day
  row: SheetRow
  onClose: () => void
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const say = useSay(refusalWords)
  const [kind, setKind] = useState<Kind>(row.kind ?? 'insured')
  const [base, setAmount] = useState<number | ''>(row.base ?? '')
  const [voluntary, setVoluntary] = useState<number | ''>(row.voluntary ?? '')
  const act = useAct(setBase, {
    renews: RENEWS,
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  const { rate } = ruleSetOf(month).rates[kind]
  const isCounted = rate.by === 'fixed' || rate.by === 'wage'
  return (
    <ActDialog
      title={`${said.baseTitle}: ${row.fullName}`}
      verb={said.record}
      act={act}
      say={say}
      onSubmit={() =>
        act.mutate({
          organisationId,
          personId: row.id,
          fromMonth: month,
          kind,
          base: isCounted || base === '' ? null : base,
          voluntary: voluntary === '' ? null : voluntary,
        })
      }
      onClose={onClose}
    >
      <p className={style.dim}>{said.fromMonth(writtenMonth(month))}</p>
      <ChoiceField
        label={said.kind}
        value={kind}
        onChange={(value) => value && setKind(value)}
        choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      {isCounted ? (
        <p className={style.dim}>{said.fixedByLaw}</p>
      ) : (
        <VndField label={said.baseAmount[kind]} required value={base} onChange={setAmount} />
      )}
      <VndField label={said.voluntary} value={voluntary} onChange={setVoluntary} />
    </ActDialog>
  )
}
