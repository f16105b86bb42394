import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsOf } from '#ui/asof.tsx'
import { keyOf, useAsk } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Tree, type TreeNode } from '#ui/tree.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { countFamily, listFamily, type DocumentShown, type DocumentSummary, type Relation } from './api.ts'
import { issuedWords, relationWords, stateWords, typeName } from './document-words.ts'
import { levelName } from './level-words.ts'
import { pageWords } from './page-words.ts'
import style from './document.module.css'

type Way = 'up' | 'down'

/** The family of a document as a tree that loads level by level: down to what rests on it, up to what it rests on. */
export function Family({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const [way, setWay] = useState<Way>('down')
  const node = useNode()
  const load = useKin(way)
  const go = useGo()
  const { document, above, below } = shown
  const kin = way === 'up' ? above.length : Object.values(below).reduce((sum, one) => sum + one, 0)
  return (
    <Card title={said.family}>
      <div className={style.family}>
        <Levels id={document.id} />
        <SegmentedControl
          className="dv-no-print"
          aria-label={said.family}
          value={way}
          onChange={setWay}
          data={[
            { value: 'down', label: said.familyDown },
            { value: 'up', label: said.familyUp },
          ]}
        />
        {kin === 0 ? (
          <p className={style.dim}>{said.familyNone}</p>
        ) : (
          <>
            <p className={style.dim}>{said.familyHint}</p>
            <Tree
              key={way}
              name={said.familyTree}
              roots={[node('', document, null, kin)]}
              reveal={[`/${document.id}`, `/${document.id}/`]}
              selected={`/${document.id}`}
              loadChildren={load}
              onSelect={(key) => {
                const id = key.split('/').at(-1)!
                if (id !== document.id && id !== MORE) go({ to: `/documents/${id}` })
              }}
            />
          </>
        )}
      </div>
    </Card>
  )
}

function Levels({ id }: { id: string }) {
  const said = useWords(pageWords)
  const locale = useLocale()
  const { on } = useAsOf()
  const counted = useAsk(countFamily, { id, on })
  if (!counted.data) return null
  const parts = counted.data.levels.map(
    ({ kind, issuers }) => `${formatNumber(issuers)} ${levelName(kind, issuers, locale)}`,
  )
  const text = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${said.and} ${parts.at(-1)}` : parts[0]
  return <p role="status">{text ? said.levels(text) : said.levelsNone}</p>
}

const MORE = 'more'

function useNode() {
  const locale = useLocale()
  const relations = useWords(relationWords)
  const states = useWords(stateWords)
  return (parent: string, document: DocumentSummary, relation: Relation | null, kin: number): TreeNode => {
    const { id, type, number, issuedOn, issuedKnown, issuer, state } = document
    const odd = state === 'replaced' || state === 'expired' ? states[state] : null
    return {
      key: `${parent}/${id}`,
      label: [number ?? typeName(type, locale), issuer, issuedWords(issuedOn, issuedKnown, locale)].join(
        ' · ',
      ),
      note:
        [relation && relation !== 'implements' && relations[relation], odd].filter(Boolean).join(' · ') ||
        undefined,
      hasChildren: kin > 0,
    }
  }
}

/** The next level of a node; keys are the way from the root, because a text may stand in a family more than once. */
function useKin(way: Way) {
  const said = useWords(pageWords)
  const client = useQueryClient()
  const { on } = useAsOf()
  const node = useNode()
  return async (key: string): Promise<TreeNode[]> => {
    const seen = key.split('/')
    const input = { id: seen.at(-1)!, way, on, limit: 100 }
    const page = await client.fetchQuery({
      queryKey: keyOf(listFamily, input),
      queryFn: ({ signal }) => call(listFamily, input, { signal }),
    })
    const nodes = page.items.map(({ relation, document, kin }) =>
      node(key, document, relation, seen.includes(document.id) || seen.length > DEEPEST ? 0 : kin),
    )
    return page.next
      ? [...nodes, { key: `${key}/${MORE}`, label: `… ${said.moreKin}`, hasChildren: false }]
      : nodes
  }
}

/** So many levels are walked; whoever goes further opens the document there. */
const DEEPEST = 20
