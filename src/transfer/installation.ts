import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { InstallationCard } from './installation-card.ts'

/** An installation with its private keys; they never leave the process. */
export interface Installation {
  card: InstallationCard
  fingerprint: string
  signKey: KeyObject
  sealKey: KeyObject
}

const FILE = 'installation.key'

const Kept = z.object({ signKey: z.string(), sealKey: z.string() })

/** The installation of this data folder; its keys are made at the first call and kept in a file of mode 0600. */
export async function openInstallation(dataFolder: string, name: string): Promise<Installation> {
  const path = join(dataFolder, FILE)
  const kept = (await readKept(path)) ?? (await makeKept(path, dataFolder))
  return installationOf(name, kept)
}

/** New keys, as they are kept. */
export function newKeys(): { signKey: string; sealKey: string } {
  const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    signKey: pem(generateKeyPairSync('ed25519').privateKey),
    sealKey: pem(generateKeyPairSync('x25519').privateKey),
  }
}

/** An installation from its kept keys. */
export function installationOf(name: string, kept: { signKey: string; sealKey: string }): Installation {
  const [signKey, sealKey] = [createPrivateKey(kept.signKey), createPrivateKey(kept.sealKey)]
  const card: InstallationCard = {
    format: 'dangvu-installation',
    version: 1,
    name,
    signKey: publicText(signKey),
    sealKey: publicText(sealKey),
  }
  return { card, fingerprint: fingerprintOf(card), signKey, sealKey }
}

/** What people compare by telephone: the digest of both public keys, 64 hexadecimal digits. */
export function fingerprintOf({ signKey, sealKey }: Pick<InstallationCard, 'signKey' | 'sealKey'>): string {
  return createHash('sha256').update(`${signKey}\n${sealKey}`).digest('hex')
}

/** A public key of a card; throws where it is none of this kind. */
export function publicKeyOf(text: string, kind: 'ed25519' | 'x25519'): KeyObject {
  const key = createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' })
  if (key.asymmetricKeyType !== kind) throw new TypeError(`not a key for ${kind}`)
  return key
}

function publicText(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
}

async function readKept(path: string): Promise<{ signKey: string; sealKey: string } | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  await chmod(path, 0o600)
  return Kept.parse(JSON.parse(text))
}

/** Two processes may begin at once: the first file stands. */
async function makeKept(path: string, folder: string): Promise<{ signKey: string; sealKey: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keys = newKeys()
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
    return keys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return (await readKept(path))!
  } finally {
    await rm(draft)
  }
}
