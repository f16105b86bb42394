import { Button, Checkbox, MultiSelect, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useUnit } from '#access/session.tsx'
import { DocumentField } from '#document/document-field.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useAddress, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Loading } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listBodies, previewAct, recordAct } from './api.ts'
import { getBody } from './page-api.ts'
import { BodyField } from './body-field.tsx'
import { BODY_ACTS, type BodyAct } from './codes.ts'
import { RENEWS } from './dialog.tsx'
import { asItIs, emptyDraft, tellsParticulars, wantedOf, type Draft } from './draft.ts'
import { ParticularsFields } from './particulars-fields.tsx'
import { PreviewOfAct } from './preview.tsx'
import { refusalWords } from './refusal-words.ts'
import { takesParticulars } from './rules.ts'
import { actWords, words } from './words.ts'
import style from './body.module.css'

/** Records a decision on bodies: found, change, merge, absorb, wind up; seen before and after first. */
export function NewBodyActPage() {
  const said = useWords(words)
  const { id } = useUnit()
  const { on } = useAsOf()
  const [act] = useAddress<BodyAct>('act', 'found')
  const [body] = useAddress('body', '')
  const asked = useAsk(getBody, body ? { id: body, on } : null)
  const known = body === '' || asked.data?.id === body
  const organisationId = asked.data?.organisation.id ?? id
  return (
    <Page title={said.actTitle} note={said.actNote} breadcrumb={[{ name: said.title, to: '/bodies' }]}>
      {body && !known ? (
        <Answer of={{ ...asked, data: undefined }}>{() => null}</Answer>
      ) : organisationId ? (
        <ActForm
          key={`${act} ${body}`}
          organisationId={organisationId}
          begin={{
            ...emptyDraft(BODY_ACTS.includes(act) ? act : 'found', on, body),
            ...(asked.data && act === 'change' ? asItIs(asked.data) : {}),
          }}
        />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function ActForm({ organisationId, begin }: { organisationId: string; begin: Draft }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const go = useGo()
  const [draft, setDraft] = useState(begin)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const preview = useAct(previewAct, { renews: [] })
  const record = useAct(recordAct, {
    renews: RENEWS,
    onDone: ({ bodyId }) => {
      tell(said.recorded)
      go({ to: `/bodies/${bodyId}`, search: { act: undefined, body: undefined } })
    },
  })
  const wanted = wantedOf(draft, organisationId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.reset()
    if (wanted) preview.mutate(wanted)
  }
  return (
    <form className={style.stack} onSubmit={submit}>
      <Card title={said.decision}>
        <DecisionFields draft={draft} set={set} organisationId={organisationId} />
      </Card>
      {tellsParticulars(draft) && (
        <Card title={said.after}>
          <ParticularsFields draft={draft} set={set} organisationId={organisationId} />
        </Card>
      )}
      <WhyNot error={preview.error} say={say} />
      {closed && <p className={style.dim}>{closed}</p>}
      <div>
        <Button
          type="submit"
          loading={preview.isPending}
          disabled={closed !== null}
          title={closed ?? undefined}
        >
          {said.preview}
        </Button>
      </div>
      {preview.data && wanted && (
        <PreviewOfAct
          preview={preview.data}
          busy={record.isPending}
          error={record.error}
          onConfirm={() => record.mutate(wanted)}
          onCancel={() => preview.reset()}
        />
      )}
    </form>
  )
}

interface FieldsProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  organisationId: string
}

function DecisionFields({ draft, set, organisationId }: FieldsProps) {
  const said = useWords(words)
  const acts = useWords(actWords)
  return (
    <div className={style.fields}>
      <ChoiceField
        label={said.act}
        value={draft.act}
        onChange={(act) => act && set({ act, bodies: act === 'found' ? [] : draft.bodies })}
        choices={BODY_ACTS.map((value) => ({ value, label: acts[value] }))}
      />
      <DayField label={said.on} description={null} required value={draft.on} onChange={(on) => set({ on })} />
      <Chosen draft={draft} set={set} organisationId={organisationId} />
      <TextField
        label={said.decisionNo}
        required={draft.act !== 'change'}
        maxLength={100}
        value={draft.decisionNo}
        onChange={(decisionNo) => set({ decisionNo })}
      />
      <DayField label={said.decidedOn} value={draft.decidedOn} onChange={(decidedOn) => set({ decidedOn })} />
      <TextField
        label={said.issuer}
        maxLength={200}
        value={draft.issuer}
        onChange={(issuer) => set({ issuer })}
      />
      <DocumentField
        label={said.document}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <div className={style.wide}>
        <Textarea
          label={said.remark}
          autosize
          maxLength={1000}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </div>
    </div>
  )
}

/** Which bodies the act is about; of an absorption also the one that absorbs. */
function Chosen({ draft, set, organisationId }: FieldsProps) {
  const said = useWords(words)
  const { on } = useAsOf()
  const list = useAsk(listBodies, { organisationId, on, scope: 'below', limit: 1000 })
  if (draft.act === 'found') return null
  const items = list.data?.items ?? []
  return (
    <>
      <div className={style.wide}>
        <MultiSelect
          label={said.which[draft.act]}
          required
          searchable
          maxValues={draft.act === 'change' ? 1 : 20}
          data={items.map(({ id, name, organisation }) => ({
            value: id,
            label: organisation.id === organisationId ? name : `${name} (${organisation.name})`,
          }))}
          value={items.length === 0 ? [] : draft.bodies}
          onChange={(bodies) => set({ bodies })}
        />
      </div>
      {draft.act === 'absorb' && (
        <BodyField
          label={said.into}
          required
          organisationId={organisationId}
          value={draft.into}
          onChange={(into) => set({ into })}
        />
      )}
      {takesParticulars(draft.act) === 'may' && (
        <Checkbox
          label={said.tells}
          checked={draft.tells}
          onChange={(event) => set({ tells: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
