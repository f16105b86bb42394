import { expect, test } from 'vitest'
import { say, type Words } from './words.tsx'

const words = {
  title: { vi: 'Biến động', en: 'Movements' },
  rows: { vi: (n: number) => `${n} dòng`, en: (n: number) => `${n} rows` },
  codes: { I1: { vi: 'Kết nạp', en: 'Admission' } },
} satisfies Words

// @ts-expect-error a word without its translation must not compile
const incomplete = { title: { vi: 'Biến động' } } satisfies Words

test('words are said in the language asked for, also deep ones and those made of facts', () => {
  expect(say(words, 'vi').title).toBe('Biến động')
  expect(say(words, 'en').rows(3)).toBe('3 rows')
  expect(say(words, 'en').codes.I1).toBe('Admission')
})

test('the same words are made once', () => expect(say(words, 'vi')).toBe(say(words, 'vi')))

test('what lacks a language is left as it stands', () =>
  expect(say(incomplete, 'vi')).toEqual({ title: { vi: 'Biến động' } }))
