import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { Card } from '#ui/page.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { overrideWarning, type Body, type BodyWarning } from './page-api.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { warningWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './body.module.css'

/** What about a body wants a look, each with the text it rests on and the reason why it may be so. */
export function Warnings({ body }: { body: Body }) {
  const said = useWords(words)
  const sentence = useSentence()
  const [asks, setAsks] = useState<BodyWarning | null>(null)
  if (body.warnings.length === 0) return null
  return (
    <Card title={said.warnings}>
      <ul className={style.lines}>
        {body.warnings.map((warning) => (
          <li key={warning.code} className={style.warning}>
            <span>
              {sentence(warning)}
              {warning.source && <small className={style.small}>{warning.source}</small>}
              {warning.override && (
                <small className={style.small}>{said.reasonGiven(warning.override.reason)}</small>
              )}
            </span>
            {body.may.record && !warning.override && (
              <WriteButton onClick={() => setAsks(warning)}>{said.giveReason}</WriteButton>
            )}
          </li>
        ))}
      </ul>
      {asks && <GiveReason body={body} warning={asks} onClose={() => setAsks(null)} />}
    </Card>
  )
}

function GiveReason({ body, warning, onClose }: { body: Body; warning: BodyWarning; onClose: () => void }) {
  const said = useWords(words)
  const sentence = useSentence()
  const [reason, setReason] = useState('')
  const act = useAct(overrideWarning, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.giveReason}
      text={sentence(warning)}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: body.id, code: warning.code, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function useSentence(): (warning: BodyWarning) => string {
  const locale = useLocale()
  const sentences = warningWords as Record<
    string,
    ((facts: never) => Record<'vi' | 'en', string>) | undefined
  >
  return ({ code, facts }) => sentences[code]?.(facts as never)[locale] ?? code
}
