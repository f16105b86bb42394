import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { Conflict, insist } from '#platform/errors.ts'
import type { Api } from './doorway.ts'
import { recordEvent } from './events.ts'
import { mustBeAllowed } from './policy.ts'
import { serve, serveDownload, serveUpload } from './serve.ts'

const Note = z.object({ text: z.string(), on: Day.optional() })
const write = endpoint(
  'POST /api/notes/:unit',
  z.object({ unit: z.string(), text: z.string().max(20), on: Day.optional() }),
  Note,
  'Write',
)
const forget = endpoint(
  'PUT /api/notes/:unit',
  z.object({ unit: z.string() }),
  Note,
  'Write without an event',
)
const read = endpoint('GET /api/notes', z.object({ say: z.string().optional() }), Note, 'Read')
const sneak = endpoint('GET /api/notes/sneak', z.object({}), Note, 'A read that writes')
const clash = endpoint('POST /api/clash', z.object({}), Note, 'Clash')
const crash = endpoint('POST /api/crash', z.object({}), Note, 'Crash')
const find = endpoint('POST /api/notes-search', z.object({ text: z.string() }), Note, 'Search')
const save = endpoint('GET /api/notes.csv', z.object({}), z.any(), 'Save')
const load = endpoint('POST /api/notes-file', z.object({}), z.object({ bytes: z.int() }), 'Load')

/** Serves an invented room of notes: each operation shows one promise or one mistake of serving. */
export function serveNotes(api: Api, unit: ReadonlyMap<string, string>): void {
  serve(api, write, async ({ unit: code, text, on }, { actor, db }) => {
    await mustBeAllowed(db, actor, 'movement.record', unit.get(code) ?? '0')
    insist(text === 'refused' ? [{ code: 'note-unfit', source: '294-QĐ/TW' }] : [])
    await recordEvent(db, actor, {
      action: 'note.write',
      organisationId: unit.get(code),
      details: { length: text.length },
    })
    return { text: `${text} by ${actor.name}`, on, secret: 'not for anyone' }
  })
  serve(api, forget, async () => ({ text: 'nobody knows' }))
  serve(api, read, async ({ say }, { viewed }) => {
    if (say) viewed({ action: 'note.view', subjectKind: 'note', subjectId: 'n1' })
    return { text: say ?? 'nothing' }
  })
  serve(api, sneak, async (_input, { db, actor }) => {
    await recordEvent(db, actor, { action: 'note.sneak' })
    return { text: '' }
  })
  serve(api, clash, async () => {
    throw new Conflict('the note has its number')
  })
  serve(api, crash, async () => {
    throw new Error('Nguyễn Thị Bí Mật 001099000001')
  })
  serve(api, find, async ({ text }) => ({ text }), { reads: true })
  serveDownload(api, save, async (_input, { viewed }) => {
    viewed({ action: 'note.export', details: { rows: 1 } })
    return { name: 'sổ tay.csv', type: 'text/csv', content: new TextEncoder().encode('text\n') }
  })
  const limit = { limitInBytes: 10 }
  serveUpload(
    api,
    load,
    async (_input, { body, db, actor }) => {
      let bytes = 0
      for await (const chunk of body) bytes += chunk.byteLength
      await recordEvent(db, actor, { action: 'note.import' })
      return { bytes }
    },
    limit,
  )
}
