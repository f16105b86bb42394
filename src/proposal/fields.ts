import { useAsk } from '#ui/ask.ts'
import { useLocale } from '#ui/words.tsx'
import { listFields, type FieldShown } from './api.ts'

/** The coded fields in the reader's language: those offered, and how each is called. */
export function useFields(): {
  offered: FieldShown[]
  all: FieldShown[]
  nameOf: (code: string) => string
  mayEdit: boolean
} {
  const locale = useLocale()
  const asked = useAsk(listFields, {})
  const all = asked.data?.fields ?? []
  return {
    all,
    offered: all.filter((one) => one.endedOn === null),
    nameOf: (code) => all.find((one) => one.code === code)?.[locale] ?? code,
    mayEdit: asked.data?.may.edit ?? false,
  }
}
