import { execFile } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = ['soffice', 'libreoffice']
const TIMEOUT_MS = 60_000

let found: Promise<string | null> | null = null

/** Where LibreOffice is on this machine; null: it is not. */
export function findOffice(): Promise<string | null> {
  return (found ??= lookFor())
}

async function lookFor(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of NAMES) {
      const path = join(folder, name)
      const runs = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (runs) return path
    }
  return null
}

let turn: Promise<unknown> = Promise.resolve()

/** A Word file as PDF by LibreOffice, one at a time, in a profile and a folder that go afterwards. */
export function pdfByOffice(office: string, word: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const mine = turn.then(() => convert(office, word))
  turn = mine.catch(() => {})
  return mine
}

async function convert(office: string, word: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-paper-'))
  try {
    const source = join(folder, 'paper.docx')
    await writeFile(source, word, { mode: 0o600 })
    const profile = pathToFileURL(join(folder, 'profile')).href
    const asked = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, source]
    await new Promise<void>((done, failed) => {
      execFile(
        office,
        [`-env:UserInstallation=${profile}`, ...asked],
        { timeout: TIMEOUT_MS, killSignal: 'SIGKILL' },
        (error) => (error ? failed(new Error('LibreOffice could not convert the paper')) : done()),
      )
    })
    return new Uint8Array(await readFile(join(folder, 'paper.pdf')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
