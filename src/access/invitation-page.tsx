import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useAct, useAsk } from '#ui/ask.ts'
import { formatInstant } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Loading } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { Alone, AloneTitle } from './alone.tsx'
import { acceptInvitation, getInvitation, type Invitation } from './api.ts'
import { pageWords } from './page-words.ts'
import { PASSWORD, refusalsToPassword } from './rules.ts'
import { useEnter } from './sign-in-page.tsx'
import { refusalWords } from './words.ts'
import type { z } from 'zod'
import style from './alone.module.css'

/** A one-time link (`/invitation#TOKEN`): sets up the first administrator, a new account, or a new password. */
export function InvitationPage() {
  return (
    <Alone>
      <Inspect />
    </Alone>
  )
}

function Inspect() {
  const said = useWords(pageWords)
  const token = useLocation().hash
  const asked = useAsk(getInvitation, token === '' ? null : { token })
  if (asked.data) return <Accept token={token} invitation={asked.data} />
  if (token !== '' && !asked.error) return <Loading />
  return (
    <>
      <AloneTitle>{said.invitationTitle}</AloneTitle>
      <p role="alert">{said.linkInvalid}</p>
      <GoButton to="/sign-in">{said.toSignIn}</GoButton>
    </>
  )
}

function Accept({ token, invitation }: { token: string; invitation: z.infer<typeof Invitation> }) {
  const said = useWords(pageWords)
  const locale = useLocale()
  const say = useSay(refusalWords)
  const act = useAct(acceptInvitation, { renews: [], onDone: useEnter() })
  const [userName, setUserName] = useState(invitation.userName ?? '')
  const [fullName, setFullName] = useState(invitation.fullName ?? '')
  const [password, setPassword] = useState('')
  const isSetUp = invitation.purpose === 'setup'
  const named = isSetUp
    ? { userName: userName.trim().toLowerCase(), fullName: fullName.normalize('NFC') }
    : {}
  const reasons = refusalsToPassword(password, userName)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ token, password, locale, ...named })
  }
  return (
    <>
      <AloneTitle>
        {
          { setup: said.setUpTitle, invitation: said.invitationTitle, password: said.passwordTitle }[
            invitation.purpose
          ]
        }
      </AloneTitle>
      {!isSetUp && <p>{said.invitationFor(invitation.fullName ?? '', invitation.userName ?? '')}</p>}
      <p className={style.hint}>{said.linkUntil(formatInstant(invitation.expiresAt))}</p>
      <form className={style.form} onSubmit={submit}>
        {isSetUp && (
          <>
            <TextInput
              label={said.fullName}
              size="md"
              autoComplete="name"
              required
              withAsterisk={false}
              value={fullName}
              onChange={(event) => setFullName(event.currentTarget.value)}
            />
            <TextInput
              label={said.userName}
              description={said.userNameHint}
              size="md"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
              value={userName}
              onChange={(event) => setUserName(event.currentTarget.value)}
            />
          </>
        )}
        <PasswordInput
          label={said.password}
          description={said.passwordHint(PASSWORD.minLength)}
          error={password !== '' && reasons[0] && say(reasons[0])}
          size="md"
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': said.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <WhyNot error={act.error} say={say} />
        <Button type="submit" size="md" loading={act.isPending}>
          {said.setPassword}
        </Button>
      </form>
    </>
  )
}
