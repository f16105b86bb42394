import { Button, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { useMay, useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { beginModel } from './api.ts'
import { KINDS, MOST, type Kind } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { kindWords, words } from './words.ts'
import style from './model.module.css'

/** Records a new model, or a pilot with its period and the text that allows it. */
export function NewModelPage() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const { id, name } = useUnit()
  const reason = closed ?? (may ? said.noUnit : said.notMine)
  return (
    <Page
      title={said.newTitle}
      note={name && said.note(name)}
      breadcrumb={[{ name: said.title, to: '/models' }]}
    >
      <Card>
        {closed || !may || id === null ? (
          <Empty title={reason} action={<GoButton to="/models">{said.toList}</GoButton>} />
        ) : (
          <Form organisationId={id} />
        )}
      </Card>
    </Page>
  )
}

interface AimDraft {
  what: string
  measure: string
  target: number | null
}

interface Draft {
  kind: Kind
  name: string
  summary: string
  from: Day | null
  to: Day | null
  authority: string
  document: Choice | null
}

function Form({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const [aims, setAims] = useState<readonly AimDraft[]>([{ what: '', measure: '', target: null }])
  const [draft, setDraft] = useState<Draft>({
    kind: 'model',
    name: '',
    summary: '',
    from: today,
    to: null,
    authority: '',
    document: null,
  })
  const act = useAct(beginModel, {
    renews: ['/api/models'],
    onDone: (done) => {
      tell(said.recorded)
      go({ to: `/models/${done.id}` })
    },
  })
  const submit = () =>
    draft.from &&
    act.mutate({
      kind: draft.kind,
      name: draft.name,
      to: draft.to,
      organisationId,
      documentId: draft.document?.key ?? null,
      from: draft.from,
      summary: draft.summary || null,
      authority: draft.authority.trim() || null,
      aims: [...aims],
    })
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <What draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <Aims aims={aims} onChange={setAims} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!draft.from}>
          {said.save}
        </Button>
      </div>
    </form>
  )
}

function What({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { today } = useAsOf()
  return (
    <>
      <ChoiceField
        label={said.kind}
        value={draft.kind}
        onChange={(kind) => kind && onChange({ kind })}
        choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextField
        label={said.name}
        required
        maxLength={300}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      <Textarea
        label={said.summary}
        autosize
        minRows={3}
        maxLength={2000}
        value={draft.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
      <div className={style.pair}>
        <DayField
          label={said.from}
          required
          max={today}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <DayField
          label={said.to}
          description={said.toHint}
          required={draft.kind === 'pilot'}
          value={draft.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <TextField
        label={said.authority}
        description={said.authorityHint}
        required={draft.kind === 'pilot' && draft.document === null}
        maxLength={60}
        value={draft.authority}
        onChange={(authority) => onChange({ authority })}
      />
      <DocumentField
        label={said.document}
        description={said.documentHint}
        value={draft.document}
        onChange={(document) => onChange({ document })}
      />
    </>
  )
}

function Aims({
  aims,
  onChange,
}: {
  aims: readonly AimDraft[]
  onChange: (aims: readonly AimDraft[]) => void
}) {
  const said = useWords(words)
  const setOf = (at: number, change: Partial<AimDraft>) =>
    onChange(aims.map((aim, index) => (index === at ? { ...aim, ...change } : aim)))
  return (
    <fieldset className={style.aims}>
      <legend>{said.aims}</legend>
      {aims.map((aim, index) => (
        <div key={index} className={style.block}>
          <TextField
            label={`${said.aim} ${index + 1}`}
            required
            maxLength={300}
            value={aim.what}
            onChange={(what) => setOf(index, { what })}
          />
          <div className={style.pair}>
            <TextField
              label={`${said.measure} (${index + 1})`}
              description={said.measureHint}
              required
              maxLength={60}
              value={aim.measure}
              onChange={(measure) => setOf(index, { measure })}
            />
            <NumberInput
              label={`${said.target} (${index + 1})`}
              decimalSeparator=","
              value={aim.target ?? ''}
              onChange={(target) => setOf(index, { target: typeof target === 'number' ? target : null })}
            />
          </div>
          <Button
            variant="default"
            size="compact-md"
            aria-label={`${said.removeAim} ${index + 1}`}
            onClick={() => onChange(aims.filter((_, at) => at !== index))}
          >
            {said.removeAim}
          </Button>
        </div>
      ))}
      {aims.length < MOST.aims && (
        <Button
          variant="default"
          onClick={() => onChange([...aims, { what: '', measure: '', target: null }])}
        >
          {said.addAim}
        </Button>
      )}
    </fieldset>
  )
}
