import { z } from 'zod'
import { KindName } from '#organisation/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { Id, Line, Named, Reason } from './api.ts'
import { MOST } from './kinds.ts'

/** Somebody invited: a unit, a post at a unit, or a person, whose name only those see who see the person. */
export const Invitation = z.object({
  id: Id,
  unit: Named,
  post: z.string().nullable(),
  person: z.object({ fullName: z.string().nullable() }).nullable(),
  sentOn: Day,
  answerBy: Day.nullable(),
  answer: z.enum(['accepted', 'declined']).nullable(),
  reason: z.string().nullable(),
  answeredOn: Day.nullable(),
  presence: z.enum(['present', 'absent']).nullable(),
  /** The reader may answer for the invited unit. */
  mine: z.boolean(),
})
export type Invitation = z.infer<typeof Invitation>

export const Invitations = z.object({ items: z.array(Invitation).max(MOST.invitations) })

export const listInvitations = endpoint(
  'GET /api/gatherings/:id/invitations',
  z.object({ id: Id, on: Day.optional() }),
  Invitations,
  'Who is invited, with answers and presence up to a day; who only takes part sees his own',
)

/** Whom to invite: the units of the sites, units below of some kinds, or one unit, post or person. */
const Invited = z.discriminatedUnion('who', [
  z.object({ who: z.literal('sites') }),
  z.object({ who: z.literal('below') }),
  z.object({ who: z.literal('kinds'), kinds: z.array(KindName).min(1).max(20) }),
  z.object({ who: z.literal('unit'), organisationId: Id }),
  z.object({ who: z.literal('post'), organisationId: Id, post: Line }),
  z.object({ who: z.literal('person'), personId: Id }),
])
export type Invited = z.infer<typeof Invited>

export const invite = endpoint(
  'POST /api/gatherings/:id/invitations',
  z.object({ id: Id, invited: Invited, answerBy: Day.nullable() }),
  Invitations,
  'Invite units, a post or a person; units already invited by a whole group are left as they are',
)

export const withdrawInvitation = endpoint(
  'POST /api/gatherings/:id/invitations/:invitationId/withdrawal',
  z.object({ id: Id, invitationId: Id }),
  Invitations,
  'Take an invitation back',
)

export const answerInvitation = endpoint(
  'POST /api/gatherings/:id/invitations/:invitationId/answer',
  z.object({
    id: Id,
    invitationId: Id,
    answer: z.enum(['accepted', 'declined']),
    reason: Reason.nullable(),
  }),
  Invitations,
  'Answer an invitation for the invited unit; declining says why',
)

export const markPresence = endpoint(
  'POST /api/gatherings/:id/presence',
  z.object({
    id: Id,
    marks: z
      .array(
        z.object({ invitationId: Id, presence: z.enum(['present', 'absent']), reason: Reason.nullable() }),
      )
      .min(1)
      .max(MOST.invitations),
  }),
  Invitations,
  'The roll call by person: who came and who did not',
)
