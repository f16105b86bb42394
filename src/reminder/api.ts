import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { RHYTHMS } from './rules.ts'

export const MOST_MAILS = 200

const Hour = z.int().min(0).max(23)
const Instant = z.iso.datetime({ offset: true })
const Done = z.object({ done: z.literal(true) })
const Token = z.object({ token: z.string().min(20).max(100) })

/** How I want to be reminded; `verified`: the link sent to the address has been opened. */
export const ReminderSetting = z.object({
  email: z.string(),
  verified: z.boolean(),
  rhythm: z.enum(RHYTHMS),
  hour: Hour,
  weekday: z.int().min(1).max(7),
  quietFrom: Hour,
  quietUntil: Hour,
  /** Whether this server sends mail at all. */
  mail: z.boolean(),
  lastSentAt: Instant.nullable(),
})
export type ReminderSetting = z.infer<typeof ReminderSetting>

export const getReminders = endpoint(
  'GET /api/reminders',
  z.object({}),
  ReminderSetting,
  'How I am reminded by e-mail',
)

export const setReminders = endpoint(
  'PUT /api/reminders',
  z.object({
    email: z.email().max(200),
    rhythm: z.enum(RHYTHMS),
    hour: Hour,
    weekday: z.int().min(1).max(7),
    quietFrom: Hour,
    quietUntil: Hour,
  }),
  ReminderSetting,
  'Choose how I am reminded; a new address is sent a link to open first',
)

export const resendVerification = endpoint(
  'POST /api/reminders/verification-mail',
  z.object({}),
  ReminderSetting,
  'Send the link to my address again',
)

export const verifyAddress = endpoint(
  'POST /api/reminders/verification',
  Token,
  Done,
  'Open the link that was sent to an address',
)

export const stopReminders = endpoint(
  'POST /api/reminders/stop',
  Token,
  Done,
  'Stop by the link at the end of a letter',
)

/** A letter that did not leave, or is on its way. */
export const MailRow = z.object({
  id: z.uuid(),
  userName: z.string(),
  kind: z.enum(['digest', 'verification']),
  state: z.enum(['waiting', 'sending', 'dead', 'uncertain']),
  attempts: z.int(),
  error: z.string().nullable(),
  createdAt: Instant,
  nextAt: Instant.nullable(),
})
export type MailRow = z.infer<typeof MailRow>

export const listMails = endpoint(
  'GET /api/reminders/mails',
  z.object({}),
  z.object({ mail: z.boolean(), items: z.array(MailRow).max(MOST_MAILS), sentInWeek: z.int() }),
  'Letters on their way and those that could not be sent',
)

export const retryMail = endpoint(
  'POST /api/reminders/mails/:id/retry',
  z.object({ id: z.uuid() }),
  Done,
  'Send a letter again that could not be sent',
)
