import { Chip } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '#ui/words.tsx'
import { STRUCTURE_KEYS, type StructureKey } from './keys.ts'
import { MOST_KEYS } from './structure-shown.ts'
import { keyWords, structureWords } from './words.ts'
import style from './statistics.module.css'

/** Chooses up to four keys; the first stands down the table, the second across. */
export function KeyChooser({
  chosen,
  onChange,
}: {
  chosen: readonly StructureKey[]
  onChange: (keys: StructureKey[]) => void
}) {
  const said = useWords(structureWords)
  const keys = useWords(keyWords)
  const hint = useId()
  const isFull = chosen.length >= MOST_KEYS
  return (
    <fieldset className={`${style.keys} dv-no-print`} aria-describedby={isFull ? hint : undefined}>
      <legend>{said.by}</legend>
      {STRUCTURE_KEYS.map((key) => {
        const place = chosen.indexOf(key)
        return (
          <Chip
            key={key}
            checked={place >= 0}
            disabled={(isFull && place < 0) || (chosen.length === 1 && place === 0)}
            onChange={(on) => onChange(on ? [...chosen, key] : chosen.filter((one) => one !== key))}
          >
            {place >= 0 && chosen.length > 1 ? `${place + 1}. ${keys[key].name}` : keys[key].name}
          </Chip>
        )
      })}
      {isFull && (
        <small id={hint} className={style.hint}>
          {said.most}
        </small>
      )}
    </fieldset>
  )
}
