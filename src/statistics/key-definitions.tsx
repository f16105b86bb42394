import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { StructureKey } from './keys.ts'
import { keyWords, structureWords } from './words.ts'
import style from './statistics.module.css'

/** What each of the keys counts, with its bands. */
export function KeyDefinitions({ keys }: { keys: readonly StructureKey[] }) {
  const said = useWords(structureWords)
  const words = useWords(keyWords)
  return (
    <Card title={said.definitions}>
      <dl className={style.definitions}>
        {keys.map((key) => (
          <div key={key}>
            <dt>{words[key].name}</dt>
            <dd>{words[key].definition}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
