import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '#ui/words.tsx'
import { usePaletteEntries, type Entry } from './palette-entries.ts'
import type { Place } from './places.ts'
import { words } from './words.ts'
import style from './palette.module.css'

interface PaletteProps {
  places: readonly Place[]
  onClose: () => void
  onHelp: () => void
}

/** Finds anything by typing (Ctrl K): pages, units, commands, people. */
export function Palette({ opened, ...rest }: PaletteProps & { opened: boolean }) {
  const said = useWords(words)
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title={said.searchTitle}
      size="lg"
      yOffset="10vh"
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <PaletteBody {...rest} />
    </Modal>
  )
}

function PaletteBody({ places, onClose, onHelp }: PaletteProps) {
  const said = useWords(words)
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text, 120)
  const { entries, isAsking } = usePaletteEntries(settled, places, onHelp)
  const [at, setAt] = useState(0)
  const list = useId()
  const chosen = Math.min(at, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }
    const next = steps[event.key]
    if (event.key === 'Enter') run(entries[chosen])
    else if (next !== undefined && entries.length > 0) setAt((next + entries.length) % entries.length)
    else return
    event.preventDefault()
  }
  return (
    <div className={style.palette}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={said.searchTitle}
        aria-expanded={entries.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${list}-${chosen}` : undefined}
        leftSection={<Search size={18} aria-hidden />}
        size="md"
        autoComplete="off"
        placeholder={said.search}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <EntryList id={list} entries={entries} chosen={chosen} onRun={run} onPoint={setAt} />
      <p role="status" className={style.hint}>
        {isAsking ? said.searching : entries.length === 0 ? said.foundNone : said.found(entries.length)}
      </p>
      <p className={style.hint}>{said.searchHint}</p>
    </div>
  )
}

function EntryList({
  id,
  entries,
  chosen,
  onRun,
  onPoint,
}: {
  id: string
  entries: readonly Entry[]
  chosen: number
  onRun: (entry: Entry) => void
  onPoint: (index: number) => void
}) {
  const said = useWords(words)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return (
    <div ref={box} id={id} role="listbox" aria-label={said.searchTitle} className={style.list}>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={group}>
          <div className={style.group} aria-hidden>
            {group}
          </div>
          {entries.map(
            (entry, index) =>
              entry.group === group && (
                <div
                  key={entry.key}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={style.entry}
                  onPointerMove={() => onPoint(index)}
                  onClick={() => onRun(entry)}
                >
                  <span>{entry.name}</span>
                  {entry.note && <span className={style.note}>{entry.note}</span>}
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  )
}
