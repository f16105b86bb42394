import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ACTIONS, ROLES } from './rules.ts'

export const Locale = z.enum(['vi', 'en'])
export type Locale = z.infer<typeof Locale>

export const RoleName = z.enum(ROLES)

/** A name to sign in with: lower-case Latin letters, digits, dot, hyphen, underscore; capitals are folded. */
export const UserName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, 'user-name')

const FullName = z.string().trim().min(1).max(200).meta({ description: 'Full name, kept in NFC' })
const Password = z.string().min(1).max(1024)
const Token = z.string().min(20).max(100)
const Instant = z.iso.datetime({ offset: true })
const Nothing = z.object({})
const Done = z.object({ done: z.literal(true) })

/** What the reader may do, action by action. */
export const Permissions = z.record(z.enum(ACTIONS), z.boolean())

/** A unit that I work for, with one of my roles there; without code and name: the whole, still empty, register. */
export const Unit = z.object({
  organisationId: z.uuid().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  role: RoleName,
  may: Permissions,
})

/** Who I am and what I may do; `may` answers for anywhere, `units[].may` for one unit and those below it. */
export const Session = z.object({
  account: z.object({ id: z.uuid(), userName: z.string(), fullName: z.string(), locale: Locale }),
  units: z.array(Unit),
  may: Permissions,
  today: Day,
  demonstration: z.boolean(),
  expiresAt: Instant,
})
export type Session = z.infer<typeof Session>

/** What the sign-in page may know before anybody signs in; sign-ins are listed for demonstration data alone. */
export const SignInHints = z.object({
  demonstration: z.boolean(),
  today: Day,
  setUpNeeded: z.boolean(),
  password: z.string().nullable(),
  accounts: z.array(
    z.object({ userName: z.string(), fullName: z.string(), role: RoleName, unit: z.string().nullable() }),
  ),
})

export const signInHints = endpoint(
  'GET /api/sign-in/hints',
  Nothing,
  SignInHints,
  'What the sign-in page may know',
)
export const signIn = endpoint(
  'POST /api/sign-in',
  z.object({ userName: z.string().max(200), password: Password }),
  Session,
  'Sign in with a name and a password',
)
export const signOut = endpoint('POST /api/sign-out', Nothing, Done, 'End this session')
export const getSession = endpoint('GET /api/session', Nothing, Session, 'Who I am and what I may do')
export const setLocale = endpoint(
  'PUT /api/session/locale',
  z.object({ locale: Locale }),
  Session,
  'Choose my language',
)
export const changePassword = endpoint(
  'POST /api/password',
  z.object({ current: Password, next: Password }),
  Done,
  'Change my password; ends my other sessions',
)

/** What an unused link is for: `setup` founds the first administrator, the others name their account. */
export const Invitation = z.object({
  purpose: z.enum(['setup', 'invitation', 'password']),
  userName: z.string().nullable(),
  fullName: z.string().nullable(),
  expiresAt: Instant,
})

/** The token stands in the address's fragment (`/invitation#TOKEN`) and travels in bodies only. */
export const getInvitation = endpoint(
  'POST /api/invitation/inspection',
  z.object({ token: Token }),
  Invitation,
  'What a one-time link is for',
)
export const acceptInvitation = endpoint(
  'POST /api/invitation/acceptance',
  z.object({
    token: Token,
    password: Password,
    userName: UserName.optional(),
    fullName: FullName.optional(),
    locale: Locale.optional(),
  }),
  Session,
  'Set the password by a one-time link and sign in; a set-up link also names the account',
)

export const Holding = z.object({
  id: z.string(),
  role: RoleName,
  organisationId: z.uuid().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  from: Day,
})

export const Account = z.object({
  id: z.uuid(),
  userName: z.string(),
  fullName: z.string(),
  email: z.string().nullable(),
  locale: Locale,
  createdAt: Instant,
  disabledAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  hasPassword: z.boolean(),
  holdings: z.array(Holding),
})
export type Account = z.infer<typeof Account>

/** A one-time link, shown once: `path` is relative to the product's address and carries its token as fragment. */
export const Link = z.object({ path: z.string(), expiresAt: Instant })

export const AccountWithLink = z.object({ account: Account, link: Link })

export const searchAccounts = endpoint(
  'POST /api/accounts/search',
  z.object({
    text: z.string().max(200).optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  pageOf(Account),
  'Accounts with a role in my units, by user name; `text` matches user name or full name',
)
export const getAccount = endpoint(
  'GET /api/accounts/:id',
  z.object({ id: z.uuid() }),
  Account,
  'One account',
)
export const createAccount = endpoint(
  'POST /api/accounts',
  z.object({
    userName: UserName,
    fullName: FullName,
    email: z.email().max(254).optional(),
    locale: Locale.default('vi'),
    role: RoleName,
    organisationId: z.uuid(),
  }),
  AccountWithLink,
  'Create an account with its first role; answers the one-time invitation',
)
export const disableAccount = endpoint(
  'POST /api/accounts/:id/disabling',
  z.object({ id: z.uuid() }),
  Account,
  'Disable an account and end its sessions',
)
export const enableAccount = endpoint(
  'POST /api/accounts/:id/enabling',
  z.object({ id: z.uuid() }),
  Account,
  'Enable an account again',
)
export const resetPassword = endpoint(
  'POST /api/accounts/:id/password-link',
  z.object({ id: z.uuid() }),
  AccountWithLink,
  'A one-time link to set a new password; earlier links of the account end',
)
export const grantRole = endpoint(
  'POST /api/accounts/:id/roles',
  z.object({ id: z.uuid(), role: RoleName, organisationId: z.uuid() }),
  Account,
  'Give an account a role at a unit',
)
export const revokeRole = endpoint(
  'DELETE /api/accounts/:id/roles/:holdingId',
  z.object({ id: z.uuid(), holdingId: z.string().regex(/^\d{1,18}$/) }),
  Account,
  'End a role from today on',
)

/** One entry of the audit log; `details` never hold names or numbers of people. */
export const EventEntry = z.object({
  id: z.string(),
  at: Instant,
  actor: z.object({ kind: z.enum(['account', 'machine']), userName: z.string() }),
  action: z.string(),
  organisation: z.object({ id: z.uuid(), code: z.string(), name: z.string().nullable() }).nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  requestId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  sealed: z.boolean(),
})
export type EventEntry = z.infer<typeof EventEntry>

export const listEvents = endpoint(
  'GET /api/events',
  z.object({
    action: z.string().max(100).optional(),
    organisationId: z.uuid().optional(),
    accountId: z.uuid().optional(),
    subjectKind: z.string().max(50).optional(),
    subjectId: z.string().max(100).optional(),
    from: Day.optional(),
    to: Day.optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(EventEntry),
  'The audit log of my units, newest first; from and to are days in Asia/Ho_Chi_Minh, both included',
)
export const getSeals = endpoint(
  'GET /api/events/seals',
  Nothing,
  z.object({ sealed: z.int(), unsealed: z.int(), lastSealedAt: Instant.nullable() }),
  'How much of the audit log is sealed',
)
