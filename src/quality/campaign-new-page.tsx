import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { addDays, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { announceCampaign } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { refusalWords } from './refusal-words.ts'
import { EXPECTED_FIELDS, type ExpectedField } from './rules.ts'
import { useFieldName } from './score-overview.tsx'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

const USUAL_DAYS = 30

/** Announces a campaign for the unit and all below it. */
export function NewCampaignPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id, name } = useUnit()
  const may = useMay('work.record')
  return (
    <Page
      title={said.announce}
      note={name}
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/campaigns' },
      ]}
    >
      <Card>
        {id === null || !may ? <Empty title={quality.noUnit} /> : <CampaignForm organisationId={id} />}
      </Card>
    </Page>
  )
}

function CampaignForm({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const fieldName = useFieldName()
  const go = useGo()
  const closed = useClosedReason()
  const { today } = useAsOf()
  const [name, setName] = useState('')
  const [rules, setRules] = useState<ExpectedField[]>([])
  const [dueOn, setDueOn] = useState<Day | null>(addDays(today, USUAL_DAYS))
  const [note, setNote] = useState('')
  const act = useAct(announceCampaign, {
    onDone: ({ id }) => {
      tell(said.announced)
      go({ to: `/quality/campaigns/${id}` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (dueOn && rules.length > 0) act.mutate({ organisationId, name, rules, dueOn, note: note || null })
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p className={style.dim}>{said.announceText}</p>
      <TextField
        label={said.name}
        description={said.nameHint}
        required
        minLength={3}
        maxLength={200}
        value={name}
        onChange={setName}
      />
      <Checkbox.Group
        label={said.fields}
        required
        value={rules}
        onChange={(values) => setRules(EXPECTED_FIELDS.filter((field) => values.includes(field)))}
        error={rules.length === 0 && act.isError ? said.chooseField : undefined}
      >
        <div className={style.fields}>
          {EXPECTED_FIELDS.map((field) => (
            <Checkbox key={field} value={field} label={fieldName(field)} />
          ))}
        </div>
      </Checkbox.Group>
      <DayField label={said.dueOn} required min={today} value={dueOn} onChange={setDueOn} />
      <Textarea
        label={said.noteField}
        maxLength={1000}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <WhyNot error={act.error} say={useSay(refusalWords)} />
      <div className={style.bar}>
        <Button
          type="submit"
          loading={act.isPending}
          disabled={closed !== null || rules.length === 0 || !dueOn || name.trim().length < 3}
          title={closed ?? undefined}
        >
          {said.announce}
        </Button>
        {closed && <span className={style.dim}>{closed}</span>}
        {rules.length === 0 && <span className={style.dim}>{said.chooseField}</span>}
      </div>
    </form>
  )
}
