import { Button, Checkbox, Textarea } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { Check as Tick, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { formatNumber } from '#ui/format.ts'
import { useAct } from '#ui/ask.ts'
import { Refusals, useSay, WhyNot } from '#ui/refusals.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { checkDocument, type DocumentGiven, type recordDocument } from './api.ts'
import type { FormProps } from './document-form.tsx'
import { givenOf } from './draft.ts'
import { layoutPartsOf, LAYOUT_PARTS } from './law.ts'
import { checkWords, refusalWords } from './refusal-words.ts'
import { layoutWords, words } from './words.ts'
import style from './document.module.css'

type Given = z.input<typeof DocumentGiven>
type Recorded = z.output<typeof recordDocument.output>
type Found = z.output<typeof checkDocument.output>

/** Below the fields: a received document is recorded; one of our own is checked first, then issued. */
export function Submit(props: FormProps & { act: UseMutationResult<Recorded, Error, Given> }) {
  const { draft, keeper, act } = props
  const said = useWords(words)
  const say = useSay(refusalWords)
  const given = givenOf(draft, keeper.id)
  if (draft.direction === 'issued') return <CheckAndIssue {...props} given={given} />
  return (
    <>
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button loading={act.isPending} disabled={given === null} onClick={() => given && act.mutate(given)}>
          {said.save}
        </Button>
      </div>
    </>
  )
}

function CheckAndIssue({
  draft,
  set,
  act,
  given,
}: FormProps & { act: UseMutationResult<Recorded, Error, Given>; given: Given | null }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [checked, setChecked] = useState<string | null>(null)
  const asked = JSON.stringify(given && { ...given, checkReason: null })
  const check = useAct(checkDocument, { renews: [] })
  const found = check.data && checked === asked ? check.data : null
  const open = found?.checks.filter((one) => one.state === 'open').length ?? 0
  const isReady =
    found !== null && found.refusals.length === 0 && (open === 0 || draft.checkReason.trim() !== '')
  return (
    <>
      <LayoutFields draft={draft} set={set} />
      <div className={style.buttons}>
        <Button
          variant={found ? 'default' : 'filled'}
          loading={check.isPending}
          disabled={given === null}
          onClick={() => {
            if (given === null) return
            setChecked(asked)
            check.mutate({ ...given, checkReason: null })
          }}
        >
          {said.check}
        </Button>
      </div>
      <WhyNot error={check.error} say={say} />
      {check.data && !found && !check.isPending && <p role="status">{said.changed}</p>}
      {found && <Checklist found={found} open={open} />}
      {open > 0 && (
        <Textarea
          label={said.checkReason}
          autosize
          minRows={2}
          maxLength={500}
          value={draft.checkReason}
          onChange={(event) => set({ checkReason: event.currentTarget.value })}
        />
      )}
      <WhyNot error={act.error} say={say} />
      {found && (
        <div className={style.buttons}>
          <Button loading={act.isPending} disabled={!isReady} onClick={() => given && act.mutate(given)}>
            {said.doIssue}
          </Button>
        </div>
      )}
    </>
  )
}

function Checklist({ found, open }: { found: Found; open: number }) {
  const said = useWords(words)
  const locale = useLocale()
  const say = useSay(refusalWords)
  return (
    <section aria-label={said.checkDone} className={style.standing} role="status">
      <Refusals refusals={found.refusals} say={say} />
      {found.refusals.length === 0 && (
        <p className={style.type}>{open === 0 ? said.checkGood : said.checkOpen(formatNumber(open))}</p>
      )}
      <ul className={style.list}>
        {found.checks.map((one, index) => (
          <li key={index} className={style.check}>
            {one.state === 'done' ? (
              <Tick size={16} aria-hidden color="var(--dv-good)" />
            ) : (
              <TriangleAlert size={16} aria-hidden color="var(--dv-warn)" />
            )}
            <span>
              {checkWords[one.code](one.facts)[locale]}
              {one.source && <span className={style.dim}> ({one.source})</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LayoutFields({ draft, set }: Pick<FormProps, 'draft' | 'set'>) {
  const said = useWords(words)
  const names = useWords(layoutWords)
  const parts = draft.organ === 'chi_bo' ? layoutPartsOf('chi_bo') : LAYOUT_PARTS
  return (
    <fieldset className={style.fieldset}>
      <legend>{said.layout}</legend>
      <p className={style.dim}>{said.layoutText}</p>
      {parts.map((part) => (
        <Checkbox
          key={part}
          label={names[part]}
          checked={draft.layout.includes(part)}
          onChange={(event) =>
            set({
              layout: event.currentTarget.checked
                ? [...draft.layout, part]
                : draft.layout.filter((one) => one !== part),
            })
          }
        />
      ))}
    </fieldset>
  )
}
