import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { KeyRound, Keyboard, ListTodo, LogOut, UserRound } from 'lucide-react'
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
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      trapFocus
      returnFocus
      withRoles
      position="bottom-end"
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={style.me}
          aria-label={`${said.myMenu}: ${account.fullName}`}
          onClick={toggle}
        >
          <span className={style.myName}>{account.fullName}</span>
          <UserRound size={20} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={said.myMenu}>
        <MyMenuBody onHelp={onHelp} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  )
}

function MyMenuBody({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const said = useWords(words)
  const { account } = useSession()
  const go = useGo()
  const leave = useSignOut()
  const closing = (act: () => void) => () => {
    onClose()
    act()
  }
  const acts = [
    { icon: KeyRound, name: said.pages.account, run: closing(() => go({ to: '/account' })) },
    { icon: ListTodo, name: said.pages.jobs, run: closing(() => go({ to: '/jobs' })) },
    { icon: Keyboard, name: said.help, run: closing(onHelp) },
    { icon: LogOut, name: said.signOut, run: leave },
  ]
  return (
    <div className={style.mine}>
      <p>
        <strong>{account.fullName}</strong>
        <span className={style.dim}>{account.userName}</span>
      </p>
      <LanguageChoice />
      <ThemeChoice />
      <div>
        {acts.map(({ icon: Icon, name, run }) => (
          <button key={name} type="button" className={style.act} onClick={run}>
            <Icon size={18} aria-hidden />
            {name}
          </button>
        ))}
      </div>
    </div>
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
  return (
    <Choice
      label={said.language}
      value={account.locale}
      onChange={set}
      choices={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}

function ThemeChoice() {
  const said = useWords(words)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = ['auto', 'light', 'dark'] as const
  return (
    <Choice
      label={said.theme}
      value={colorScheme}
      onChange={setColorScheme}
      choices={schemes.map((scheme) => ({ value: scheme, label: said[scheme] }))}
    />
  )
}

function Choice<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  label: string
  value: Value
  onChange: (value: Value) => void
  choices: { value: Value; label: string }[]
}) {
  return (
    <div>
      <p className={style.dim}>{label}</p>
      <SegmentedControl fullWidth aria-label={label} value={value} onChange={onChange} data={choices} />
    </div>
  )
}
