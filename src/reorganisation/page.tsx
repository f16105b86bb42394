import { Button, Radio } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import type { z } from 'zod'
import { useMay, useUnit } from '#access/session.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { ACTS, type Act } from './acts.ts'
import { previewReorganisation, recordReorganisation, type WantedReorganisation } from './api.ts'
import { BelowFields } from './below.tsx'
import { beginDraft, wantedOf, type Draft } from './draft.ts'
import { Outlook } from './outlook.tsx'
import { MemberFields } from './people.tsx'
import { refusalWords } from './refusal-words.ts'
import { UnitFields } from './units.tsx'
import { actNames, actSentences, words } from './words.ts'
import style from './reorganisation.module.css'

/** Sắp xếp tổ chức: choose the act, say what was decided, see what it does, record it with one confirmation. */
export function NewReorganisationPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('organisation.reorganise')
  const mine = useUnit()
  const { today } = useAsOf()
  const unit = useAsk(getOrganisation, mine.id ? { id: mine.id, on: today } : null)
  const [act, setAct] = useState<Act | null>(null)
  const shut = closed ?? (may ? null : said.notAllowed)
  const shown = unit.data?.id === mine.id ? unit.data : undefined
  const name = shown?.state.name ?? mine.name
  const superior = shown?.path.at(-1)
  const choice = mine.id && name ? { key: mine.id, name, note: superior?.name } : null
  const near = superior?.readable ? superior.id : mine.id
  return (
    <Page
      title={said.newTitle}
      note={said.newNote}
      breadcrumb={[{ name: said.title, to: '/reorganisations' }]}
    >
      {shut ? (
        <Card>
          <p>{shut}</p>
        </Card>
      ) : (
        <>
          <ActChoice value={act} onChange={setAct} />
          {act && (
            <ReorganisationForm
              key={`${act} ${choice?.key ?? ''} ${near ?? ''}`}
              begin={beginDraft(act, choice, near)}
            />
          )}
        </>
      )}
    </Page>
  )
}

function ActChoice({ value, onChange }: { value: Act | null; onChange: (act: Act) => void }) {
  const said = useWords(words)
  const names = useWords(actNames)
  const sentences = useWords(actSentences)
  return (
    <Card title={said.chooseAct}>
      <Radio.Group aria-label={said.chooseAct} value={value} onChange={(act) => onChange(act)}>
        <div className={style.acts}>
          {ACTS.map((act) => (
            <Radio
              key={act}
              value={act}
              label={names[act]}
              description={sentences[act]}
              classNames={{ root: style.act, label: style.actName }}
            />
          ))}
        </div>
      </Radio.Group>
    </Card>
  )
}

function ReorganisationForm({ begin }: { begin: Draft }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [draft, setDraft] = useState(begin)
  const [asked, setAsked] = useState<{ draft: Draft; wanted: z.input<typeof WantedReorganisation> } | null>(
    null,
  )
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const wanted = wantedOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted) setAsked({ draft, wanted })
  }
  return (
    <>
      <form className={style.form} onSubmit={submit}>
        <DecisionFields draft={draft} set={set} />
        <UnitFields draft={draft} set={set} today={today} />
        <MemberFields draft={draft} set={set} today={today} />
        <BelowFields draft={draft} set={setDraft} today={today} />
        <div className={style.buttons}>
          <Button type="submit" disabled={!wanted}>
            {said.preview}
          </Button>
        </div>
      </form>
      {asked && asked.draft === draft && (
        <PreviewCard key={JSON.stringify(asked.wanted)} wanted={asked.wanted} />
      )}
      {asked && asked.draft !== draft && <p role="status">{said.previewStale}</p>}
    </>
  )
}

function DecisionFields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <Card title={said.decisionCard}>
      <div className={style.fields}>
        <TextField
          label={said.number}
          required
          maxLength={100}
          value={draft.number}
          onChange={(number) => set({ number })}
        />
        <DayField
          label={said.date}
          required
          max={today}
          value={draft.date}
          onChange={(date) => set({ date })}
        />
        <TextField
          label={said.issuer}
          required
          maxLength={200}
          value={draft.issuer}
          onChange={(issuer) => set({ issuer })}
        />
        <DayField
          label={said.on}
          description={said.onHint}
          required
          max={today}
          value={draft.on}
          onChange={(on) => set({ on })}
        />
        <TextField label={said.note} maxLength={1000} value={draft.note} onChange={(note) => set({ note })} />
      </div>
    </Card>
  )
}

function PreviewCard({ wanted }: { wanted: z.input<typeof WantedReorganisation> }) {
  const said = useWords(words)
  const names = useWords(actNames)
  const say = useSay(refusalWords)
  const go = useGo()
  const [confirms, setConfirms] = useState(false)
  const [isRecorded, setIsRecorded] = useState(false)
  const preview = useAsk(previewReorganisation, isRecorded ? null : wanted)
  const act = useAct(recordReorganisation, {
    onDone: ({ id }) => {
      // What has been recorded cannot be previewed any more: its units have ended.
      flushSync(() => setIsRecorded(true))
      tell(said.recorded)
      go({ to: `/reorganisations/${id}` })
    },
  })
  const { data } = preview
  return (
    <Card title={said.previewTitle}>
      <div className={style.form}>
        <Answer of={preview} lines={8}>
          {(shown) => <Outlook preview={shown} wanted={wanted} />}
        </Answer>
        {data && data.refusals.length === 0 && (
          <div className={style.buttons}>
            <Button onClick={() => setConfirms(true)}>{said.record}</Button>
          </div>
        )}
      </div>
      <Confirm
        opened={confirms}
        title={names[wanted.act]}
        act={said.record}
        busy={act.isPending}
        error={act.error}
        say={say}
        onCancel={() => setConfirms(false)}
        onConfirm={() => act.mutate(wanted)}
      >
        {data && <p>{said.totals(formatNumber(data.total.before), formatNumber(data.total.after))}</p>}
        <p>{said.confirmText}</p>
      </Confirm>
    </Card>
  )
}
