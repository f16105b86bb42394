import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { ApiError } from '#ui/call.ts'
import { Failed } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { Alone, AloneTitle } from './alone.tsx'
import { signIn, signInHints, type Session } from './api.ts'
import { pageWords } from './page-words.ts'
import { sessionQuery } from './session.tsx'
import { roleWords } from './words.ts'
import style from './alone.module.css'

/** Signing in; with demonstration data also by one button per role. */
export function SignInPage() {
  return (
    <Alone>
      <SignIn />
    </Alone>
  )
}

/** Where to go after signing in: a path of this product, never another site. */
export function safeThen(then: string | undefined): string {
  return then !== undefined && /^\/(?![/\\])/.test(then) ? then : '/'
}

/** Keeps the fresh session and goes where one wanted to go. */
export function useEnter(): (session: Session) => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { then } = useSearch({ strict: false }) as { then?: string }
  return (session) => {
    client.clear()
    client.setQueryData(sessionQuery.queryKey, session)
    void navigate({ href: safeThen(then), replace: true } as never)
  }
}

function SignIn() {
  const said = useWords(pageWords)
  const hints = useAsk(signInHints, {})
  const act = useAct(signIn, { renews: [], onDone: useEnter() })
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ userName, password })
  }
  return (
    <>
      <AloneTitle>{said.signIn}</AloneTitle>
      {hints.data?.setUpNeeded && <p className={style.hint}>{said.setUpNeeded}</p>}
      <form className={style.form} onSubmit={submit}>
        <TextInput
          label={said.userName}
          size="md"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <PasswordInput
          label={said.password}
          size="md"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': said.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Wrong error={act.error} />
        <Button type="submit" size="md" loading={act.isPending}>
          {said.signIn}
        </Button>
        <p className={style.hint}>{said.forgotten}</p>
      </form>
      {hints.data?.demonstration && hints.data.password !== null && (
        <Demonstration
          today={formatDay(hints.data.today)}
          accounts={hints.data.accounts}
          disabled={act.isPending}
          onTry={(name) => act.mutate({ userName: name, password: hints.data.password! })}
        />
      )}
    </>
  )
}

function Wrong({ error }: { error: unknown }) {
  const said = useWords(pageWords)
  if (!error) return null
  const status = error instanceof ApiError ? error.status : 500
  if (status !== 401 && status !== 400 && status !== 429) return <Failed error={error} />
  return (
    <p role="alert" className={style.wrong}>
      {status === 429 ? said.throttled : said.wrong}
    </p>
  )
}

function Demonstration({
  today,
  accounts,
  disabled,
  onTry,
}: {
  today: string
  accounts: readonly {
    userName: string
    fullName: string
    role: keyof typeof roleWords
    unit: string | null
  }[]
  disabled: boolean
  onTry: (userName: string) => void
}) {
  const said = useWords(pageWords)
  const roles = useWords(roleWords)
  return (
    <section className={style.demonstration} aria-labelledby="demonstration">
      <p className={style.banner}>{said.demonstration(today)}</p>
      <h2 id="demonstration" className={style.subtitle}>
        {said.tryAs}
      </h2>
      {accounts.map(({ userName, role, unit }) => (
        <button
          key={userName}
          type="button"
          className={style.role}
          disabled={disabled}
          onClick={() => onTry(userName)}
        >
          {roles[role]}
          <span>
            {userName}
            {unit && ` · ${unit}`}
          </span>
        </button>
      ))}
      <p className={style.hint}>{said.tryAsHint}</p>
    </section>
  )
}
