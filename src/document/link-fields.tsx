import { CloseButton } from '@mantine/core'
import { useState } from 'react'
import { ChoiceField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { MOST, RELATIONS, type Relation } from './api.ts'
import { DocumentField } from './document-field.tsx'
import type { FormProps } from './document-form.tsx'
import { relationWords } from './document-words.ts'
import { words } from './words.ts'
import style from './document.module.css'

/** What the document does to others: those chosen, each with a way to take it out, and a field for one more. */
export function LinkFields({ draft, set }: FormProps) {
  const said = useWords(words)
  const relations = useWords(relationWords)
  const [relation, setRelation] = useState<Relation>('implements')
  const [document, setDocument] = useState<Choice | null>(null)
  const [round, setRound] = useState(0)
  const add = (chosen: Choice | null) => {
    setDocument(chosen)
    if (chosen === null) return
    const others = draft.links.filter((one) => one.document.key !== chosen.key || one.relation !== relation)
    set({ links: [...others, { relation, document: chosen }].slice(-MOST.links) })
    setDocument(null)
    setRound(round + 1)
  }
  return (
    <fieldset className={style.fieldset}>
      <legend>{said.links}</legend>
      <p className={style.dim}>{said.linksText}</p>
      {draft.links.length > 0 && (
        <ul className={style.list}>
          {draft.links.map((link) => (
            <li key={`${link.relation} ${link.document.key}`} className={style.item}>
              <span>
                <span className={style.type}>{relations[link.relation]}</span> {link.document.name}
              </span>
              <CloseButton
                aria-label={said.removeLink(link.document.name)}
                onClick={() => set({ links: draft.links.filter((one) => one !== link) })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={style.pair}>
        <ChoiceField
          label={said.relation}
          description={'\u00a0'}
          value={relation}
          onChange={(value) => value && setRelation(value)}
          choices={RELATIONS.map((value) => ({ value, label: relations[value] }))}
        />
        <DocumentField
          key={round}
          label={said.other}
          description={said.otherHint}
          value={document}
          onChange={add}
        />
      </div>
    </fieldset>
  )
}
