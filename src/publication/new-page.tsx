import { Button, NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { listMeasures, type MeasureShown } from '#measure/api.ts'
import { dayOf, formatDay, partsOf, type Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { previewPublication, publishTable, THRESHOLD, UNITS } from './api.ts'
import { ContentTable } from './content-table.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './publication.module.css'

/** Publishes a table: chosen, seen with its small figures hidden, frozen. */
export function NewPublicationPage() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const { id, name } = useUnit()
  const reason = closed ?? (may ? said.noUnit : said.notMine)
  return (
    <Page
      title={said.newTitle}
      note={name && said.note(name)}
      breadcrumb={[{ name: said.title, to: '/publications' }]}
    >
      {closed || !may || id === null ? (
        <Card>
          <Empty title={reason} action={<GoButton to="/publications">{said.toList}</GoButton>} />
        </Card>
      ) : (
        <Form organisationId={id} />
      )}
    </Page>
  )
}

interface Draft {
  measure: string
  rows: string
  columns: string
  from: Day | null
  to: Day | null
  threshold: number
  title: string
  number: string
}

function Form({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const measures = useAsk(listMeasures, {})
  const [draft, setDraft] = useState<Draft>({
    measure: '',
    rows: UNITS,
    columns: '',
    from: dayOf(partsOf(today).year, 1, 1),
    to: today,
    threshold: THRESHOLD.default,
    title: '',
    number: '',
  })
  const act = useAct(publishTable, {
    renews: ['/api/publications'],
    onDone: (done) => {
      tell(said.recorded)
      go({ to: `/publications/${done.id}` })
    },
  })
  const measure = measures.data?.items.find((one) => one.key === draft.measure)
  const { from, to, rows, columns, threshold, title, number } = draft
  const asked =
    measure && from && to
      ? {
          organisationId,
          measure: measure.key,
          from: measure.time === 'day' ? to : from,
          to,
          rows,
          ...(columns ? { columns } : {}),
          threshold,
        }
      : null
  const [settled] = useDebouncedValue(asked && JSON.stringify(asked), 300)
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (asked) act.mutate({ ...asked, title, number: number.trim() || null })
      }}
    >
      <Card>
        <div className={style.form}>
          <Choices
            draft={draft}
            measures={measures.data?.items ?? []}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
        </div>
      </Card>
      <Card title={said.preview}>
        {settled ? (
          <Preview asked={JSON.parse(settled) as NonNullable<typeof asked>} />
        ) : (
          <p className={style.dim}>{said.previewHint}</p>
        )}
      </Card>
      <Card>
        <div className={style.form}>
          <p className={style.dim}>{said.frozen}</p>
          <WhyNot error={act.error} say={say} />
          <div className={style.buttons}>
            <Button type="submit" loading={act.isPending} disabled={!asked || title.trim().length < 3}>
              {said.save}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

interface ChoicesProps {
  draft: Draft
  measures: readonly MeasureShown[]
  onChange: (change: Partial<Draft>) => void
}

function Choices({ draft, measures, onChange }: ChoicesProps) {
  const said = useWords(words)
  const lang = useLocale()
  const { today } = useAsOf()
  const measure = measures.find((one) => one.key === draft.measure)
  const sides = [
    { value: UNITS, label: said.units },
    ...(measure?.dimensions ?? []).map(({ key, label }) => ({ value: key, label: label[lang] })),
  ]
  const choose = (key: string) => {
    const found = measures.find((one) => one.key === key)
    onChange({ measure: key, rows: UNITS, columns: '', title: found?.label[lang] ?? '' })
  }
  return (
    <>
      <div className={style.pair}>
        <ChoiceField
          label={said.measure}
          required
          value={draft.measure}
          none={said.chooseMeasure}
          onChange={choose}
          choices={measures.map(({ key, label }) => ({ value: key, label: label[lang] }))}
        />
        <ChoiceField
          label={said.rows}
          value={draft.rows}
          onChange={(rows) =>
            onChange({ rows: rows || UNITS, columns: rows === draft.columns ? '' : draft.columns })
          }
          choices={sides}
        />
        <ChoiceField
          label={said.columns}
          value={draft.columns}
          none={said.noColumns}
          onChange={(columns) => onChange({ columns })}
          choices={sides.filter(({ value }) => value !== draft.rows)}
        />
      </div>
      {measure && <p className={style.dim}>{measure.definition[lang]}</p>}
      <div className={style.pair}>
        {measure?.time === 'period' && (
          <DayField
            label={said.from}
            required
            max={today}
            value={draft.from}
            onChange={(from) => onChange({ from })}
          />
        )}
        <DayField label={said.to} required max={today} value={draft.to} onChange={(to) => onChange({ to })} />
        <NumberInput
          label={said.threshold}
          description={said.thresholdHint}
          min={THRESHOLD.least}
          max={THRESHOLD.most}
          allowDecimal={false}
          value={draft.threshold}
          onChange={(value) => typeof value === 'number' && onChange({ threshold: value })}
        />
      </div>
      <div className={style.pair}>
        <TextField
          label={said.titleField}
          required
          maxLength={300}
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
        <TextField
          label={said.number}
          maxLength={60}
          value={draft.number}
          onChange={(number) => onChange({ number })}
        />
      </div>
    </>
  )
}

function Preview({
  asked,
}: {
  asked: Parameters<typeof useAsk<typeof previewPublication.input, typeof previewPublication.output>>[1]
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const preview = useAsk(previewPublication, asked)
  if (preview.error) return <WhyNot error={preview.error} say={say} />
  return (
    <Answer of={preview}>
      {({ content, others }) => (
        <>
          <ContentTable content={content} />
          <p>{content.hidden === 0 ? said.nothingHidden : said.hiddenCount(formatNumber(content.hidden))}</p>
          {content.hidden > 0 && <p className={style.dim}>{said.hiddenNote(content.threshold)}</p>}
          {others.length > 0 && (
            <>
              <p>{said.related}</p>
              <ul>
                {others.map((one) => (
                  <li key={one.id}>
                    <Go to={`/publications/${one.id}`}>{one.title}</Go> ({formatDay(one.publishedOn)})
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Answer>
  )
}
