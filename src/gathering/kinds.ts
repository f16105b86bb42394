/** What a kind of gathering asks for. */
interface Asks {
  /** Sites: how many at least once it is announced; null: everybody meets in one place. */
  sites: number | null
  /** How those who came are counted: by a number per site, or one by one from the invitations. */
  rollCall: 'number' | 'person'
  /** Whether its conclusions are put to the vote. */
  votes: boolean
  minutes: boolean
  /** Whether sites and units say what they think of the draft report. */
  opinions: boolean
  conclusions: boolean
}

const CONFERENCE: Asks = {
  sites: null,
  rollCall: 'person',
  votes: false,
  minutes: true,
  opinions: true,
  conclusions: true,
}
const MANY_PLACES: Asks = { ...CONFERENCE, sites: 1, rollCall: 'number' }

/**
 * The kinds of gathering as declarations: half-yearly or yearly summing up (sơ kết, tổng kết), thematic (chuyên đề), online
 * (trực tuyến), briefing (giao ban), national (toàn quốc), presentation (lễ trao tặng),
 * meeting of a committee (họp cấp ủy). Branch meetings, classes and
 * congresses will be further lines. Sites may be added to every conference; online and national ones cannot do without.
 */
export const KINDS = {
  so_ket: CONFERENCE,
  tong_ket: CONFERENCE,
  chuyen_de: CONFERENCE,
  truc_tuyen: MANY_PLACES,
  giao_ban: { ...CONFERENCE, opinions: false },
  toan_quoc: MANY_PLACES,
  trao_tang: { ...CONFERENCE, minutes: false, opinions: false, conclusions: false },
  hop_cap_uy: { ...CONFERENCE, votes: true, opinions: false },
} as const satisfies Record<string, Asks>

export type Kind = keyof typeof KINDS
export const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]]

/** What this kind asks for. */
export function asksOf(kind: Kind): Asks {
  return KINDS[kind]
}

/** Where a gathering stands; each is an act on a day. */
export const STATES = ['planned', 'announced', 'postponed', 'cancelled', 'held', 'concluded'] as const
export type State = (typeof STATES)[number]

/** Which acts may follow which state. */
export const NEXT: Record<State, readonly State[]> = {
  planned: ['announced', 'cancelled'],
  announced: ['held', 'postponed', 'cancelled'],
  postponed: ['announced', 'cancelled'],
  held: ['concluded'],
  cancelled: [],
  concluded: [],
}

/** The most of each that one gathering has. */
export const MOST = {
  sites: 500,
  items: 60,
  papers: 60,
  acts: 100,
  plans: 100,
  invitations: 1000,
  conclusions: 60,
  addressees: 5000,
} as const
