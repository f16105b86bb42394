import { hash, verify } from '@node-rs/argon2'
import { TooBusy } from './problems.ts'

// argon2id, 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet.
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** How many passwords may wait for hashing at once before the rest is asked to come back later. */
const MAX_WAITING = 64
let waiting = 0
let decoy: Promise<string> | undefined

/** The text to keep for a password; never call it inside a transaction (about 45 ms). Keyboards differ: NFC first. */
export function hashPassword(password: string): Promise<string> {
  return taken(() => hash(password.normalize('NFC'), COST))
}

/** Whether the password is the one kept; takes as long when there is none (`kept` null) and then answers no. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no account has this password', COST)
  const against = kept ?? (await decoy)
  const matches = await taken(() => verify(against, password.normalize('NFC')))
  return matches && kept !== null
}

async function taken<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting >= MAX_WAITING) throw new TooBusy()
  waiting += 1
  try {
    return await work()
  } finally {
    waiting -= 1
  }
}
