import { useAsk } from '#ui/ask.ts'
import { Go } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { getMerged } from './pair-api.ts'
import { words } from './pair-words.ts'

/** On a person's page: which file this one was merged into, and which were merged into it. */
export function MergedOf({ personId }: { personId: string }) {
  const said = useWords(words)
  const { data } = useAsk(getMerged, { personId })
  if (!data || (data.into === null && data.from.length === 0)) return null
  return (
    <Card title={data.into ? said.intoOther : said.fromOthers}>
      <ul>
        {[...(data.into ? [data.into] : []), ...data.from].map((one) => (
          <li key={one.id}>
            <Go to={`/people/${one.id}`}>{one.fullName}</Go>
          </li>
        ))}
      </ul>
    </Card>
  )
}
