import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Menu as MenuIcon, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatDay } from '#platform/day.ts'
import { useSession } from '#access/session.tsx'
import { AsOfChip } from '#ui/asof.tsx'
import { Go } from '#ui/go.tsx'
import { OfflineBanner } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { useArrival } from './arrival.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useKeys } from './keys.ts'
import { MyMenu } from './my-menu.tsx'
import { Navigation, ThumbBar } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { placesFor, type Place } from './places.ts'
import { UnitSwitcher } from './unit-switcher.tsx'
import { words } from './words.ts'
import style from './shell.module.css'

/** What stands around every page: header, navigation, palette, banners. */
export function Shell() {
  const said = useWords(words)
  const session = useSession()
  const places = placesFor(session)
  const [searches, search] = useDisclosure()
  const [helps, help] = useDisclosure()
  const main = useRef<HTMLElement>(null)
  useArrival(main)
  // A member's account has nobody to search for.
  const searchesOthers = session.may['organisation.read']
  useKeys({ onSearch: searchesOthers ? search.open : help.open, onHelp: help.open })
  return (
    <div className={style.shell}>
      <a
        href="#main"
        className={`${style.skip} dv-no-print`}
        onClick={(event) => (event.preventDefault(), main.current?.focus())}
      >
        {said.skip}
      </a>
      <header className={`${style.header} dv-no-print`}>
        <SideDrawer places={places} />
        {searchesOthers && (
          <button
            type="button"
            className={style.search}
            onClick={search.open}
            aria-label={said.search}
            aria-keyshortcuts="Control+K"
          >
            <Search size={18} aria-hidden />
            <span className={style.searchText}>{said.search}</span>
            <kbd className={style.key}>Ctrl K</kbd>
          </button>
        )}
        <AsOfChip />
        <span className={style.gap} />
        <MyMenu onHelp={help.open} />
      </header>
      <aside className={`${style.side} dv-no-print`}>
        <Brand />
        <UnitSwitcher />
        <Navigation places={places} />
      </aside>
      <div className={style.content}>
        <section aria-label={said.notices}>
          {session.demonstration && (
            <p className={style.banner}>{said.demonstration(formatDay(session.today))}</p>
          )}
          <OfflineBanner />
        </section>
        <main id="main" ref={main} tabIndex={-1} className={style.main}>
          <Outlet />
        </main>
      </div>
      <ThumbBar places={places} />
      <Palette opened={searches} onClose={search.close} places={places} onHelp={help.open} />
      <KeyboardHelp opened={helps} onClose={help.close} />
    </div>
  )
}

/** The product's name and what it is for. */
function Brand() {
  const said = useWords(words)
  return (
    <Go to="/" className={style.brand}>
      <strong>{said.product}</strong>
      <span>{said.line}</span>
    </Go>
  )
}

/** The whole navigation on a phone. */
function SideDrawer({ places }: { places: readonly Place[] }) {
  const said = useWords(words)
  const [opened, { open, close }] = useDisclosure()
  const { pathname, searchStr } = useLocation()
  useEffect(close, [pathname, searchStr, close])
  return (
    <>
      <button
        type="button"
        className={style.burger}
        aria-label={said.menu}
        aria-expanded={opened}
        onClick={open}
      >
        <MenuIcon size={22} aria-hidden />
      </button>
      <Drawer
        opened={opened}
        onClose={close}
        size={300}
        title={said.product}
        closeButtonProps={{ 'aria-label': said.closeMenu }}
      >
        <div className={style.drawer}>
          <UnitSwitcher />
          <Navigation places={places} />
        </div>
      </Drawer>
    </>
  )
}
