import type { PublishedRow } from '#statistics/published.ts'
import { number } from './written.ts'

const QUALIFIERS = { exact: '', over: 'trên ', about: 'khoảng ' } as const

/** A figure of somebody else with its qualifier: "trên 8.600"; its source stands beside it. */
export function publishedText({ value, qualifier }: PublishedRow): string {
  return `${QUALIFIERS[qualifier]}${number(value)}`
}
