import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Check, KeyRound, Keyboard, LogOut, UserRound } from 'lucide-react'
import { setLocale, signOut } from '#access/api.ts'
import { sessionQuery, useSession } from '#access/session.tsx'
import { useAct } from '#ui/ask.ts'
import { useGo } from '#ui/go.tsx'
import { useWords, type Locale } from '#ui/words.tsx'
import { words } from './words.ts'
import style from './shell.module.css'

/** My menu: language, theme, account, keyboard help, sign out. */
export function MyMenu({ onHelp }: { onHelp: () => void }) {
  const said = useWords(words)
  const { account } = useSession()
  const go = useGo()
  const leave = useSignOut()
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={style.me} aria-label={`${said.myMenu}: ${account.fullName}`}>
          <span className={style.myName}>{account.fullName}</span>
          <UserRound size={20} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <LanguageChoice />
        <ThemeChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => go({ to: '/account' })}>
          {said.pages.account}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={onHelp}>
          {said.help}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={leave}>
          {said.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Changes my language, here and on the server. */
export function useSetLocale(): (locale: Locale) => void {
  const client = useQueryClient()
  const act = useAct(setLocale, {
    renews: [],
    onDone: (session) => client.setQueryData(sessionQuery.queryKey, session),
  })
  return (locale) => act.mutate({ locale })
}

/** Ends my session and forgets all that was fetched. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const end = () => {
    client.clear()
    location.assign('/sign-in')
  }
  const act = useAct(signOut, { renews: [], onDone: end })
  return () => act.mutate({})
}

function LanguageChoice() {
  const said = useWords(words)
  const { account } = useSession()
  const set = useSetLocale()
  const choices: [Locale, string][] = [
    ['vi', said.vietnamese],
    ['en', said.english],
  ]
  return (
    <>
      <Menu.Label>{said.language}</Menu.Label>
      {choices.map(([locale, name]) => (
        <Choice key={locale} isChosen={account.locale === locale} onChoose={() => set(locale)}>
          {name}
        </Choice>
      ))}
    </>
  )
}

function ThemeChoice() {
  const said = useWords(words)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choices: MantineColorScheme[] = ['auto', 'light', 'dark']
  return (
    <>
      <Menu.Label>{said.theme}</Menu.Label>
      {choices.map((scheme) => (
        <Choice key={scheme} isChosen={colorScheme === scheme} onChoose={() => setColorScheme(scheme)}>
          {said[scheme]}
        </Choice>
      ))}
    </>
  )
}

function Choice({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean
  onChoose: () => void
  children: string
}) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      leftSection={<Check size={16} aria-hidden style={{ visibility: isChosen ? 'visible' : 'hidden' }} />}
      onClick={onChoose}
    >
      {children}
    </Menu.Item>
  )
}
