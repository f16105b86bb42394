import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAct, useAsk } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { formatInstant } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getReminders, resendVerification, setReminders, type ReminderSetting } from './api.ts'
import { RHYTHMS } from './rules.ts'
import { refusalWords, words } from './words.ts'
import style from './reminder.module.css'

const RENEWS = ['/api/reminders']
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** On the page of my account: whether, when and where I am reminded by e-mail. */
export function MyReminders() {
  const said = useWords(words)
  const asked = useAsk(getReminders, {})
  return (
    <Card title={said.title}>
      <Answer of={asked} lines={5}>
        {(setting) => <Wishes key={JSON.stringify(setting)} setting={setting} />}
      </Answer>
    </Card>
  )
}

function Wishes({ setting }: { setting: ReminderSetting }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [wish, setWish] = useState(setting)
  const act = useAct(setReminders, { renews: RENEWS, onDone: () => tell(said.saved) })
  const change = (part: Partial<ReminderSetting>) => setWish({ ...wish, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { email, rhythm, hour, weekday, quietFrom, quietUntil } = wish
    act.mutate({ email: email.trim(), rhythm, hour, weekday, quietFrom, quietUntil })
  }
  const hours = HOURS.map((value) => ({ value, label: said.oclock(value) }))
  const hourField = (label: string, key: 'hour' | 'quietFrom' | 'quietUntil') => (
    <ChoiceField
      label={label}
      value={String(wish[key])}
      choices={hours}
      onChange={(value) => change({ [key]: Number(value) })}
    />
  )
  if (!setting.mail) return <p className={style.dim}>{said.noMail}</p>
  return (
    <form className={style.form} onSubmit={submit}>
      <p className={style.dim}>{said.what}</p>
      <TextField
        label={said.email}
        type="email"
        autoComplete="email"
        required
        value={wish.email}
        onChange={(email) => change({ email })}
      />
      <div className={style.pair}>
        <ChoiceField
          label={said.rhythm}
          value={wish.rhythm}
          choices={RHYTHMS.map((value) => ({ value, label: said.rhythms[value] }))}
          onChange={(rhythm) => change({ rhythm: rhythm || 'off' })}
        />
        {wish.rhythm === 'weekly' && (
          <ChoiceField
            label={said.weekday}
            value={String(wish.weekday) as (typeof WEEKDAYS)[number]}
            choices={WEEKDAYS.map((value) => ({ value, label: said.weekdays[value] }))}
            onChange={(weekday) => change({ weekday: Number(weekday) })}
          />
        )}
      </div>
      {wish.rhythm !== 'off' && (
        <div className={style.pair}>
          {hourField(said.hour, 'hour')}
          {hourField(said.quietFrom, 'quietFrom')}
          {hourField(said.quietUntil, 'quietUntil')}
        </div>
      )}
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending}>
          {said.save}
        </Button>
      </div>
      {setting.rhythm !== 'off' && <Verification setting={setting} />}
    </form>
  )
}

function Verification({ setting: { verified, lastSentAt } }: { setting: ReminderSetting }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const act = useAct(resendVerification, { renews: RENEWS, onDone: () => tell(said.resent) })
  if (verified)
    return (
      <p className={style.buttons}>
        <Mark tone="good">{said.verified}</Mark>
        {lastSentAt && <span className={style.dim}>{said.lastSent(formatInstant(lastSentAt))}</span>}
      </p>
    )
  return (
    <div>
      <Mark tone="warn">{said.unverified}</Mark>
      <p className={style.dim}>{said.unverifiedText}</p>
      <Button variant="default" loading={act.isPending} onClick={() => act.mutate({})}>
        {said.resend}
      </Button>
      <WhyNot error={act.error} say={say} />
    </div>
  )
}
