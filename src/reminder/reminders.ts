import type { Db } from '#platform/db.ts'
import { repeat } from '#platform/repeat.ts'
import { writeDigests, type DigestOptions } from './digest.ts'
import { mailSender, type MailServer } from './mail.ts'
import { sendDue } from './outbox.ts'

export interface ReminderOptions extends DigestOptions, MailServer {
  failed: (error: unknown) => void
  everyMs?: number
}

const BATCH = 20

/** While the server runs and knows a mail server: writes digests when they are due, and sends what waits. */
export function startReminders(db: Db, options: ReminderOptions): { stop: () => Promise<void> } {
  const { now, failed, everyMs = 10_000 } = options
  const { send, close } = mailSender(options)
  let stopped = false
  const turn = async () => {
    await writeDigests(db, options)
    await sendDue(db, (mail) => send(mail), now, stopped ? 0 : BATCH)
  }
  const turns = repeat(turn, { everyMs, failed })
  return {
    stop: async () => {
      stopped = true
      await turns.stop()
      close()
    },
  }
}
