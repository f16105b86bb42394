import { useState } from 'react'
import type { Organ } from '#document/organs.ts'
import { partsOf, type Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getReportOffers, recordReport } from './api.ts'
import type { Kind } from './declaration.ts'
import { calendarPeriod, periodsInYear } from './period.ts'
import { refusalWords } from './refusal-words.ts'
import { kindWords, words } from './words.ts'

const YEARS_BACK = 10

/** Begins a report: which, about what time, in whose name. */
export function NewReport({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const say = useSay(refusalWords)
  const go = useGo()
  const { data: offers } = useAsk(getReportOffers, { organisationId: unitId })
  const [template, setTemplate] = useState('yearly')
  const [organ, setOrgan] = useState<Organ | ''>('')
  const time = usePeriod(
    offers?.templates.find(({ key }) => key === template),
    offers?.term ?? null,
  )
  const act = useAct(recordReport, {
    renews: ['/api/reports'],
    onDone: ({ id }) => {
      tell(said.begun)
      onClose()
      go({ to: `/reports/${id}` })
    },
  })
  const organs = offers?.organs ?? []
  const chosen = organ || (organs.find((one) => one.organ === 'ban_thuong_vu') ?? organs[0])?.organ || ''
  const { from, to } = time.span
  return (
    <ActDialog
      title={said.begin}
      verb={said.begin}
      act={act}
      say={say}
      disabled={!from || !to || !chosen}
      onSubmit={() =>
        from && to && chosen && act.mutate({ organisationId: unitId, template, from, to, organ: chosen })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={said.kind}
        value={template}
        onChange={(value) => value && setTemplate(value)}
        choices={(offers?.templates ?? []).map(({ key, kind, subject }) => ({
          value: key,
          label: kind === 'thematic' ? `${kinds[kind]}: ${subject}` : kinds[kind],
        }))}
      />
      {time.fields}
      <ChoiceField
        label={said.organ}
        value={chosen}
        onChange={setOrgan}
        choices={organs.map((one) => ({ value: one.organ, label: one.name }))}
      />
    </ActDialog>
  )
}

type Ends = { from: Day | null; to: Day | null }

/** The period of a report: out of the year where its kind follows the calendar, otherwise from a day to a day. */
function usePeriod(
  offered: { key: string; kind: Kind; span: { from: Day; to: Day } | null } | undefined,
  term: { from: Day; to: Day } | null,
) {
  const said = useWords(words)
  const { today } = useAsOf()
  const now = partsOf(today).year
  const [year, setYear] = useState(String(now))
  const [at, setAt] = useState('0')
  const [ends, setEnds] = useState<Record<string, Ends>>({})
  const kind = offered?.kind ?? 'yearly'
  const count = periodsInYear(kind)
  if (count === 0) {
    const key = offered?.key ?? ''
    const { from, to } = ends[key] ??
      offered?.span ??
      (kind === 'term' ? term : null) ?? { from: null, to: null }
    const set = (change: Partial<Ends>) => setEnds({ ...ends, [key]: { from, to, ...change } })
    const fields = (
      <>
        <DayField label={said.from} required value={from} onChange={(day) => set({ from: day })} />
        <DayField label={said.to} required value={to} onChange={(day) => set({ to: day })} />
      </>
    )
    return { span: { from, to }, fields }
  }
  const names = { 12: said.months, 4: said.quarters, 2: said.halves } as Record<number, (n: number) => string>
  const which = Number(at) < count ? at : '0'
  const fields = (
    <>
      <ChoiceField
        label={said.year}
        value={year}
        onChange={(value) => value && setYear(value)}
        choices={Array.from({ length: YEARS_BACK }, (_, back) => String(now - back)).map((value) => ({
          value,
          label: value,
        }))}
      />
      {count > 1 && (
        <ChoiceField
          label={said.which}
          value={which}
          onChange={(value) => value && setAt(value)}
          choices={Array.from({ length: count }, (_, place) => ({
            value: String(place),
            label: names[count]!(place + 1),
          }))}
        />
      )}
    </>
  )
  return { span: calendarPeriod(kind, Number(year), Number(which))! as Ends, fields }
}
