import type { Action, Role } from '#access/rules.ts'

/** What a dashboard is arranged for: a branch's secretary, an officer of a commission, a leader, an administrator. */
export const VIEWS = ['secretary', 'commission', 'leader', 'administrator'] as const
export type View = (typeof VIEWS)[number]

/** The cards that there are, in the order in which they are offered. */
export const CARDS = [
  'headcount',
  'years',
  'structure',
  'admissions',
  'deadlines',
  'badges',
  'retirements',
  'terms',
  'classes',
  'organisations',
  'quality',
  'map',
  'units',
] as const
export type Card = (typeof CARDS)[number]

/** What a card shows may be read by whoever may do this. */
const NEEDS: Record<Card, Action> = {
  headcount: 'statistics.read',
  years: 'statistics.read',
  structure: 'statistics.read',
  admissions: 'statistics.read',
  deadlines: 'work.read',
  badges: 'person.read',
  retirements: 'statistics.read',
  terms: 'statistics.read',
  classes: 'work.read',
  organisations: 'statistics.read',
  quality: 'statistics.read',
  map: 'statistics.read',
  units: 'statistics.read',
}

/** The cards of each view unless the address names others; a leader's page is one sheet of its own. */
const CARDS_OF: Record<View, readonly Card[]> = {
  secretary: [
    'deadlines',
    'headcount',
    'structure',
    'admissions',
    'badges',
    'retirements',
    'quality',
    'terms',
  ],
  commission: CARDS.filter((card) => card !== 'organisations'),
  leader: [],
  administrator: ['quality', 'organisations', 'headcount', 'map', 'units'],
}

/** Whose view somebody with these roles gets first. */
export function viewOf(roles: readonly string[]): View {
  const order: readonly [Role, View][] = [
    ['officer', 'commission'],
    ['leader', 'leader'],
    ['secretary', 'secretary'],
    ['administrator', 'administrator'],
  ]
  return order.find(([role]) => roles.includes(role))?.[1] ?? 'commission'
}

/** The view that an address names, or the reader's own. */
export function readView(text: string, roles: readonly string[]): View {
  return VIEWS.find((view) => view === text) ?? viewOf(roles)
}

/** The cards to show: those named in the address (`a,b`), or the view's; only what the reader may see. */
export function cardsOf(view: View, text: string, may: Record<Action, boolean>): Card[] {
  const named = text.split(',')
  const chosen = CARDS.filter((card) => named.includes(card))
  const cards = chosen.length > 0 ? chosen : CARDS_OF[view]
  return cards.filter((card) => may[NEEDS[card]])
}

/** The cards that a reader can choose from. */
export function cardsOffered(may: Record<Action, boolean>): Card[] {
  return CARDS.filter((card) => may[NEEDS[card]])
}
