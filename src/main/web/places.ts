import {
  ArrowLeftRight,
  ChartColumn,
  ChartPie,
  FolderTree,
  Home,
  ScrollText,
  Sheet,
  TableProperties,
  UserCog,
  Users,
  type LucideIcon,
} from 'lucide-react'
import type { Session } from '#access/api.ts'
import type { Action } from '#access/rules.ts'
import { PAGES } from './pages.ts'
import type { words } from './words.ts'

/** A place of the navigation; `needs`: any one of these actions opens it. */
export interface Place {
  to: string
  word: keyof (typeof words)['pages']
  icon: LucideIcon
  needs: readonly Action[]
  group?: 'statistics' | 'administration'
  /** Other addresses that belong to the place. */
  also?: string
}

const PLACES: readonly Place[] = [
  { to: '/', word: 'overview', icon: Home, needs: [] },
  { to: '/organisations', word: 'organisations', icon: FolderTree, needs: ['organisation.read'] },
  { to: '/members', word: 'members', icon: Users, needs: ['person.read'], also: '/people' },
  { to: '/movements', word: 'movements', icon: ArrowLeftRight, needs: ['movement.read'] },
  {
    to: '/statistics/balance',
    word: 'balance',
    icon: ChartColumn,
    needs: ['statistics.read'],
    group: 'statistics',
  },
  {
    to: '/statistics/structure',
    word: 'structure',
    icon: ChartPie,
    needs: ['statistics.read'],
    group: 'statistics',
  },
  {
    to: '/statistics/form',
    word: 'form',
    icon: TableProperties,
    needs: ['statistics.read'],
    group: 'statistics',
  },
  { to: '/exchange', word: 'exchange', icon: Sheet, needs: ['exchange.import', 'exchange.export'] },
  {
    to: '/admin/accounts',
    word: 'accounts',
    icon: UserCog,
    needs: ['account.manage'],
    group: 'administration',
  },
  { to: '/admin/audit', word: 'audit', icon: ScrollText, needs: ['audit.read'], group: 'administration' },
]

/** The places that exist and that I can use. */
export function placesFor({ may }: Pick<Session, 'may'>): Place[] {
  const paths = new Set(PAGES.map((page) => page.path))
  return PLACES.filter(
    ({ to, needs }) => paths.has(to) && (needs.length === 0 || needs.some((action) => may[action])),
  )
}

/** The four places at the thumb on a phone. */
export function thumbPlaces(places: readonly Place[]): Place[] {
  const wanted = ['overview', 'organisations', 'members', 'balance']
  return places.filter((place) => wanted.includes(place.word))
}
