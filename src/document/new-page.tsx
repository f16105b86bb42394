import { SegmentedControl } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useMay, useUnit } from '#access/session.tsx'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { GoButton, useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { getDocument, recordDocument, type Direction } from './api.ts'
import { documentChoice } from './document-field.tsx'
import { DocumentFields } from './document-form.tsx'
import { newDraft, type Draft, type DraftLink } from './draft.ts'
import { Submit } from './submit.tsx'
import { useDraft } from './use-draft.ts'
import { directionWords, words } from './words.ts'
import style from './document.module.css'

/** Registers a received document, or issues one; `?implements=` names the text that it implements. */
export function NewDocumentPage() {
  const said = useWords(words)
  const { implements: implemented } = useSearch({ strict: false }) as { implements?: string }
  const may = useMay('work.record')
  const closed = useClosedReason()
  const unit = useUnit()
  const { today } = useAsOf()
  const locale = useLocale()
  const target = useAsk(getDocument, implemented ? { id: implemented } : null)
  const [address, setAddress] = useAddress<Direction>('direction', 'received')
  const direction = implemented || address === 'issued' ? 'issued' : 'received'
  const reason = closed ?? (may && unit.id ? null : said.notMine)
  const links = (): DraftLink[] =>
    target.data ? [{ relation: 'implements', document: documentChoice(target.data.document, locale) }] : []
  return (
    <Page
      title={direction === 'issued' ? said.issue : said.register}
      breadcrumb={[{ name: said.title, to: '/documents' }]}
    >
      {reason !== null || !unit.id ? (
        <Card>
          <Empty title={reason ?? said.notMine} action={<GoButton to="/documents">{said.toList}</GoButton>} />
        </Card>
      ) : implemented ? (
        <Answer of={target}>
          {() => (
            <NewDocument
              keeper={{ id: unit.id!, name: unit.name ?? '' }}
              start={newDraft('issued', today, links())}
            />
          )}
        </Answer>
      ) : (
        <NewDocument
          key={direction}
          keeper={{ id: unit.id, name: unit.name ?? '' }}
          start={newDraft(direction, today)}
          onDirection={setAddress}
        />
      )}
    </Page>
  )
}

function NewDocument({
  keeper,
  start,
  onDirection,
}: {
  keeper: { id: string; name: string }
  start: Draft
  onDirection?: (direction: Direction) => void
}) {
  const said = useWords(words)
  const directions = useWords(directionWords)
  const go = useGo()
  const { draft, set } = useDraft(start)
  const act = useAct(recordDocument, {
    onDone: ({ id, number }) => {
      tell(draft.direction === 'issued' ? said.issuedDone(number ?? '') : said.recorded)
      go({ to: `/documents/${id}` })
    },
  })
  return (
    <Card>
      <form className={style.form} onSubmit={(event) => event.preventDefault()}>
        {onDirection && (
          <SegmentedControl
            aria-label={said.title}
            value={draft.direction}
            onChange={(value) => onDirection(value)}
            data={[
              { value: 'received', label: directions.received },
              { value: 'issued', label: directions.issued },
            ]}
          />
        )}
        <p>
          {said.inBookOf(keeper.name)} <span className={style.dim}>{said.noSecret}</span>
        </p>
        <DocumentFields draft={draft} set={set} keeper={keeper} />
        <Submit draft={draft} set={set} keeper={keeper} act={act} />
      </form>
    </Card>
  )
}
