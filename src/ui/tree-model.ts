import type { ReactNode } from 'react'
import { folded } from './format.ts'

/** A node of a tree; its children are asked for when it is opened. */
export interface TreeNode {
  key: string
  label: string
  /** Said after the label, e.g. the headcount. */
  note?: ReactNode
  hasChildren: boolean
}

/** A node that can be seen now. Level and place count from 1. */
export interface SeenNode {
  node: TreeNode
  parent: string | null
  level: number
  place: number
  siblings: number
}

export type Children = ReadonlyMap<string, readonly TreeNode[]>

/** The nodes that can be seen, from top to bottom: the roots and what is below opened nodes. */
export function seenNodes(
  roots: readonly TreeNode[],
  children: Children,
  opened: ReadonlySet<string>,
): SeenNode[] {
  const seen: SeenNode[] = []
  const add = (nodes: readonly TreeNode[], parent: string | null, level: number) => {
    nodes.forEach((node, index) => {
      seen.push({ node, parent, level, place: index + 1, siblings: nodes.length })
      if (opened.has(node.key)) add(children.get(node.key) ?? [], node.key, level + 1)
    })
  }
  add(roots, null, 1)
  return seen
}

export type TreeStep = { focus: string } | { open: string } | { close: string } | { select: string } | null

/** What a key does in a tree. Source: WAI-ARIA Authoring Practices, tree view. */
export function stepFor(
  key: string,
  at: number,
  seen: readonly SeenNode[],
  opened: ReadonlySet<string>,
): TreeStep {
  const here = seen[at]
  if (!here) return null
  const focus = (index: number) => ({ focus: seen[Math.max(0, Math.min(seen.length - 1, index))]!.node.key })
  if (key === 'ArrowDown') return focus(at + 1)
  if (key === 'ArrowUp') return focus(at - 1)
  if (key === 'PageDown') return focus(at + 10)
  if (key === 'PageUp') return focus(at - 10)
  if (key === 'Home') return focus(0)
  if (key === 'End') return focus(seen.length - 1)
  if (key === 'Enter' || key === ' ') return { select: here.node.key }
  const isOpen = opened.has(here.node.key)
  if (key === 'ArrowRight') {
    if (!here.node.hasChildren) return null
    if (!isOpen) return { open: here.node.key }
    // What lies below may still be on its way.
    return seen[at + 1]?.parent === here.node.key ? focus(at + 1) : null
  }
  if (key === 'ArrowLeft') {
    if (isOpen) return { close: here.node.key }
    return here.parent === null ? null : { focus: here.parent }
  }
  return null
}

/** The next node from here, round the end, with a word that begins with what was typed, marks aside; -1: none. */
export function typedAhead(typed: string, at: number, seen: readonly SeenNode[]): number {
  const wanted = folded(typed)
  const start = typed.length === 1 ? at + 1 : at
  for (let step = 0; step < seen.length; step++) {
    const index = (start + step) % seen.length
    const label = folded(seen[index]!.node.label)
    if (label.startsWith(wanted) || label.includes(` ${wanted}`)) return index
  }
  return -1
}
