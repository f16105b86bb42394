import { Loader } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { seenNodes, stepFor, typedAhead, type SeenNode, type TreeNode } from './tree-model.ts'
import { useTreeState, type TreeState } from './tree-state.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './tree.module.css'

export type { TreeNode } from './tree-model.ts'

/** Pixels: a finger needs 44, a pointer less. */
const ROW_HEIGHT = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches ? 44 : 36
const NOWHERE: readonly string[] = []

/**
 * A tree for tens of thousands of nodes: draws those in view, asks for children when a node is opened. Arrows, Home,
 * End, Page keys and letters move; Enter selects. Another tree (another day) needs another `key` on the component.
 */
export function Tree({
  name,
  roots,
  loadChildren,
  selected,
  onSelect,
  reveal = NOWHERE,
}: {
  name: string
  roots: readonly TreeNode[]
  loadChildren: (key: string) => Promise<readonly TreeNode[]>
  selected?: string | null
  onSelect: (key: string) => void
  /** Keys from the root to a node that is to be seen. */
  reveal?: readonly string[]
}) {
  const state = useTreeState(loadChildren, reveal)
  const seen = useMemo(
    () => seenNodes(roots, state.children, state.opened),
    [roots, state.children, state.opened],
  )
  const [focused, setFocused] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const at = Math.max(0, indexOf(seen, focused) ?? indexOf(seen, selected) ?? 0)
  const virtual = useVirtualizer({
    count: seen.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // The node with the focus stays drawn, or the focus would fall out of the page.
    rangeExtractor: (range: Range) =>
      [...new Set([at, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  })
  const focus = useFocusByKey(scroller, seen, setFocused, (index) => virtual.scrollToIndex(index))
  useScrollTo(reveal.at(-1) ?? null, seen, (index) => virtual.scrollToIndex(index, { align: 'center' }))
  const onKeyDown = useTreeKeys(at, seen, state, focus, onSelect)
  return (
    <div ref={scroller} className={style.scroller}>
      <div
        role="tree"
        aria-label={name}
        style={{ height: virtual.getTotalSize() }}
        className={style.tree}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map((item) => {
          const one = seen[item.index]
          return (
            one && (
              <Node
                key={one.node.key}
                one={one}
                top={item.start}
                state={state}
                isSelected={one.node.key === selected}
                isTabStop={item.index === at}
                onFocus={() => setFocused(one.node.key)}
                onSelect={() => onSelect(one.node.key)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function Node({
  one,
  top,
  state,
  isSelected,
  isTabStop,
  onFocus,
  onSelect,
}: {
  one: SeenNode
  top: number
  state: TreeState
  isSelected: boolean
  isTabStop: boolean
  onFocus: () => void
  onSelect: () => void
}) {
  const said = useWords(wordsOfUi)
  const { key, label, note, hasChildren } = one.node
  const isOpen = state.opened.has(key)
  const hasFailed = state.failed.has(key)
  const toggle = () => (isOpen && !hasFailed ? state.close(key) : state.open(key))
  return (
    <div
      role="treeitem"
      data-key={key}
      aria-level={one.level}
      aria-posinset={one.place}
      aria-setsize={one.siblings}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isSelected}
      aria-busy={state.loading.has(key) || undefined}
      tabIndex={isTabStop ? 0 : -1}
      className={isSelected ? `${style.node} ${style.selected}` : style.node}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)`, paddingLeft: 6 + (one.level - 1) * 20 }}
      onFocus={onFocus}
      onClick={onSelect}
    >
      <span
        className={style.toggle}
        onClick={(event) => {
          if (!hasChildren) return
          event.stopPropagation()
          toggle()
        }}
      >
        {state.loading.has(key) ? (
          <Loader size={14} />
        ) : (
          hasChildren && <ChevronRight size={16} aria-hidden className={isOpen ? style.open : undefined} />
        )}
      </span>
      <span className={style.label} title={label}>
        {label}
      </span>
      {note !== undefined && <span className={style.note}>{note}</span>}
      {hasFailed && <span className={style.failed}>{said.childrenFailed}</span>}
    </div>
  )
}

function useTreeKeys(
  at: number,
  seen: readonly SeenNode[],
  state: TreeState,
  focus: (index: number) => void,
  onSelect: (key: string) => void,
) {
  const typed = useRef({ text: '', until: 0 })
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    // A space while a name is being typed belongs to the name.
    const isTyping = event.timeStamp < typed.current.until
    const step = isTyping && event.key === ' ' ? null : stepFor(event.key, at, seen, state.opened)
    if (step) {
      event.preventDefault()
      if ('focus' in step) focus(indexOf(seen, step.focus) ?? at)
      else if ('open' in step) state.open(step.open)
      else if ('close' in step) state.close(step.close)
      else onSelect(step.select)
    } else if (event.key.length === 1) {
      event.preventDefault()
      const text = isTyping ? typed.current.text + event.key : event.key
      typed.current = { text, until: event.timeStamp + 800 }
      const found = typedAhead(text, at, seen)
      if (found >= 0) focus(found)
    }
  }
}

function useFocusByKey(
  scroller: RefObject<HTMLDivElement | null>,
  seen: readonly SeenNode[],
  setFocused: (key: string) => void,
  show: (index: number) => void,
) {
  return (index: number) => {
    const key = seen[index]?.node.key
    if (key === undefined) return
    setFocused(key)
    show(index)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus(),
    )
  }
}

/** Scrolls to the revealed node once it can be seen. */
function useScrollTo(key: string | null, seen: readonly SeenNode[], show: (index: number) => void) {
  const done = useRef<string | null>(null)
  const index = indexOf(seen, key)
  useEffect(() => {
    if (index === undefined || done.current === key) return
    done.current = key
    show(index)
  })
}

function indexOf(seen: readonly SeenNode[], key: string | null | undefined): number | undefined {
  if (key === null || key === undefined) return undefined
  const index = seen.findIndex((one) => one.node.key === key)
  return index < 0 ? undefined : index
}
