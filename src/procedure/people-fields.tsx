import { ChoiceField, TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import type { ActForm, CasePage } from './api.ts'
import { useSaid } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** What is said of people one by one, by public id. */
export type Told = Record<string, { outcome: string; reason: string | null }>

/** What becomes of each person at this step; who is not named stays on the list. */
export function PeopleFields({
  of,
  form,
  told,
  onChange,
}: {
  of: CasePage
  form: ActForm
  told: Told
  onChange: (told: Told) => void
}) {
  const said = useWords(words)
  const name = useSaid()
  const set = (id: string, change: Partial<Told[string]>) =>
    onChange({ ...told, [id]: { outcome: '', reason: null, ...told[id], ...change } })
  const choose = (id: string, outcome: string) => {
    if (outcome !== '') return set(id, { outcome })
    const { [id]: _gone, ...rest } = told
    onChange(rest)
  }
  return (
    <fieldset className={`${style.fieldset} ${style.scroll}`}>
      <legend>{said.became}</legend>
      {of.people
        .filter((person) => person.isIn)
        .map((person) => {
          const one = told[person.id]
          const needsReason = form.perPerson.find((kind) => kind.id === one?.outcome)?.needsReason === true
          return (
            <div key={person.id} className={style.numbers}>
              <ChoiceField
                label={person.name}
                value={one?.outcome ?? ''}
                none={said.stays}
                onChange={(outcome) => choose(person.id, outcome)}
                choices={form.perPerson.map((kind) => ({ value: kind.id, label: name(kind.name) }))}
              />
              {needsReason && (
                <TextField
                  label={`${said.reason}: ${person.name}`}
                  required
                  maxLength={500}
                  value={one?.reason ?? ''}
                  onChange={(reason) => set(person.id, { reason: reason || null })}
                />
              )}
            </div>
          )
        })}
    </fieldset>
  )
}
