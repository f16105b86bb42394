import { useRecorder } from '#access/recorder.ts'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useLocale, useWords, type Locale } from '#ui/words.tsx'
import type { DocumentShown, Version } from './api.ts'
import { issuedWords, typeName } from './document-words.ts'
import { pageWords } from './page-words.ts'
import style from './document.module.css'

/** When a document was recorded and put right, by whom, and what was changed. */
export function History({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const locale = useLocale()
  const recorder = useRecorder()
  const { versions } = shown
  return (
    <Card title={said.history}>
      <ol className={style.list}>
        {versions.map((version, index) => {
          const before = versions[index + 1]
          const changes = before ? changesBetween(before, version, said.names, locale) : []
          return (
            <li key={version.recordedAt}>
              <span className={style.type}>{before ? said.correctedAct : said.firstRecorded}</span>{' '}
              <span className={style.dim}>
                {said.by(
                  version.recordedBy ? recorder(version.recordedBy) : '–',
                  formatInstant(version.recordedAt),
                )}
              </span>
              {before?.reason && <span className={style.small}>{said.openReason(before.reason)}</span>}
              {before && changes.length === 0 && <span className={style.small}>{said.onlyTies}</span>}
              {changes.map((one) => (
                <span key={one.name} className={style.small}>
                  {said.was(one.name, one.before, one.after)}
                </span>
              ))}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

type Named = Exclude<
  keyof Version,
  'recordedAt' | 'recordedBy' | 'reason' | 'direction' | 'organ' | 'serial' | 'issuedKnown'
>

function changesBetween(before: Version, after: Version, names: Record<Named, string>, locale: Locale) {
  return (Object.keys(names) as Named[]).flatMap((key) => {
    const [was, is] = [shownValue(before, key, locale), shownValue(after, key, locale)]
    return was === is ? [] : [{ name: names[key], before: was, after: is }]
  })
}

function shownValue(version: Version, key: Named, locale: Locale): string {
  if (key === 'type') return typeName(version.type, locale)
  if (key === 'issuedOn') return issuedWords(version.issuedOn, version.issuedKnown, locale)
  if (key === 'receivedOn' || key === 'inForceFrom' || key === 'inForceTo')
    return formatMaybeDay(version[key])
  return version[key] ?? '–'
}
