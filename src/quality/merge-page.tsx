import { Radio } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { call } from '#ui/call.ts'
import { Go } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Refusals, useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { birth, likely } from './found-people.tsx'
import { DifferentForm, MergeForm, UndoForm } from './judge-forms.tsx'
import { FieldChoice, MovementChoice } from './merge-parts.tsx'
import { getPair, type Preview } from './pair-api.ts'
import { words } from './pair-words.ts'
import { refusalWords } from './refusal-words.ts'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

/** What has been chosen on the page; null: as the server proposes. */
interface Chosen {
  keptId: string | undefined
  standing: string[] | undefined
  take: Record<string, 'kept' | 'merged'>
}

/** Two files side by side: judged to be two people, merged with what is chosen, or parted again. */
export function MergePage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const [chosen, setChosen] = useState<Chosen>({ keptId: undefined, standing: undefined, take: {} })
  const { keptId, standing } = chosen
  // A question by POST, because it names people and movements.
  const asked = useQuery({
    queryKey: ['/api/quality/duplicates', id, keptId, standing],
    queryFn: ({ signal }) => call(getPair, { id, keptId, standing }, { signal }),
    placeholderData: (before) => before,
  })
  const pair = asked.data
  return (
    <Page
      title={said.compare}
      note={
        pair &&
        said.compareNote(likely(pair.likelihood), pair.evidence.map((one) => said.evidence[one]).join(', '))
      }
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/duplicates' },
      ]}
      actions={pair && <Acts pair={pair} chosen={chosen} />}
    >
      <Answer of={asked} lines={10}>
        {(found) => <Comparison pair={found} chosen={chosen} onChoose={setChosen} />}
      </Answer>
    </Page>
  )
}

/** The fields that are taken from the file to merge: those chosen, else those that the other lacks. */
function taken(pair: Preview, { take }: Chosen): string[] {
  return pair.fields.filter((one) => (take[one.field] ?? one.take) === 'merged').map((one) => one.field)
}

function Acts({ pair, chosen }: { pair: Preview; chosen: Chosen }) {
  const said = useWords(words)
  const [opens, setOpens] = useState<'different' | 'merge' | 'undo' | null>(null)
  const close = () => setOpens(null)
  if (!pair.may.judge) return null
  const standing = pair.movements.filter((one) => one.standing).map((one) => one.id)
  return (
    <>
      {pair.state === 'open' && (
        <>
          <WriteButton onClick={() => setOpens('different')}>{said.different}</WriteButton>
          {pair.refusals.length === 0 && (
            <WriteButton main onClick={() => setOpens('merge')}>
              {said.merge}
            </WriteButton>
          )}
        </>
      )}
      {pair.merge && <WriteButton onClick={() => setOpens('undo')}>{said.undo}</WriteButton>}
      {opens === 'different' && <DifferentForm id={pair.id} onClose={close} />}
      {opens === 'merge' && (
        <MergeForm
          decision={{ id: pair.id, keptId: pair.keptId, take: taken(pair, chosen), standing }}
          onClose={close}
        />
      )}
      {opens === 'undo' && pair.merge && <UndoForm id={pair.merge.id} onClose={close} />}
    </>
  )
}

interface Choosing {
  pair: Preview
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

function Comparison({ pair, chosen, onChoose }: Choosing) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const isOpen = pair.state === 'open' && pair.may.judge
  return (
    <>
      <Standing pair={pair} />
      {pair.state === 'open' && !pair.may.judge && <p className={style.dim}>{said.mayNot}</p>}
      <Keep pair={pair} isOpen={isOpen} onChoose={onChoose} />
      {pair.refusals.length > 0 && pair.state === 'open' && <Refusals refusals={pair.refusals} say={say} />}
      {pair.state === 'open' && (
        <FieldChoice
          pair={pair}
          take={chosen.take}
          isOpen={isOpen}
          onTake={(field, side) => onChoose({ ...chosen, take: { ...chosen.take, [field]: side } })}
        />
      )}
      <MovementChoice
        pair={pair}
        isOpen={isOpen}
        onStanding={(standing) => onChoose({ ...chosen, keptId: pair.keptId, standing })}
      />
      {pair.state === 'open' && <Facts pair={pair} />}
    </>
  )
}

function Standing({ pair }: { pair: Preview }) {
  const said = useWords(words)
  if (pair.state === 'open') return null
  return (
    <p className={style.bar}>
      <Mark tone="good">{pair.state === 'merged' ? said.stateMerged : said.stateDifferent}</Mark>
      {pair.reason && said.reasonIs(pair.reason)}
    </p>
  )
}

/** The two people, and which of their files stays. */
function Keep({
  pair,
  isOpen,
  onChoose,
}: {
  pair: Preview
  isOpen: boolean
  onChoose: (chosen: Chosen) => void
}) {
  const said = useWords(words)
  return (
    <Card title={said.keep}>
      <Radio.Group
        aria-label={said.keep}
        description={isOpen ? said.keepHint : undefined}
        value={pair.keptId}
        onChange={(keptId) => onChoose({ keptId, standing: undefined, take: {} })}
      >
        <div className={style.two}>
          {[pair.one, pair.other].map((twin) => (
            <div key={twin.id}>
              <Radio
                value={twin.id}
                disabled={!isOpen}
                label={`${twin.fullName}, ${said.born(birth(twin.bornOn))}`}
                description={[twin.memberCode, twin.unit.name].filter(Boolean).join(' · ')}
              />
              <Go to={`/people/${twin.id}`}>{said.openFile}</Go>
            </div>
          ))}
        </div>
      </Radio.Group>
    </Card>
  )
}

function Facts({ pair }: { pair: Preview }) {
  const said = useWords(words)
  const kinds: Record<string, string> = said.factKinds
  return (
    <Card title={said.facts}>
      {pair.facts.length > 0 && (
        <ul className={style.list}>
          {pair.facts.map((fact) => (
            <li key={fact.kind}>
              {kinds[fact.kind] ?? fact.kind}: {fact.count}
            </li>
          ))}
        </ul>
      )}
      <p className={style.dim}>{said.stays}</p>
    </Card>
  )
}
