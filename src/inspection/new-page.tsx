import { Button, Textarea } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { dayOf, partsOf, type Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listProgrammes, planCase, type Programme } from './api.ts'
import { FIELDS, KINDS, type Field, type Kind } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { SubjectsField, TeamField, USUAL_TEAM, type Seat } from './new-parts.tsx'
import { fieldWords, kindWords, organWords, words } from './words.ts'
import style from './inspection.module.css'

/** Plans a case within one of the unit's programmes of a year. */
export function NewInspectionPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const { year: asked } = useSearch({ strict: false }) as { year?: string }
  const year = /^(19[3-9]\d|2\d{3})$/.test(String(asked)) ? Number(asked) : partsOf(on).year
  const programmes = useAsk(listProgrammes, id ? { organisationId: id, year, on } : null)
  const back = (
    <GoButton to="/inspections" search={{ year: String(year) }}>
      {said.toList}
    </GoButton>
  )
  return (
    <Page
      title={said.newTitle}
      note={name && said.note(name, String(year))}
      breadcrumb={[{ name: said.title, to: '/inspections', search: { year: String(year) } }]}
    >
      <Card>
        {closed || id === null ? (
          <Empty title={closed ?? said.noUnit} action={back} />
        ) : (
          <Answer of={programmes}>
            {({ programmes: found, may }) =>
              found.length > 0 && may.record ? (
                <Form programmes={found} year={year} />
              ) : (
                <Empty title={may.record ? said.noProgramme : said.notMine} action={back} />
              )
            }
          </Answer>
        )}
      </Card>
    </Page>
  )
}

interface Draft {
  programmeId: string
  kind: Kind
  field: Field
  title: string
  from: Day | null
  to: Day | null
  aboutFrom: Day | null
  aboutTo: Day | null
  exception: string
}

function Form({ programmes, year }: { programmes: readonly Programme[]; year: number }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const [subjects, setSubjects] = useState<readonly Choice[]>([])
  const [team, setTeam] = useState<readonly Seat[]>(USUAL_TEAM)
  const [draft, setDraft] = useState<Draft>({
    programmeId: programmes[0]!.id,
    kind: programmes[0]!.organ === 'branch' ? 'giam_sat_thuong_xuyen' : 'kiem_tra',
    field: 'organisation_work',
    title: '',
    from: null,
    to: null,
    aboutFrom: null,
    aboutTo: null,
    exception: '',
  })
  const act = useAct(planCase, {
    renews: ['/api/inspections'],
    onDone: (done) => {
      tell(said.recorded)
      go({ to: `/inspections/${done.id}` })
    },
  })
  const { from, to } = draft
  const submit = () => {
    if (!from || !to) return
    act.mutate({
      ...draft,
      from,
      to,
      exception: draft.exception.trim() || null,
      subjects: subjects.map((one) => one.key),
      team: team.map(({ post, seats, holder }) => ({ post, seats, personId: holder?.key ?? null })),
    })
  }
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={style.warn}>
        <strong>{said.warnTitle}</strong>
        {said.warnText}
      </p>
      <What programmes={programmes} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <When year={year} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <SubjectsField on={from ?? dayOf(year, 1, 1)} value={subjects} onChange={setSubjects} />
      <TeamField value={team} onChange={setTeam} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!from || !to}>
          {said.save}
        </Button>
      </div>
    </form>
  )
}

interface Part {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

function What({ programmes, draft, onChange }: Part & { programmes: readonly Programme[] }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const fields = useWords(fieldWords)
  const organs = useWords(organWords)
  const isBranch = programmes.find((one) => one.id === draft.programmeId)?.organ === 'branch'
  return (
    <>
      <ChoiceField
        label={said.programme}
        value={draft.programmeId}
        onChange={(programmeId) => programmeId && onChange({ programmeId })}
        choices={programmes.map((one) => ({ value: one.id, label: organs[one.organ] }))}
      />
      <div className={style.pair}>
        <ChoiceField
          label={said.kind}
          value={draft.kind}
          onChange={(kind) => kind && onChange({ kind })}
          choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <ChoiceField
          label={said.field}
          value={draft.field}
          onChange={(field) => field && onChange({ field })}
          choices={FIELDS.map((value) => ({ value, label: fields[value] }))}
        />
      </div>
      <Textarea
        label={said.case}
        required
        autosize
        maxLength={300}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      {isBranch && draft.kind !== 'giam_sat_thuong_xuyen' && (
        <TextField
          label={said.exception}
          description={said.exceptionHint}
          maxLength={500}
          value={draft.exception}
          onChange={(exception) => onChange({ exception })}
        />
      )}
    </>
  )
}

function When({ year, draft, onChange }: Part & { year: number }) {
  const said = useWords(words)
  const [start, end] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  return (
    <>
      <div className={style.pair}>
        <DayField
          label={said.from}
          required
          min={start}
          max={end}
          start={start}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <DayField
          label={said.to}
          required
          min={draft.from ?? start}
          max={end}
          start={start}
          value={draft.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <div className={style.pair}>
        <DayField
          label={said.aboutFrom}
          value={draft.aboutFrom}
          onChange={(aboutFrom) => onChange({ aboutFrom })}
        />
        <DayField label={said.aboutTo} value={draft.aboutTo} onChange={(aboutTo) => onChange({ aboutTo })} />
      </div>
    </>
  )
}
