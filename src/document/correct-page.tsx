import { Button, Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useClosedReason } from '#ui/asof.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { correctDocument, getDocument, type DocumentShown } from './api.ts'
import { documentChoice } from './document-field.tsx'
import { DocumentFields } from './document-form.tsx'
import { draftOf, givenOf } from './draft.ts'
import { pageWords } from './page-words.ts'
import { refusalWords } from './refusal-words.ts'
import { useDraft } from './use-draft.ts'
import { words } from './words.ts'
import style from './document.module.css'

/** Puts a document right, with the reason. */
export function CorrectDocumentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(pageWords)
  const { notMine } = useWords(words)
  const closed = useClosedReason()
  const shown = useAsk(getDocument, { id })
  const breadcrumb = [
    { name: said.documents, to: '/documents' },
    { name: shown.data?.document.number ?? said.number, to: `/documents/${id}` },
  ]
  return (
    <Page title={said.correctTitle} breadcrumb={breadcrumb}>
      <Answer of={shown} lines={12}>
        {(whole) =>
          closed !== null || !whole.may.record || whole.withdrawn ? (
            <Card>
              <Empty
                title={closed ?? notMine}
                action={<GoButton to={`/documents/${id}`}>{said.documents}</GoButton>}
              />
            </Card>
          ) : (
            <Correct shown={whole} />
          )
        }
      </Answer>
    </Page>
  )
}

function Correct({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const locale = useLocale()
  const go = useGo()
  const { id, keeper } = shown.document
  const { draft, set } = useDraft(
    draftOf(shown, ({ relation, document }) => ({ relation, document: documentChoice(document, locale) })),
  )
  const [reason, setReason] = useState('')
  const act = useAct(correctDocument, {
    onDone: () => {
      tell(said.corrected)
      go({ to: `/documents/${id}` })
    },
  })
  const given = givenOf(draft, keeper.id)
  const isReady = given !== null && reason.trim().length >= 3
  return (
    <Card>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) act.mutate({ ...given, id, reason: reason.trim() })
        }}
      >
        <DocumentFields draft={draft} set={set} keeper={keeper} />
        <Textarea
          label={said.correctReason}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <WhyNot error={act.error} say={say} />
        <div className={style.buttons}>
          <Button type="submit" loading={act.isPending} disabled={!isReady}>
            {said.correct}
          </Button>
          <GoButton to={`/documents/${id}`}>{said.cancel}</GoButton>
        </div>
      </form>
    </Card>
  )
}
