import { Button, NumberInput } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Alone, AloneTitle } from '#access/alone.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Loading } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './print-words.ts'
import { lookAtLink, reportByLink, type LinkedSite } from './site-api.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** What a printed code opens (`/roll-call#TOKEN`): one site, one number, on a phone, without signing in. */
export function RollCallPage() {
  return (
    <Alone>
      <Site />
    </Alone>
  )
}

function Site() {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const token = useLocation().hash
  const asked = useAsk(lookAtLink, token === '' ? null : { token })
  const [done, setDone] = useState<LinkedSite | null>(null)
  if (done) return <Done site={done} />
  if (asked.data) return <Call token={token} site={asked.data} onDone={setDone} />
  if (token !== '' && !asked.error) return <Loading />
  return (
    <>
      <AloneTitle>{said.rollCall}</AloneTitle>
      {token === '' ? <p role="alert">{said.noCode}</p> : <WhyNot error={asked.error} say={say} />}
    </>
  )
}

function Call({
  token,
  site,
  onDone,
}: {
  token: string
  site: LinkedSite
  onDone: (site: LinkedSite) => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [present, setPresent] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const act = useAct(reportByLink, { renews: [], onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (present !== null) act.mutate({ token, present, note: note.trim() || null })
  }
  const usedUp = site.used && !site.mayCorrect
  return (
    <>
      <AloneTitle>{said.rollCall}</AloneTitle>
      <p>
        <strong>{site.site}</strong>
        <br />
        {site.title} · {formatDay(site.fromDay)}
      </p>
      <p className={style.dim}>{said.goodOn(formatDay(site.on))}</p>
      {site.present !== null && <p className={style.big}>{said.sent(formatNumber(site.present))}</p>}
      {site.used && <p className={style.dim}>{usedUp ? said.toCorrect : said.maySignedIn}</p>}
      {usedUp ? (
        <GoButton to="/sign-in">{said.signIn}</GoButton>
      ) : (
        <form className={style.form} onSubmit={submit}>
          {site.invited !== null && <p>{said.invitedIs(formatNumber(site.invited))}</p>}
          <NumberInput
            label={said.howMany}
            size="md"
            min={0}
            max={100_000}
            allowDecimal={false}
            inputMode="numeric"
            required
            withAsterisk={false}
            value={present ?? ''}
            onChange={(value) => setPresent(typeof value === 'number' ? value : null)}
          />
          <TextField
            label={said.remark}
            description={said.remarkHint}
            size="md"
            minLength={3}
            maxLength={300}
            value={note}
            onChange={setNote}
          />
          <WhyNot error={act.error} say={say} />
          <Button type="submit" size="md" loading={act.isPending} disabled={present === null}>
            {said.send}
          </Button>
        </form>
      )}
    </>
  )
}

function Done({ site }: { site: LinkedSite }) {
  const said = useWords(words)
  return (
    <>
      <AloneTitle>{said.rollCall}</AloneTitle>
      <div role="status">
        <p>
          <strong>{site.site}</strong>
        </p>
        <p className={style.big}>{said.sent(formatNumber(site.present))}</p>
        <p>{said.thanks}</p>
      </div>
    </>
  )
}
