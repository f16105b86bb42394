import { Button, Checkbox, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ApiError } from '#ui/call.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { RENEWS } from './dialog.tsx'
import { KindChecks } from './kind-checks.tsx'
import { makeSites, previewSites, type Made } from './site-api.ts'
import { words } from './site-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Sites from the units below, by kinds, or from pasted lines: seen before they are made, all or none. */
export function MakeSites({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [from, setFrom] = useState<Made['from']>('below')
  const [itself, setItself] = useState(true)
  const [kinds, setKinds] = useState<string[]>([])
  const [invited, setInvited] = useState<number | null>(null)
  const [text, setText] = useState('')
  const preview = useAct(previewSites, { renews: [] })
  const make = useAct(makeSites, {
    renews: RENEWS,
    onDone: () => {
      tell(said.made)
      onClose()
    },
  })
  const made: Made =
    from === 'below'
      ? { from, itself, invited }
      : from === 'kinds'
        ? { from, kinds, invited }
        : { from, text }
  const isReady = from === 'below' || (from === 'kinds' ? kinds.length > 0 : text.trim() !== '')
  const forget = () => {
    preview.reset()
    make.reset()
  }
  const error = make.error ?? preview.error
  return (
    <Card title={said.make}>
      <form
        className={style.form}
        onChange={forget}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) preview.mutate({ id: gathering.id, made })
        }}
      >
        <ChoiceField
          label={said.from}
          value={from}
          onChange={(chosen) => chosen && setFrom(chosen)}
          choices={[
            { value: 'below', label: said.fromBelow },
            { value: 'kinds', label: said.fromKinds },
            { value: 'pasted', label: said.fromPasted },
          ]}
        />
        {from === 'below' && (
          <Checkbox
            label={said.itself}
            checked={itself}
            onChange={(event) => setItself(event.currentTarget.checked)}
          />
        )}
        {from === 'kinds' && <KindChecks value={kinds} onChange={setKinds} on={today} />}
        {from === 'pasted' ? (
          <Textarea
            label={said.lines}
            description={said.linesHint}
            required
            autosize
            minRows={6}
            maxRows={20}
            className={style.lines}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <NumberInput
            label={said.invitedEach}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={invited ?? ''}
            onChange={(value) => {
              setInvited(typeof value === 'number' ? value : null)
              forget()
            }}
          />
        )}
        <WhyNot error={error} say={say} />
        <Guesses
          error={error}
          text={text}
          onChange={(next) => {
            setText(next)
          }}
        />
        {preview.data && <Previewed shown={preview.data} />}
        <div className={style.buttons}>
          {preview.data ? (
            <Button loading={make.isPending} onClick={() => make.mutate({ id: gathering.id, made })}>
              {said.makeThem(formatNumber(preview.data.count))}
            </Button>
          ) : (
            <Button type="submit" loading={preview.isPending} disabled={!isReady}>
              {said.preview}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
        </div>
      </form>
    </Card>
  )
}

const NAMED = 12

function Previewed({ shown }: { shown: { count: number; names: string[]; invited: number } }) {
  const said = useWords(words)
  const rest = shown.count - NAMED
  return (
    <div role="status">
      <p className={style.big}>{said.previewed(formatNumber(shown.count), formatNumber(shown.invited))}</p>
      <p className={style.dim}>
        {shown.names.slice(0, NAMED).join('; ')}
        {rest > 0 && ` ${said.andMore(formatNumber(rest))}`}
      </p>
    </div>
  )
}

interface Guess {
  line: number
  suggestions: { code: string; name: string }[]
}

const SHOWN = 20

/** What misspelt lines may have meant: pressing one writes its code into the line. */
function Guesses({
  error,
  text,
  onChange,
}: {
  error: unknown
  text: string
  onChange: (text: string) => void
}) {
  const said = useWords(words)
  if (!(error instanceof ApiError)) return null
  const rows = text.split(/\r?\n/)
  const guesses = (error.refusals as unknown as readonly (Guess & { code: string })[])
    .filter(({ code }) => code === 'site-unknown' || code === 'site-ambiguous')
    .filter(
      ({ line, suggestions }) =>
        suggestions.length > 0 && !suggestions.some(({ code }) => rows[line - 1]?.startsWith(code)),
    )
    .slice(0, SHOWN)
  if (guesses.length === 0) return null
  const use = (line: number, code: string) => {
    const [, ...cells] = rows[line - 1]!.split('\t')
    onChange(rows.with(line - 1, [code, ...cells].join('\t')).join('\n'))
  }
  return (
    <fieldset className={style.block}>
      <legend>{said.guesses}</legend>
      <ul className={style.guesses}>
        {guesses.map(({ line, suggestions }) => (
          <li key={line}>
            <span>{said.line(line)}</span>
            {suggestions.map(({ code, name }) => (
              <Button key={code} variant="default" size="compact-md" onClick={() => use(line, code)}>
                {said.use(name)}
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
