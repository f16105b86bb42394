import { CloseButton, NumberInput } from '@mantine/core'
import { findPeople } from '#movement/choices.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { POSTS, type Post } from './codes.ts'
import { postWords, words } from './words.ts'
import style from './inspection.module.css'

/** One line of a team: a post, how many, and who holds it where that is known. */
export interface Seat {
  post: Post
  seats: number
  holder: Choice | null
}

export const USUAL_TEAM: readonly Seat[] = POSTS.map((post) => ({
  post,
  seats: post === 'member' ? 2 : 1,
  holder: null,
}))

/** The units that are inspected, found one by one. */
export function SubjectsField({
  on,
  value,
  onChange,
}: {
  on: Day
  value: readonly Choice[]
  onChange: (units: readonly Choice[]) => void
}) {
  const said = useWords(words)
  return (
    <div className={style.stack}>
      <FindField
        key={value.length}
        label={said.addSubject}
        description={said.subjectHint}
        required={value.length === 0}
        value={null}
        onChange={(unit) => unit && !value.some((one) => one.key === unit.key) && onChange([...value, unit])}
        find={findUnitsOn(on)}
      />
      {value.length > 0 && (
        <ul className={style.chosen} aria-label={said.subjects}>
          {value.map((unit) => (
            <li key={unit.key}>
              {unit.name}
              <CloseButton
                size="md"
                aria-label={said.remove(unit.name)}
                onClick={() => onChange(value.filter((one) => one !== unit))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The team by posts; a name only of somebody in the register. */
export function TeamField({
  value,
  onChange,
}: {
  value: readonly Seat[]
  onChange: (team: readonly Seat[]) => void
}) {
  const said = useWords(words)
  const posts = useWords(postWords)
  const { today } = useAsOf()
  const setOf = (post: Post, change: Partial<Seat>) =>
    onChange(value.map((seat) => (seat.post === post ? { ...seat, ...change } : seat)))
  return (
    <fieldset className={style.block}>
      <legend>{said.team}</legend>
      <p className={style.dim}>{said.holderHint}</p>
      {value.map(({ post, seats, holder }) => (
        <div key={post} className={style.seat}>
          {post === 'member' ? (
            <NumberInput
              label={`${posts[post]}: ${said.seats.toLowerCase()}`}
              min={1}
              max={100}
              allowDecimal={false}
              value={seats}
              onChange={(n) => typeof n === 'number' && setOf(post, { seats: n })}
            />
          ) : (
            <FindField
              label={`${posts[post]}: ${said.holder.toLowerCase()}`}
              value={holder}
              onChange={(chosen) => setOf(post, { holder: chosen })}
              find={(text, signal) => findPeople(text, { on: today, bornIn: said.born }, signal)}
            />
          )}
          <CloseButton
            size="lg"
            aria-label={said.remove(posts[post])}
            onClick={() => onChange(value.filter((seat) => seat.post !== post))}
          />
        </div>
      ))}
    </fieldset>
  )
}
