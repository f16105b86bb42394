import { Button, Checkbox, NumberInput, Textarea } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { addDays, formatDay, type Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { announcePeriod, getReturnChoices, type ReturnChoices } from './api.ts'
import { LEVELS, PERIOD_KINDS, type PeriodKind } from './codes.ts'
import { DUE_DEFAULTS, lastPeriod, levelOf, nameOfPeriod, periodAround, type DueDays } from './law.ts'
import { refusalWords } from './refusal-words.ts'
import { kindWords, levelWords, words } from './words.ts'
import style from './returns.module.css'

/** Announces a reporting period to units below. */
export function NewPeriodPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('work.record')
  const { id } = useUnit()
  const choices = useAsk(getReturnChoices, id ? { organisationId: id } : null)
  return (
    <Page title={said.announce} breadcrumb={[{ name: said.title, to: '/returns' }]}>
      {closed !== null || !may || id === null ? (
        <Card>
          <Empty title={closed ?? said.mayNot} action={<GoButton to="/returns">{said.toList}</GoButton>} />
        </Card>
      ) : (
        <Answer of={choices}>
          {(found) =>
            found.kinds.length === 0 ? (
              <Card>
                <Empty title={said.nothingBelow} />
              </Card>
            ) : (
              <Form key={id} organisationId={id} choices={found} />
            )
          }
        </Answer>
      )}
    </Page>
  )
}

type Choices = ReturnChoices

interface Draft {
  kind: PeriodKind
  from: Day
  to: Day
  title: string
  cutOffOn: Day | null
  forms: string[]
  kinds: string[]
  dueDays: DueDays
  note: string
}

/** The periods offered: the one that is running, and the three before it. */
function offered(kind: PeriodKind, today: Day): { from: Day; to: Day }[] {
  const periods = [periodAround(kind, today)]
  while (periods.length < 4) periods.push(lastPeriod(kind, periods.at(-1)!.from))
  return periods
}

function begin(kind: PeriodKind, period: { from: Day; to: Day }, nameOf: (name: string) => string) {
  const title = nameOf(nameOfPeriod(kind, period.from))
  return { kind, ...period, title, cutOffOn: period.to, dueDays: DUE_DEFAULTS[kind] }
}

function Form({ organisationId, choices }: { organisationId: string; choices: Choices }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>(() => ({
    ...begin('quarter', lastPeriod('quarter', today), said.nameOf),
    forms: choices.forms.map((form) => form.key),
    kinds: choices.kinds.map((one) => one.kind).filter((kind) => levelOf(kind) !== 'below'),
    note: '',
  }))
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const act = useAct(announcePeriod, {
    renews: ['/api/return-periods', '/api/returns'],
    onDone: ({ id, asked }) => {
      tell(said.announced(formatNumber(asked)))
      go({ to: `/return-periods/${id}` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { cutOffOn, note, ...rest } = draft
    if (cutOffOn !== null) act.mutate({ ...rest, organisationId, cutOffOn, note: note.trim() || null })
  }
  return (
    <form onSubmit={submit} className={style.stack}>
      <Card title={said.whatTitle}>
        <WhatFields draft={draft} set={set} choices={choices} />
      </Card>
      <Card title={said.whoTitle}>
        <WhoFields draft={draft} set={set} choices={choices} />
        <div className={style.form}>
          <WhyNot error={act.error} say={say} />
          <div>
            <Button type="submit" loading={act.isPending} disabled={draft.cutOffOn === null} mt="md">
              {said.announce}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

interface Fields {
  draft: Draft
  set: (change: Partial<Draft>) => void
  choices: Choices
}

function WhatFields({ draft, set, choices }: Fields) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { today } = useAsOf()
  const periods = offered(draft.kind, today)
  return (
    <div className={style.form}>
      <div className={style.pair}>
        <ChoiceField
          label={said.kind}
          value={draft.kind}
          onChange={(kind) => kind && set(begin(kind, lastPeriod(kind, today), said.nameOf))}
          choices={PERIOD_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <ChoiceField
          label={said.which}
          value={draft.from}
          onChange={(from) => {
            const period = periods.find((one) => one.from === from)
            if (period) set(begin(draft.kind, period, said.nameOf))
          }}
          choices={periods.map(({ from, to }) => ({
            value: from,
            label: `${formatDay(from)} – ${formatDay(to)}`,
          }))}
        />
        <DayField
          label={said.cutOff}
          description={said.cutOffHint}
          required
          min={draft.to}
          max={addDays(draft.to, 60)}
          value={draft.cutOffOn}
          onChange={(cutOffOn) => set({ cutOffOn })}
        />
      </div>
      <TextField
        label={said.name}
        required
        maxLength={200}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <FormChoice forms={choices.forms} value={draft.forms} onChange={(forms) => set({ forms })} />
      <Textarea
        label={said.comment}
        autosize
        minRows={2}
        maxLength={1000}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </div>
  )
}

/** Which forms are asked for. */
export function FormChoice({
  forms,
  value,
  onChange,
}: {
  forms: Choices['forms']
  value: string[]
  onChange: (forms: string[]) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  return (
    <Checkbox.Group
      label={said.forms}
      value={value}
      onChange={(chosen) => onChange(forms.map((form) => form.key).filter((key) => chosen.includes(key)))}
    >
      <div className={style.checks}>
        {forms.map(({ key, title }) => (
          <Checkbox key={key} value={key} label={`${key}. ${title[locale]}`} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function WhoFields({ draft, set, choices }: Fields) {
  const said = useWords(words)
  const locale = useLocale()
  const levels = new Set([levelOf(choices.own), ...draft.kinds.map(levelOf)])
  return (
    <div className={style.form}>
      <Checkbox.Group label={said.kinds} value={draft.kinds} onChange={(kinds) => set({ kinds })}>
        <div className={style.checks}>
          {choices.kinds.map(({ kind, units }) => (
            <Checkbox
              key={kind}
              value={kind}
              label={said.kindCount(KIND_BY_CODE.get(kind)?.[locale] ?? kind, formatNumber(units))}
            />
          ))}
        </div>
      </Checkbox.Group>
      <p className={style.dim}>{said.ownToo}</p>
      <DueFields value={draft.dueDays} levels={levels} onChange={(dueDays) => set({ dueDays })} />
    </div>
  )
}

/** Days after the cut-off by level; only the levels that are asked are shown. */
export function DueFields({
  value,
  levels,
  onChange,
}: {
  value: DueDays
  levels: ReadonlySet<string>
  onChange: (days: DueDays) => void
}) {
  const said = useWords(words)
  const names = useWords(levelWords)
  return (
    <fieldset className={style.plain}>
      <legend>{said.dueDays}</legend>
      <p className={style.dim}>{said.dueDaysNote}</p>
      <div className={style.pair}>
        {LEVELS.filter((level) => levels.has(level)).map((level) => (
          <NumberInput
            key={level}
            label={names[level]}
            min={1}
            max={120}
            allowDecimal={false}
            value={value[level]}
            onChange={(days) => onChange({ ...value, [level]: Number(days) || 0 })}
          />
        ))}
      </div>
    </fieldset>
  )
}
