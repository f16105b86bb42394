import {
  createCipheriv,
  createDecipheriv,
  createHash,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { z } from 'zod'
import { InstallationCard } from './installation-card.ts'
import { fingerprintOf, publicKeyOf, type Installation } from './installation.ts'

/**
 * A sealed transfer package (gói chuyển sinh hoạt đảng): one JSON file whose content only the addressed installation can
 * open (X25519, HKDF-SHA-256, AES-256-GCM) and whose every byte the sender has signed (Ed25519). The readable header
 * names installations, never people. The content is parts, each with its digest in the manifest.
 */
const FORMAT = 'dangvu-transfer'
export const PACKAGE_VERSION = 1

const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(PACKAGE_VERSION),
  id: z.uuid(),
  /** What it carries: a member's record, or the word that one has been received. */
  kind: z.enum(['record', 'receipt']),
  sealedAt: z.iso.datetime(),
  sender: InstallationCard,
  receiver: Fingerprint,
  ephemeralKey: z.base64().max(400),
  nonce: z.base64().max(40),
})
type Header = z.infer<typeof Header>

const Envelope = Header.extend({ sealed: z.base64(), signature: z.base64().max(200) })

/** The parts of a content by name; each is JSON. */
export type Parts = Readonly<Record<string, unknown>>

const Content = z.object({
  manifest: z.array(z.object({ name: z.string().max(60), sha256: z.string(), bytes: z.int() })).max(50),
  parts: z.record(z.string().max(60), z.string()),
})

/** Seals parts for one receiver. */
export function sealPackage(
  parts: Parts,
  to: InstallationCard,
  from: Installation,
  { id, kind, now }: { id: string; kind: Header['kind']; now: Date },
): string {
  const ephemeral = generateKeyPairSync('x25519')
  const nonce = randomBytes(12)
  const header: Header = {
    format: FORMAT,
    version: PACKAGE_VERSION,
    id,
    kind,
    sealedAt: now.toISOString(),
    sender: from.card,
    receiver: fingerprintOf(to),
    ephemeralKey: ephemeral.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    nonce: nonce.toString('base64'),
  }
  const key = sharedKey(ephemeral.privateKey, publicKeyOf(to.sealKey, 'x25519'), header)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bytesOf(header))
  const sealed = Buffer.concat([
    cipher.update(contentText(parts), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const signature = sign(null, signedBytes(header, sealed), from.signKey)
  const envelope = { ...header, sealed: sealed.toString('base64'), signature: signature.toString('base64') }
  return `${JSON.stringify(envelope, null, 1)}\n`
}

export interface OpenedPackage {
  id: string
  kind: Header['kind']
  sealedAt: string
  sender: InstallationCard
  fingerprint: string
  parts: Parts
}

export type PackageRefusal =
  | { code: 'package-not-readable' }
  | { code: 'package-version-unknown'; version: string; known: number }
  | { code: 'package-altered'; part: string }
  | { code: 'package-for-another'; receiver: string }

/** Opens a package as its receiver: it is whole, signed by the key that it shows, and meant for this installation. */
export function openPackage(
  text: string,
  own: Installation,
): { opened: OpenedPackage; refusals: readonly [] } | { opened: null; refusals: PackageRefusal[] } {
  const read = readEnvelope(text)
  if ('code' in read) return { opened: null, refusals: [read] }
  const { sealed: sealedText, signature, ...header } = read
  const sealed = Buffer.from(sealedText, 'base64')
  const refusals: PackageRefusal[] = []
  if (!isSigned(header, sealed, signature, text)) refusals.push({ code: 'package-altered', part: 'envelope' })
  if (header.receiver !== own.fingerprint)
    refusals.push({ code: 'package-for-another', receiver: header.receiver })
  if (refusals.length > 0) return { opened: null, refusals }
  const parts = unseal(header, sealed, own)
  if ('code' in parts) return { opened: null, refusals: [parts as PackageRefusal] }
  const { id, kind, sealedAt, sender } = header
  return { opened: { id, kind, sealedAt, sender, fingerprint: fingerprintOf(sender), parts }, refusals: [] }
}

/** The envelope, or why it cannot be read: an unknown version is told before its fields are judged. */
function readEnvelope(text: string): z.infer<typeof Envelope> | PackageRefusal {
  const json = parsed(text)
  const claim = z
    .object({ format: z.literal(FORMAT), version: z.union([z.number(), z.string()]) })
    .safeParse(json)
  if (!claim.success) return { code: 'package-not-readable' }
  if (claim.data.version !== PACKAGE_VERSION)
    return {
      code: 'package-version-unknown',
      version: String(claim.data.version).slice(0, 20),
      known: PACKAGE_VERSION,
    }
  const envelope = Envelope.strict().safeParse(json)
  return envelope.success ? envelope.data : { code: 'package-not-readable' }
}

/** The signature covers the header and the sealed content; a file written otherwise than we write it is altered too. */
function isSigned(header: Header, sealed: Buffer, signature: string, text: string): boolean {
  const written = `${JSON.stringify({ ...header, sealed: sealed.toString('base64'), signature }, null, 1)}\n`
  if (written !== text) return false
  try {
    const key = publicKeyOf(header.sender.signKey, 'ed25519')
    return verify(null, signedBytes(header, sealed), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function unseal(header: Header, sealed: Buffer, own: Installation): Parts | PackageRefusal {
  try {
    const nonce = Buffer.from(header.nonce, 'base64')
    const key = sharedKey(own.sealKey, publicKeyOf(header.ephemeralKey, 'x25519'), header)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(bytesOf(header))
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    const { manifest, parts } = Content.parse(JSON.parse(plain.toString('utf8')))
    const names = new Set(manifest.map((one) => one.name))
    const odd = [
      ...manifest.filter((one) => parts[one.name] === undefined || digestOf(parts[one.name]!) !== one.sha256),
      ...Object.keys(parts).flatMap((name) => (names.has(name) ? [] : [{ name }])),
    ]
    if (odd.length > 0) return { code: 'package-altered', part: odd[0]!.name }
    return Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, JSON.parse(part) as unknown]),
    )
  } catch {
    return { code: 'package-altered', part: 'content' }
  }
}

function contentText(parts: Parts): string {
  const texts = Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)] as const)
  const manifest = texts.map(([name, text]) => ({
    name,
    sha256: digestOf(text),
    bytes: Buffer.byteLength(text),
  }))
  return JSON.stringify({ manifest, parts: Object.fromEntries(texts) })
}

function sharedKey(privateKey: KeyObject, publicKey: KeyObject, { id, receiver }: Header): Buffer {
  const secret = diffieHellman({ privateKey, publicKey })
  return Buffer.from(hkdfSync('sha256', secret, id, `${FORMAT}/${PACKAGE_VERSION}/${receiver}`, 32))
}

function signedBytes(header: Header, sealed: Buffer): Buffer {
  return Buffer.concat([bytesOf(header), Buffer.from('\n'), createHash('sha256').update(sealed).digest()])
}

function bytesOf(header: Header): Buffer {
  return Buffer.from(JSON.stringify(Header.parse(header)))
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
