import { useCallback, useEffect, useRef, useState } from 'react'
import type { Children, TreeNode } from './tree-model.ts'

export interface TreeState {
  children: Children
  opened: ReadonlySet<string>
  loading: ReadonlySet<string>
  failed: ReadonlySet<string>
  open: (key: string) => void
  close: (key: string) => void
}

/** Which nodes are opened and what is known below them; `reveal` opens the way down to its last node. */
export function useTreeState(
  loadChildren: (key: string) => Promise<readonly TreeNode[]>,
  reveal: readonly string[],
): TreeState {
  const [children, setChildren] = useState<Children>(new Map())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [loading, setLoading] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set())

  const open = useCallback(
    (key: string) => {
      setOpened((before) => including(before, key))
      if (children.has(key) || loading.has(key)) return
      setLoading((before) => including(before, key))
      setFailed((before) => without(before, key))
      loadChildren(key)
        .then((nodes) => setChildren((before) => new Map(before).set(key, nodes)))
        .catch(() => setFailed((before) => including(before, key)))
        .finally(() => setLoading((before) => without(before, key)))
    },
    [children, loading, loadChildren],
  )
  const close = useCallback((key: string) => setOpened((before) => without(before, key)), [])

  // Only a new way opens nodes; what the reader closes afterwards stays closed.
  const way = reveal.slice(0, -1).join(' ')
  const gone = useRef('')
  useEffect(() => {
    if (gone.current === way) return
    gone.current = way
    for (const key of way.split(' ')) open(key)
  }, [way, open])
  return { children, opened, loading, failed, open, close }
}

function including(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(set).add(key)
}

function without(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const rest = new Set(set)
  rest.delete(key)
  return rest
}
