import { Textarea } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import { cautionWords, words } from './words.ts'
import { cautionsOf } from './wording.ts'
import style from './proposal.module.css'

/** What does not belong into a proposal, said before it is written. */
export function AboutMattersOnly() {
  const said = useWords(words)
  return (
    <p className={style.warn}>
      <strong>{said.warnTitle}</strong>
      {said.warnText}
    </p>
  )
}

/** A text of a proposal or an answer; what looks like an allegation, a person or a number is pointed out. */
export function ProposalText({
  label,
  description,
  value,
  required = false,
  onChange,
}: {
  label: string
  description?: string
  value: string
  required?: boolean
  onChange: (text: string) => void
}) {
  const cautions = useWords(cautionWords)
  const found = cautionsOf(value)
  return (
    <div>
      <Textarea
        label={label}
        description={description}
        required={required}
        autosize
        minRows={3}
        maxLength={4000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div role="status">
        {found.map((one) => (
          <p key={one} className={style.caution}>
            {cautions[one]}
          </p>
        ))}
      </div>
    </div>
  )
}
