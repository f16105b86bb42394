import { z } from 'zod'

const Key = z.base64().max(400)

/** What an installation shows of itself so that others can write to it and know its signature: two public keys (SPKI, DER). */
export const InstallationCard = z.object({
  format: z.literal('dangvu-installation'),
  version: z.literal(1),
  name: z.string().trim().normalize('NFC').min(1).max(200),
  signKey: Key,
  sealKey: Key,
})
export type InstallationCard = z.infer<typeof InstallationCard>
