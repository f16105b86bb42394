import type { Structure } from './api.ts'
import type { StructureKey } from './keys.ts'
import type { Value } from './structure-shown.ts'
import { keyWords, structureWords } from './words.ts'
import { say, useLocale, type Locale } from '#ui/words.tsx'

/** What a value of a key is called on the screen, and what a key is called. */
export interface StructureNames {
  value: (key: StructureKey, value: Value) => string
  key: (key: StructureKey) => string
}

/** Names of keys and values; units by the names that the answer gives them. */
export function useStructureNames(structure: Structure | undefined): StructureNames {
  return structureNames(structure, useLocale())
}

type Named = {
  unit: { code: string }
  groups: readonly Pick<Structure['groups'][number], 'values' | 'label'>[]
}

/** The same in a language, outside of components. */
export function structureNames(structure: Named | undefined, locale: Locale): StructureNames {
  const said = say(structureWords, locale)
  const keys = say(keyWords, locale)
  const coded = said.values as Readonly<Record<string, string>>
  const units = new Map(structure?.groups.map(({ values, label }) => [values.organisation ?? '', label]))
  const value = (key: StructureKey, one: Value) => {
    if (one === null) return said.missing
    if (key === 'organisation') return one === structure?.unit.code ? said.own : (units.get(one) ?? one)
    return key === 'sex' || key === 'status' || key === 'age' || key === 'seniority'
      ? (coded[one] ?? one)
      : one
  }
  return { value, key: (key) => keys[key].name }
}

/** Which cell is open, as the address writes it: one part per key, `*` any value, `!` not recorded. */
export function keyOfCell(by: readonly StructureKey[], values: Partial<Record<StructureKey, Value>>): string {
  return by.map((key) => partOf(values[key])).join('|')
}

/** The values of a cell written in the address, or null when it names none of this table. */
export function valuesOfCell(
  by: readonly StructureKey[],
  text: string,
): Partial<Record<StructureKey, Value>> | null {
  const parts = text.split('|')
  if (text === '' || parts.length !== by.length) return null
  return Object.fromEntries(
    by.flatMap((key, index) => {
      const part = parts[index]!
      return part === '*' ? [] : [[key, part === '!' ? null : part.slice(1)]]
    }),
  )
}

function partOf(value: Value | undefined): string {
  return value === undefined ? '*' : value === null ? '!' : `=${value}`
}
