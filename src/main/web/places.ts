import {
  ArrowLeftRight,
  Award,
  BadgeCheck,
  BookMarked,
  BookOpenText,
  CalendarRange,
  ChartColumn,
  ChartPie,
  ClipboardCheck,
  ClipboardList,
  Coins,
  FileText,
  FileUser,
  FolderTree,
  GraduationCap,
  Handshake,
  Home,
  IdCard,
  Inbox,
  Landmark,
  LayoutDashboard,
  Lightbulb,
  ListChecks,
  MailWarning,
  Medal,
  MessageSquareMore,
  Milestone,
  Presentation,
  Printer,
  ScrollText,
  SearchCheck,
  Send,
  Sheet,
  Shuffle,
  Table2,
  TableProperties,
  UserCog,
  UserRoundCheck,
  UserRoundMinus,
  UserRoundPlus,
  Users,
  Waypoints,
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
  group?: 'member' | 'work' | 'statistics' | 'administration'
  /** Other addresses that belong to the place. */
  also?: string
}

const WORK = { needs: ['work.read'], group: 'work' } as const
const FIGURES = { needs: ['statistics.read'], group: 'statistics' } as const
const REPORTS = { needs: ['work.read'], group: 'statistics' } as const
const MEMBER = { needs: ['person.read'], group: 'member' } as const

const PLACES: readonly Place[] = [
  { to: '/inbox', word: 'inbox', icon: Inbox, needs: ['work.read'] },
  { to: '/me', word: 'me', icon: IdCard, needs: ['self.read'] },
  { to: '/', word: 'overview', icon: Home, needs: ['organisation.read'] },
  { to: '/organisations', word: 'organisations', icon: FolderTree, needs: ['organisation.read'] },
  { to: '/members', word: 'members', icon: Users, needs: ['person.read'], also: '/people' },
  { to: '/movements', word: 'movements', icon: ArrowLeftRight, needs: ['movement.read'] },
  { to: '/admissions', word: 'admissions', icon: UserRoundPlus, ...MEMBER },
  { to: '/training', word: 'training', icon: GraduationCap, ...MEMBER },
  { to: '/transfers', word: 'transfers', icon: Shuffle, ...MEMBER },
  { to: '/statuses', word: 'statuses', icon: UserRoundMinus, ...MEMBER },
  { to: '/supplements', word: 'supplements', icon: FileUser, ...MEMBER },
  { to: '/badges', word: 'badges', icon: Award, ...MEMBER },
  { to: '/dues', word: 'dues', icon: Coins, needs: ['dues.read'], group: 'member' },
  { to: '/procedures', word: 'procedures', icon: Waypoints, ...MEMBER },
  { to: '/programmes', word: 'programmes', icon: ListChecks, ...WORK },
  { to: '/assignments', word: 'assignments', icon: Send, ...WORK },
  { to: '/documents', word: 'documents', icon: FileText, ...WORK },
  { to: '/schemes', word: 'schemes', icon: Milestone, ...WORK, also: '/surveys' },
  { to: '/gatherings', word: 'gatherings', icon: Presentation, ...WORK },
  { to: '/proposals', word: 'proposals', icon: MessageSquareMore, ...WORK },
  { to: '/models', word: 'models', icon: Lightbulb, ...WORK },
  { to: '/emulation', word: 'emulation', icon: CalendarRange, ...WORK },
  { to: '/inspections', word: 'inspections', icon: SearchCheck, ...WORK },
  { to: '/bodies', word: 'bodies', icon: Landmark, ...WORK },
  { to: '/duties', word: 'duties', icon: UserRoundCheck, ...WORK },
  { to: '/coordination', word: 'coordination', icon: Handshake, ...WORK },
  { to: '/dashboard', word: 'dashboard', icon: LayoutDashboard, ...FIGURES },
  { to: '/statistics/balance', word: 'balance', icon: ChartColumn, ...FIGURES },
  { to: '/statistics/structure', word: 'structure', icon: ChartPie, ...FIGURES },
  { to: '/statistics/form', word: 'form', icon: TableProperties, ...FIGURES },
  { to: '/forms', word: 'forms', icon: ClipboardList, ...FIGURES },
  { to: '/returns', word: 'returns', icon: ClipboardCheck, ...REPORTS, also: '/return-periods' },
  { to: '/reports', word: 'reports', icon: BookOpenText, ...REPORTS, also: '/report-targets' },
  { to: '/reviews', word: 'reviews', icon: Medal, ...FIGURES },
  { to: '/tables', word: 'tables', icon: Table2, ...FIGURES, also: '/figures' },
  { to: '/publications', word: 'publications', icon: BookMarked, ...FIGURES },
  { to: '/quality', word: 'quality', icon: BadgeCheck, ...FIGURES },
  { to: '/exchange', word: 'exchange', icon: Sheet, needs: ['exchange.import', 'exchange.export'] },
  { to: '/papers', word: 'papers', icon: Printer, needs: ['work.read'], group: 'administration' },
  {
    to: '/admin/accounts',
    word: 'accounts',
    icon: UserCog,
    needs: ['account.manage'],
    group: 'administration',
  },
  {
    to: '/admin/reminders',
    word: 'reminders',
    icon: MailWarning,
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
  const wanted = ['inbox', 'me', 'overview', 'organisations', 'members', 'balance']
  return places.filter((place) => wanted.includes(place.word)).slice(0, 4)
}
