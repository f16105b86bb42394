import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Choice } from '#ui/find-field.tsx'
import { useAskPages } from '#ui/ask.ts'
import { formatInstant } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { AccountPanel } from './account-panel.tsx'
import { LinkShown, type NewLink } from './account-link.tsx'
import { AddAccount } from './add-account.tsx'
import { searchAccounts, type Account } from './api.ts'
import { pageWords } from './page-words.ts'
import { roleWords } from './words.ts'

/** Finds units by a part of their name; given by main, which knows the room of organisations. */
export type FindUnits = (text: string, signal: AbortSignal) => Promise<readonly Choice[]>

/** Administration of accounts: who holds which role where. */
export function AccountsPage({ findUnits }: { findUnits: FindUnits }) {
  const said = useWords(pageWords)
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 250)
  const list = useAskPages(searchAccounts, { text: settled || undefined })
  const [adds, setAdds] = useState(false)
  const [link, setLink] = useState<NewLink | null>(null)
  const [open, setOpen] = useAddress('account', '')
  const opened = list.data?.find((account) => account.id === open)
  return (
    <Page
      title={said.accounts}
      note={said.accountsNote}
      breadcrumb={[{ name: said.administration }]}
      actions={<Button onClick={() => setAdds(true)}>{said.add}</Button>}
    >
      <Toolbar label={said.find}>
        <TextInput
          type="search"
          label={said.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Toolbar>
      <Card>
        <Answer of={list}>
          {(accounts) => (
            <AccountTable accounts={accounts} more={list.more} onOpen={(account) => setOpen(account.id)} />
          )}
        </Answer>
      </Card>
      {adds && (
        <AddAccount
          findUnits={findUnits}
          onClose={() => setAdds(false)}
          onAdded={(added) => {
            setAdds(false)
            setLink({ name: added.account.fullName, ...added.link })
          }}
        />
      )}
      {opened && (
        <AccountPanel account={opened} findUnits={findUnits} onClose={() => setOpen('')} onLink={setLink} />
      )}
      {link && <LinkShown link={link} onClose={() => setLink(null)} />}
    </Page>
  )
}

function AccountTable({
  accounts,
  more,
  onOpen,
}: {
  accounts: readonly Account[]
  more?: () => void
  onOpen: (account: Account) => void
}) {
  const said = useWords(pageWords)
  const roles = useWords(roleWords)
  return (
    <Table
      name={said.accounts}
      rows={accounts}
      rowKey={(account) => account.id}
      more={more}
      columns={[
        {
          key: 'name',
          title: said.fullName,
          sort: (account) => account.fullName,
          cell: (account) => (
            <button type="button" className="dv-link" onClick={() => onOpen(account)}>
              {account.fullName}
            </button>
          ),
        },
        {
          key: 'userName',
          title: said.userName,
          cell: (account) => account.userName,
          sort: (account) => account.userName,
          narrow: false,
        },
        {
          key: 'roles',
          title: said.roles,
          cell: ({ holdings }) =>
            holdings.map(({ id, role, name, code }) => (
              <div key={id}>
                {roles[role]} · {name ?? code ?? said.wholeRegister}
              </div>
            )),
        },
        {
          key: 'seen',
          title: said.lastSeen,
          cell: (account) => formatInstant(account.lastSeenAt),
          sort: (account) => account.lastSeenAt,
          narrow: false,
        },
        { key: 'state', title: said.state, cell: (account) => <State account={account} /> },
      ]}
      empty={<Empty title={said.noAccounts}>{said.noAccountsHint}</Empty>}
    />
  )
}

function State({ account }: { account: Account }) {
  const { states } = useWords(pageWords)
  if (account.disabledAt) return <Mark tone="accent">{states.disabled}</Mark>
  return account.hasPassword ? (
    <Mark tone="good">{states.active}</Mark>
  ) : (
    <Mark tone="warn">{states.invited}</Mark>
  )
}
