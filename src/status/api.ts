import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CONTACT_MANNERS, GROUP_ROLES } from './codes.ts'

/** The most statuses, words had and groups that an answer lists. */
export const MOST = { statuses: 200, contacts: 50, groups: 100, members: 500, standings: 12 } as const

const Id = z.uuid()
const Unit = z.object({ id: Id, code: z.string(), name: z.string() })
const Text = (most: number) => z.string().trim().max(most)
const Reason = z.string().trim().min(3).max(500)

/** What the list is asked for: one status, all measures of discipline, or whatever is due. */
export const VIEWS = [
  'mien_sinh_hoat',
  'di_lam_an_xa',
  'o_nuoc_ngoai',
  'chuyen_tam_thoi',
  'dinh_chi',
  'discipline',
] as const
export type View = (typeof VIEWS)[number]

/** A status or measure of a member on the day; place and contact only for those who may see them. */
export const StatusRow = z.object({
  id: Id,
  personId: Id,
  fullName: z.string(),
  memberCode: z.string().nullable(),
  unit: Unit,
  standing: z.string(),
  from: Day,
  /** The last day; null: open. */
  to: Day.nullable(),
  ground: z.string().nullable(),
  place: z.string().nullable(),
  contact: z.string().nullable(),
  expectedOn: Day.nullable(),
  decisionNo: z.string().nullable(),
  /** When the branch last had word. */
  heardOn: Day.nullable(),
  group: z.string().nullable(),
})
export type StatusRow = z.infer<typeof StatusRow>

export const listStatuses = endpoint(
  'GET /api/statuses',
  z.object({
    organisationId: Id,
    view: z.enum(VIEWS),
    on: Day.optional(),
    /** Only those whose end or expected return lies before this many days from the day. */
    dueWithin: z.coerce.number().int().min(0).max(366).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(StatusRow),
  'Members of a unit and those below it with a status on the day, by name',
)

export const countStatuses = endpoint(
  'GET /api/statuses/counts',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    counts: z.array(z.object({ view: z.enum(VIEWS), members: z.int(), due: z.int() })).max(MOST.standings),
  }),
  'How many members have which status on the day, and of how many it ends or a return is due within 30 days',
)

const Bar = z.object({ act: z.string(), because: z.string(), to: Day.nullable(), source: z.string() })
const Contact = z.object({
  id: Id,
  on: Day,
  manner: z.string(),
  note: z.string().nullable(),
})

/** All that is recorded of one member's statuses. */
export const MemberStatuses = z.object({
  person: z.object({ id: Id, fullName: z.string(), memberCode: z.string().nullable() }),
  unit: Unit,
  isMember: z.boolean(),
  statuses: z
    .array(
      StatusRow.omit({
        personId: true,
        fullName: true,
        memberCode: true,
        unit: true,
        heardOn: true,
        group: true,
      }).extend({
        inForce: z.boolean(),
      }),
    )
    .max(MOST.statuses),
  bars: z.array(Bar).max(100),
  contacts: z.array(Contact).max(MOST.contacts),
  groups: z
    .array(z.object({ id: Id, name: z.string(), role: z.string(), from: Day, to: Day.nullable() }))
    .max(50),
  may: z.object({ record: z.boolean(), contact: z.boolean() }),
})
export type MemberStatuses = z.infer<typeof MemberStatuses>

export const getStatuses = endpoint(
  'GET /api/people/:id/statuses',
  z.object({ id: Id, on: Day.optional() }),
  MemberStatuses,
  'A member’s statuses and measures, what they keep him from on the day, and word that was had of him',
)

/** Acts that the branch records at once, without a vote or another actor. */
export const AT_ONCE = ['far-away', 'abroad', 'status-return', 'death'] as const
export type AtOnce = (typeof AT_ONCE)[number]

export const recordAtOnce = endpoint(
  'POST /api/people/:id/status-acts',
  z.object({
    id: Id,
    kind: z.enum(AT_ONCE),
    on: Day,
    values: z.record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])),
  }),
  z.object({ caseId: Id }),
  'Record that a member goes far away or abroad, is back, or has died: a procedure of one step, opened and done at once',
)

export const recordContact = endpoint(
  'POST /api/people/:id/contacts',
  z.object({ id: Id, on: Day, manner: z.enum(CONTACT_MANNERS), note: Text(500).default('') }),
  MemberStatuses,
  'Record that the branch had word of a member who is away',
)

const GroupMember = z.object({
  id: Id,
  personId: Id,
  fullName: z.string(),
  role: z.enum(GROUP_ROLES),
  from: Day,
  away: z.boolean(),
})

/** A group inside a branch (tổ đảng) as of the day, with those in it. */
export const Group = z.object({
  id: Id,
  name: z.string(),
  forAway: z.boolean(),
  from: Day,
  to: Day.nullable(),
  members: z.array(GroupMember).max(MOST.members),
})
export type Group = z.infer<typeof Group>

export const Groups = z.object({
  unit: Unit,
  groups: z.array(Group).max(MOST.groups),
  beyond: z.int(),
  may: z.object({ record: z.boolean() }),
})
export type Groups = z.infer<typeof Groups>

const GroupName = z.string().trim().min(1).max(100)

export const listGroups = endpoint(
  'GET /api/organisations/:id/groups',
  z.object({ id: Id, on: Day.optional() }),
  Groups,
  'The groups of a branch on a day, with leader and members',
)
export const formGroup = endpoint(
  'POST /api/organisations/:id/groups',
  z.object({ id: Id, name: GroupName, forAway: z.boolean().default(false), from: Day }),
  Groups,
  'Form a group inside a branch',
)
export const endGroup = endpoint(
  'POST /api/organisations/:id/groups/:groupId/end',
  z.object({ id: Id, groupId: Id, to: Day, reason: Reason }),
  Groups,
  'Record the last day of a group; those in it leave it then',
)
export const joinGroup = endpoint(
  'POST /api/organisations/:id/groups/:groupId/members',
  z.object({ id: Id, groupId: Id, personId: Id, role: z.enum(GROUP_ROLES), from: Day }),
  Groups,
  'Record that a member belongs to a group from a day on, or has another role in it',
)
export const leaveGroup = endpoint(
  'POST /api/organisations/:id/groups/:groupId/members/:placeId/end',
  z.object({ id: Id, groupId: Id, placeId: Id, to: Day, reason: Reason }),
  Groups,
  'Record somebody’s last day in a group',
)
