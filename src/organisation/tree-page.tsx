import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Tree, type TreeNode } from '#ui/tree.tsx'
import { useWords } from '#ui/words.tsx'
import { getOrganisation, listTopOrganisations, searchOrganisations, type Unit, type UnitRow } from './api.ts'
import { pathText } from './find-units.ts'
import { childrenQuery } from './tree-children.ts'
import { UnitPanel } from './unit-panel.tsx'
import { words } from './words.ts'
import style from './organisation.module.css'

/** Tổ chức đảng: the tree as of the day with a search above it; beside it, where there is room, the chosen unit. */
export function OrganisationsPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const [open, setOpen] = useAddress('open', '')
  const roots = useAsk(listTopOrganisations, { on })
  const chosen = useAsk(getOrganisation, open ? { id: open, on } : null)
  const go = useGo()
  const choose = (id: string) => (isWide() ? setOpen(id) : go({ to: `/organisations/${id}` }))
  const unit = open && chosen.data?.id === open ? chosen.data : undefined
  return (
    <Page title={said.organisations}>
      <div className={style.sides}>
        <Card>
          <Search onChoose={choose} />
          <Answer of={roots} lines={10}>
            {({ items }) => (
              <UnitTree key={on} roots={items} selected={open || null} unit={unit} onSelect={choose} />
            )}
          </Answer>
        </Card>
        <div className={style.aside}>
          {open ? (
            <Answer of={chosen}>{(shown) => <UnitPanel key={shown.id} unit={shown} />}</Answer>
          ) : (
            <Card>
              <p className={style.dim}>{said.chooseUnit}</p>
            </Card>
          )}
        </div>
      </div>
    </Page>
  )
}

// The last key of a way is only shown, those before it are opened.
const INSIDE = ''

function UnitTree({
  roots,
  selected,
  unit,
  onSelect,
}: {
  roots: readonly UnitRow[]
  selected: string | null
  unit: Unit | undefined
  onSelect: (id: string) => void
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const client = useQueryClient()
  const loadChildren = useCallback(
    async (id: string) => (await client.fetchQuery(childrenQuery(id, on))).map(nodeOf),
    [client, on],
  )
  if (roots.length === 0) return <Empty title={said.noTree}>{said.noTreeText}</Empty>
  return (
    <Tree
      name={said.tree}
      roots={roots.map(nodeOf)}
      loadChildren={loadChildren}
      selected={selected}
      onSelect={onSelect}
      reveal={wayTo(unit, roots)}
    />
  )
}

/** Keys from a root of my tree down to the unit; a single root is open from the beginning. */
function wayTo(unit: Unit | undefined, roots: readonly UnitRow[]): string[] {
  const way = unit ? [...unit.path.map((one) => one.id), unit.id] : []
  const start = way.findIndex((id) => roots.some((root) => root.id === id))
  if (start >= 0 && start < way.length - 1) return way.slice(start)
  return roots.length === 1 ? [roots[0]!.id, INSIDE] : []
}

function nodeOf({ id, name, headcount, children }: UnitRow): TreeNode {
  return { key: id, label: name, note: formatNumber(headcount), hasChildren: children > 0 }
}

const SHORTEST = 2

function Search({ onChoose }: { onChoose: (id: string) => void }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 250)
  const asked = useAsk(
    searchOrganisations,
    settled.length >= SHORTEST ? { text: settled, on, limit: 20 } : null,
  )
  const shows = text.trim().length >= SHORTEST && settled.length >= SHORTEST && asked.data !== undefined
  return (
    <div role="search" className="dv-no-print">
      <TextInput
        type="search"
        label={said.findUnit}
        description={said.findUnitHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="sm"
      />
      <p role="status" className={shows && asked.data.items.length === 0 ? style.dim : 'dv-hidden'}>
        {shows &&
          (asked.data.items.length === 0 ? said.foundNone : said.foundUnits(String(asked.data.items.length)))}
      </p>
      {shows && (
        <ul className={style.found}>
          {asked.data.items.map(({ id, name, path, exists }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  setText('')
                  onChoose(id)
                }}
              >
                {name}
                {!exists && ` (${said.noLongerThere})`}
                <small className={style.small}>{pathText(path)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function isWide(): boolean {
  return matchMedia('(min-width: 1000px)').matches
}
