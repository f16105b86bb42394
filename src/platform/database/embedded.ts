import type { Duplex } from 'node:stream'

export async function reachEmbedded(_folder: string): Promise<{ stream: () => Duplex; leave: () => void }> {
  throw new Error('being written')
}
