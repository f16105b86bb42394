import { Button, PasswordInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useAct } from '#ui/ask.ts'
import { Card, Columns, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { changePassword } from './api.ts'
import { pageWords } from './page-words.ts'
import { PASSWORD, refusalsToPassword } from './rules.ts'
import { useSession } from './session.tsx'
import { refusalWords, rolePurposes, roleWords } from './words.ts'
import style from './alone.module.css'

/** My account: what I may do where, my password, and what other rooms add. */
export function AccountPage({ children }: { children?: ReactNode }) {
  const said = useWords(pageWords)
  const { account } = useSession()
  return (
    <Page title={said.account} note={`${account.fullName} · ${account.userName}`}>
      <Columns>
        <Card title={said.changePassword}>
          <PasswordForm />
        </Card>
        <Card title={said.myRoles}>
          <MyRoles />
        </Card>
      </Columns>
      {children}
    </Page>
  )
}

function MyRoles() {
  const said = useWords(pageWords)
  const roles = useWords(roleWords)
  const purposes = useWords(rolePurposes)
  const { units } = useSession()
  return (
    <Table
      name={said.myRoles}
      rows={units}
      rowKey={({ organisationId, role }) => `${organisationId} ${role}`}
      columns={[
        { key: 'unit', title: said.unit, cell: (unit) => unit.name ?? unit.code ?? said.wholeRegister },
        { key: 'role', title: said.role, cell: ({ role }) => `${roles[role]}. ${purposes[role]}.` },
      ]}
      empty={<p>{said.noRoles}</p>}
    />
  )
}

function PasswordForm() {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const { account } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const reasons = refusalsToPassword(next, account.userName)
  const act = useAct(changePassword, {
    renews: [],
    onDone: () => {
      setCurrent('')
      setNext('')
      tell(said.passwordChanged)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ current, next })
  }
  const eye = {
    visibilityToggleButtonProps: { 'aria-label': said.showPassword },
    required: true,
    withAsterisk: false,
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <input type="text" hidden readOnly autoComplete="username" value={account.userName} />
      <PasswordInput
        label={said.currentPassword}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        {...eye}
      />
      <PasswordInput
        label={said.newPassword}
        description={said.passwordHint(PASSWORD.minLength)}
        error={next !== '' && reasons[0] && say(reasons[0])}
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        {...eye}
      />
      <p className={style.hint}>{said.endsOthers}</p>
      <WhyNot error={act.error} say={say} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {said.changePassword}
        </Button>
      </div>
    </form>
  )
}
