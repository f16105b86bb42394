import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { keyOf, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Tree, type TreeNode } from '#ui/tree.tsx'
import { useWords } from '#ui/words.tsx'
import { listBodies, type BodyRow } from './api.ts'
import { words } from './words.ts'

const MOST_IN_A_LEVEL = 1000

/** The bodies of a unit as a tree by their superior body; choosing one opens its page. Nothing where there are none. */
export function BodyTree({
  organisationId,
  selected = null,
}: {
  organisationId: string
  selected?: string | null
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const go = useGo()
  const client = useQueryClient()
  const top = useAsk(listBodies, { organisationId, on, under: 'top', limit: MOST_IN_A_LEVEL })
  const loadChildren = useCallback(
    async (under: string) => {
      const input = { organisationId, on, under, limit: MOST_IN_A_LEVEL }
      const page = await client.fetchQuery({
        queryKey: [...keyOf(listBodies, input), 'tree'],
        queryFn: ({ signal }) => call(listBodies, input, { signal }),
      })
      return page.items.map(nodeOf)
    },
    [client, organisationId, on],
  )
  if (top.data?.items.length === 0) return null
  return (
    <Card title={said.tree}>
      <Answer of={top}>
        {({ items }) => (
          <Tree
            name={said.tree}
            roots={items.map(nodeOf)}
            loadChildren={loadChildren}
            selected={selected}
            onSelect={(id) => go({ to: `/bodies/${id}` })}
          />
        )}
      </Answer>
    </Card>
  )
}

function nodeOf({ id, name, quota, below }: BodyRow): TreeNode {
  return {
    key: id,
    label: name,
    ...(quota === null ? {} : { note: formatNumber(quota) }),
    hasChildren: below > 0,
  }
}
