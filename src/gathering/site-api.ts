import { z } from 'zod'
import { KindName } from '#organisation/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { Id, MaybeLine, Named, Note } from './api.ts'
import { MOST } from './kinds.ts'

const Invited = z.int().min(1).max(100_000).nullable()

/** A site (điểm cầu) with what it last reported; `mine`: the reader may report for it. */
export const Site = z.object({
  id: Id,
  number: z.int(),
  name: z.string(),
  unit: Named.extend({ code: z.string() }).nullable(),
  chair: z.string().nullable(),
  place: z.string().nullable(),
  invited: z.int().nullable(),
  present: z.int().nullable(),
  reportedOn: Day.nullable(),
  reports: z.int(),
  note: z.string().nullable(),
  mine: z.boolean(),
})
export type Site = z.infer<typeof Site>

export const Sites = z.object({
  items: z.array(Site).max(MOST.sites),
  reported: z.int(),
  invited: z.int(),
  present: z.int(),
})
export type Sites = z.infer<typeof Sites>

export const listSites = endpoint(
  'GET /api/gatherings/:id/sites',
  z.object({ id: Id, on: Day.optional() }),
  Sites,
  'The sites of a gathering with their roll call up to a day',
)

/** Sites made at once: units directly below, units below of these kinds, or lines as pasted from a spreadsheet. */
const Made = z.discriminatedUnion('from', [
  z.object({ from: z.literal('below'), itself: z.boolean(), invited: Invited }),
  z.object({ from: z.literal('kinds'), kinds: z.array(KindName).min(1).max(20), invited: Invited }),
  z.object({ from: z.literal('pasted'), text: z.string().max(400_000) }),
])
export type Made = z.infer<typeof Made>

/** What would become sites, before it is signed. */
export const previewSites = endpoint(
  'POST /api/gatherings/:id/sites/preview',
  z.object({ id: Id, made: Made }),
  z.object({ count: z.int(), names: z.array(z.string()).max(MOST.sites), invited: z.int() }),
  'Which sites would be made; refused with all lines that name no unit',
)

export const makeSites = endpoint(
  'POST /api/gatherings/:id/sites',
  z.object({ id: Id, made: Made }),
  Sites,
  'Make sites, all or none',
)

export const changeSite = endpoint(
  'POST /api/gatherings/:id/sites/:siteId/details',
  z.object({ id: Id, siteId: Id, chair: MaybeLine, invited: Invited, place: MaybeLine }),
  Sites,
  'Change the chair, the number invited or the place of a site',
)

export const withdrawSite = endpoint(
  'POST /api/gatherings/:id/sites/:siteId/withdrawal',
  z.object({ id: Id, siteId: Id }),
  Sites,
  'Take a site off the list',
)

const Present = z.int().min(0).max(100_000)

export const reportSites = endpoint(
  'POST /api/gatherings/:id/roll-call',
  z.object({
    id: Id,
    reports: z
      .array(z.object({ siteId: Id, present: Present, note: Note }))
      .min(1)
      .max(MOST.sites),
  }),
  Sites,
  'The roll call of sites by number, all or none; the site itself or the convener reports',
)

/** The printed codes: one secret per site, shown this once; earlier ones of the gathering end. */
export const makeSiteLinks = endpoint(
  'POST /api/gatherings/:id/site-links',
  z.object({ id: Id, on: Day }),
  z.object({
    on: Day,
    items: z
      .array(
        z.object({
          siteId: Id,
          number: z.int(),
          name: z.string(),
          chair: z.string().nullable(),
          token: z.string(),
        }),
      )
      .max(MOST.sites),
  }),
  'Make a one-use roll-call link for every site, good for one day',
)

const Token = z.string().min(20).max(100)

/** What the holder of a link sees: no more than the paper in his hand says. */
export const LinkedSite = z.object({
  title: z.string(),
  fromDay: Day,
  on: Day,
  site: z.string(),
  invited: z.int().nullable(),
  present: z.int().nullable(),
  /** Used up; only somebody signed in for this site or the convener can still correct it. */
  used: z.boolean(),
  mayCorrect: z.boolean(),
})
export type LinkedSite = z.infer<typeof LinkedSite>

export const lookAtLink = endpoint(
  'POST /api/invitation/roll-call/look',
  z.object({ token: Token }),
  LinkedSite,
  'The site of a roll-call link, for whoever holds it',
)

export const reportByLink = endpoint(
  'POST /api/invitation/roll-call',
  z.object({ token: Token, present: Present, note: Note }),
  LinkedSite,
  'The roll call of a site by its link; once, unless signed in',
)
