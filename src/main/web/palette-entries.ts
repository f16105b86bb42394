import { useMantineColorScheme } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useMyUnits, useSession } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsOf, useChooseDay } from '#ui/asof.tsx'
import { folded, parseDay } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { useSetLocale, useSignOut } from './my-menu.tsx'
import { PAGES } from './pages.ts'
import type { Place } from './places.ts'
import { SOURCES } from './sources.ts'
import { useSwitchUnit } from './unit-switcher.tsx'
import { words } from './words.ts'

/** One line of the palette. */
export interface Entry {
  key: string
  group: string
  name: string
  note?: string
  run: () => void
}

const SHORTEST_ASKED = 2

/** What fits what was typed: every word of it, in any order, without marks; pages first, then what the server finds. */
export function usePaletteEntries(text: string, places: readonly Place[], onHelp: () => void) {
  const own = [...usePageEntries(places), ...useUnitEntries(), ...useCommandEntries(onHelp)]
  const days = useDayEntries(text)
  const asked = useAskedEntries(text)
  return {
    entries: [...days, ...own.filter((entry) => fits(text, entry.name)), ...asked.entries],
    isAsking: asked.isAsking,
  }
}

/** Whether every word typed begins a word of the name, in any order, marks aside. */
export function fits(text: string, name: string): boolean {
  const inName = folded(name).split(/[^\p{L}\p{N}]+/u)
  return folded(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((typed) => inName.some((word) => word.startsWith(typed)))
}

function usePageEntries(places: readonly Place[]): Entry[] {
  const said = useWords(words)
  const go = useGo()
  return [
    ...places.map(({ to, word, group }) => ({
      key: to,
      group: said.groupPages,
      name: group ? `${said[group]}: ${said.pages[word]}` : said.pages[word],
      run: () => go({ to }),
    })),
    { key: '/account', group: said.groupPages, name: said.pages.account, run: () => go({ to: '/account' }) },
  ]
}

/** A day that was typed, or the end of a year, opens this screen as of that day. */
function useDayEntries(text: string): Entry[] {
  const said = useWords(words)
  const choose = useChooseDay()
  const year = /^(19|20)\d\d$/.exec(text.trim())?.[0]
  const day = parseDay(year ? `31/12/${year}` : text)
  if (!day) return []
  return [{ key: day, group: said.groupCommands, name: said.showDay(formatDay(day)), run: () => choose(day) }]
}

function useUnitEntries(): Entry[] {
  const said = useWords(words)
  const units = useMyUnits()
  const go = useSwitchUnit()
  if (units.length < 2) return []
  return units.map(({ id, name, code }) => ({
    key: `unit ${id}`,
    group: said.groupUnits,
    name: name ?? code ?? '',
    note: code ?? undefined,
    run: () => go(id),
  }))
}

function useCommandEntries(onHelp: () => void): Entry[] {
  const said = useWords(words)
  const { setColorScheme } = useMantineColorScheme()
  const setLocale = useSetLocale()
  const signOut = useSignOut()
  const commands: [string, string, () => void][] = [
    ['light', `${said.theme}: ${said.light}`, () => setColorScheme('light')],
    ['dark', `${said.theme}: ${said.dark}`, () => setColorScheme('dark')],
    ['vi', `${said.language}: Tiếng Việt`, () => setLocale('vi')],
    ['en', `${said.language}: English`, () => setLocale('en')],
    ['print', said.print, () => setTimeout(() => print(), 300)],
    ['help', said.help, onHelp],
    ['leave', said.signOut, signOut],
  ]
  return commands.map(([key, name, run]) => ({ key, group: said.groupCommands, name, run }))
}

function useAskedEntries(text: string): { entries: Entry[]; isAsking: boolean } {
  const said = useWords(words)
  const go = useGo()
  const session = useSession()
  const { on } = useAsOf()
  const wanted = text.trim()
  const sources = SOURCES.filter(
    ({ needs, page }) => session.may[needs] && PAGES.some(({ path }) => path === page),
  )
  const answers = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['palette', source.group, wanted, on],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(wanted, on, signal),
      enabled: wanted.length >= SHORTEST_ASKED,
      // What was typed may be a name: it is forgotten at once.
      gcTime: 0,
    })),
  })
  const entries = answers.flatMap((answer, index) =>
    (answer.data ?? []).map(({ key, name, note, to, search }) => ({
      key: `${index} ${key}`,
      group: said[sources[index]!.group],
      name,
      note,
      run: () => go({ to, search }),
    })),
  )
  return { entries, isAsking: answers.some((answer) => answer.isFetching) }
}
