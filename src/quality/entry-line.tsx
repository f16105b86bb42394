import { Autocomplete, Button, TextInput } from '@mantine/core'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { ApiError } from '#ui/call.ts'
import { useAct } from '#ui/ask.ts'
import { parseBirth, parseDay } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { enterLine, type Line } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { birth } from './found-people.tsx'
import { problemOf, refusalWords } from './refusal-words.ts'
import { RULE_BY_CODE, type ExpectedField } from './rules.ts'
import { useFieldName } from './score-overview.tsx'
import style from './quality.module.css'

const UNKNOWN = 'KR'

/** One line of a sheet: a box for each missing field; Enter goes on, and saves the line in its last box. */
export function EntryLine({ campaignId, line, isOpen }: { campaignId: string; line: Line; isOpen: boolean }) {
  const said = useWords(words)
  const locale = useLocale()
  const say = useSay(refusalWords)
  const fieldName = useFieldName()
  const [typed, setTyped] = useState<Partial<Record<ExpectedField, string>>>({})
  const [wrong, setWrong] = useState<Partial<Record<ExpectedField, string>>>({})
  const act = useAct(enterLine, {
    renews: ['/api/quality'],
    onDone: ({ odd }) => {
      setTyped({})
      const what = odd.map((code) => RULE_BY_CODE.get(code)!.says[locale])
      tell(what.length > 0 ? said.odd(what.join('; ')) : said.savedOf(line.fullName))
    },
  })
  const open = line.gaps.filter((one) => one.state !== 'entered')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readLine(
      open.map((one) => one.rule),
      typed,
    )
    setWrong(Object.fromEntries(read.wrong.map((rule) => [rule, said.unreadable])))
    if (read.wrong.length > 0) return focusOn(event.currentTarget, read.wrong[0]!)
    if (read.fields.length === 0) return tell(said.nothingTyped)
    const form = event.currentTarget
    act.mutate(
      { id: campaignId, personId: line.personId, fields: read.fields },
      { onSuccess: () => focusNext(form), onError: (error) => setWrong(problemsIn(error, locale)) },
    )
  }
  return (
    <form className={style.line} onSubmit={submit} data-line noValidate>
      <div className={style.bar}>
        <strong>
          {line.number}. {line.fullName}
        </strong>
        <span className={style.dim}>
          {birth(line.bornOn)} · {line.code}
        </span>
        {open.length === 0 && <Mark tone="good">{said.saved}</Mark>}
      </div>
      {isOpen && open.length > 0 && (
        <div className={style.inputs}>
          {open.map(({ rule, state }) => (
            <Box
              key={rule}
              rule={rule}
              label={fieldName(rule)}
              of={line.fullName}
              note={state === 'unknown' ? said.asked : undefined}
              value={typed[rule] ?? ''}
              error={wrong[rule]}
              onChange={(text) => setTyped({ ...typed, [rule]: text })}
            />
          ))}
          <Button
            type="submit"
            variant="default"
            loading={act.isPending}
            aria-label={said.saveLineOf(line.fullName)}
          >
            {said.saveLine}
          </Button>
        </div>
      )}
      <WhyNot error={act.error} say={say} />
    </form>
  )
}

function Box({
  rule,
  label,
  of,
  note,
  value,
  error,
  onChange,
}: {
  rule: ExpectedField
  label: string
  of: string
  note: string | undefined
  value: string
  error: string | undefined
  onChange: (text: string) => void
}) {
  const { type, options } = FIELD_BY_KEY.get(rule)!
  const given = {
    label,
    'aria-label': `${label}, ${of}`,
    'data-rule': rule,
    description: note,
    value,
    error,
    autoComplete: 'off',
  }
  if (options)
    return (
      <Autocomplete
        {...given}
        data={[...options]}
        onChange={onChange}
        onKeyDown={onward}
        selectFirstOptionOnChange={false}
      />
    )
  return (
    <TextInput
      {...given}
      placeholder={type === 'day' || type === 'birth' ? 'dd/mm/yyyy' : undefined}
      inputMode={type === 'text' ? undefined : 'numeric'}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onward}
    />
  )
}

/** Enter goes to the next box of the line; in the last one it sends the line. */
function onward(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  const boxes = [...event.currentTarget.form!.querySelectorAll<HTMLInputElement>('input[data-rule]')]
  const next = boxes[boxes.indexOf(event.currentTarget) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** The first box of the line after this one. */
function focusNext(form: HTMLFormElement): void {
  const lines = [...document.querySelectorAll('form[data-line]')]
  const after = lines.slice(lines.indexOf(form) + 1)
  after
    .map((line) => line.querySelector<HTMLInputElement>('input[data-rule]'))
    .find(Boolean)
    ?.focus()
}

function focusOn(form: HTMLFormElement, rule: string): void {
  form.querySelector<HTMLInputElement>(`input[data-rule="${rule}"]`)?.focus()
}

/** What was typed as the server reads it: days as YYYY-MM-DD, KR as not known; empty boxes left out. */
function readLine(rules: readonly ExpectedField[], typed: Partial<Record<ExpectedField, string>>) {
  const fields: { rule: ExpectedField; value: string | null }[] = []
  const wrong: ExpectedField[] = []
  for (const rule of rules) {
    const text = (typed[rule] ?? '').trim()
    if (text === '') continue
    if (text.toUpperCase() === UNKNOWN) fields.push({ rule, value: null })
    else {
      const value = written(FIELD_BY_KEY.get(rule)!.type, text)
      if (value === null) wrong.push(rule)
      else fields.push({ rule, value })
    }
  }
  return { fields, wrong }
}

function written(type: string, text: string): string | null {
  if (type === 'day') return parseDay(text)
  if (type !== 'birth') return text
  const read = parseBirth(text)
  return read?.precision === 'day' ? read.on : null
}

/** The refusals that concern one box, by its field. */
function problemsIn(error: unknown, locale: 'vi' | 'en'): Partial<Record<ExpectedField, string>> {
  if (!(error instanceof ApiError)) return {}
  const wrong = (error.refusals as { code: string; field?: ExpectedField; problem?: string }[]).filter(
    (one) => one.code === 'value-wrong',
  )
  return Object.fromEntries(wrong.map((one) => [one.field, problemOf(one.problem!)[locale]]))
}
