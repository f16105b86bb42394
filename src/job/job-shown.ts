import { isDay } from '#platform/day.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { useWords, type Said } from '#ui/words.tsx'
import type { Job } from './api.ts'
import { words } from './words.ts'

/** Whether work waits or runs. */
export function isUnfinished({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** How far work is, 0 to 1; null where it is not known. Never 1 before it has ended. */
export function shareDone({ done, expected }: Pick<Job, 'done' | 'expected'>): number | null {
  return expected ? Math.min(0.99, done / expected) : null
}

/** `412 kB`, `1,2 GB`: a size as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value.toFixed(value < 10 ? 1 : 0).replace('.', ',')} ${['B', 'kB', 'MB', 'GB'][power]}`
}

/** A table's .csv is one file; an export's are several in an archive. */
function formatName(said: Said<typeof words>, kind: Job['kind'], format: string | undefined) {
  if (kind === 'table' && format === 'csv') return '.csv'
  return Object.entries(said.formats).find(([key]) => key === format)?.[1]
}

/** What a piece of work is: `Xuất dữ liệu · Đảng bộ Khối · tại ngày 27/10/2022 · Excel (.xlsx)`. */
export function useJobTitle(): (job: Job) => string {
  const said = useWords(words)
  return ({ kind, organisation, parameters: { on, format, title } }) =>
    [
      kind === 'table' && title ? `${said.kinds.table}: ${title}` : said.kinds[kind],
      organisation && (organisation.name ?? organisation.code),
      on && isDay(on) && said.asOf(formatMaybeDay(on)),
      formatName(said, kind, format),
    ]
      .filter(Boolean)
      .join(' · ')
}
