import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { decisionBody, paragraph, type Block } from '#paper/blocks.ts'
import type { Filled, Gathered, Layout, PaperAsked, PaperField, PaperForm } from '#paper/declaration.ts'
import { unitHead } from '#paper/unit-head.ts'
import { formatDay } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import type { DocumentSummary } from './api.ts'
import { layoutSource, TYPE_BY_ID } from './law.ts'
import { ORGANS } from './organs.ts'
import { getDocument } from './page-store.ts'
import { paperOfType } from './paper-of-type.ts'
import { documentIdOf } from './store.ts'

const FIELDS: readonly PaperField[] = [
  {
    key: 'bases',
    kind: 'list',
    label: { vi: 'Căn cứ', en: 'What it rests on' },
    columns: [
      {
        key: 'basis',
        kind: 'text',
        label: { vi: 'Văn bản căn cứ', en: 'Text' },
        sample: 'Điều lệ Đảng Cộng sản Việt Nam;',
      },
    ],
  },
]

/** What the register knows of a document that the unit issues, in party layout, with room for its text. */
const formOf = (
  key: string,
  layout: Layout,
  name: PaperForm['name'],
  body: PaperForm['body'],
): PaperForm => ({
  key,
  number: null,
  name,
  source: '05-HD/VPTW',
  confidence: 'indirect',
  layout,
  fields: FIELDS,
  gather: (db, actor, asked) => gathered(db, actor, asked, key),
  body,
})

/** The printable forms of issued documents. Source: 36-HD/VPTW, 05-HD/VPTW. */
export const DOCUMENT_PAPERS: readonly PaperForm[] = [
  formOf('document-decision', 'decision', { vi: 'Quyết định', en: 'Decision' }, (filled) =>
    decisionBody(basesOf(filled), filled.gathered.head.issuer ?? '', ['………………', '………………']),
  ),
  formOf(
    'document-text',
    'resolution',
    { vi: 'Nghị quyết, kế hoạch, báo cáo và văn bản khác', en: 'Resolution, plan, report and other texts' },
    (filled) => [
      ...basesOf(filled).map((basis) => paragraph(`- Căn cứ ${basis}`)),
      ...['………………', '………………', '………………'].map((text): Block => ({ block: 'heading', level: 1, text })),
    ],
  ),
  formOf('document-letter', 'letter', { vi: 'Công văn, giấy giới thiệu', en: 'Letter' }, (filled) => [
    ...basesOf(filled).map((basis) => paragraph(`Căn cứ ${basis}`)),
    { block: 'lines', lines: [1, 2, 3].map(() => ({ label: '', value: '' })) },
  ]),
]

function basesOf(filled: Filled): string[] {
  const bases = filled.rows('bases').map((row) => row['basis']!)
  return bases.length > 0 ? bases : ['………………;']
}

async function gathered(db: Db, actor: Actor, { id, on }: PaperAsked, key: string): Promise<Gathered> {
  const documentId = await documentIdOf(db, actor, id)
  const { facts, document, above } = await getDocument(db, actor, documentId, on)
  if (facts.direction !== 'issued') throw new Refused([{ code: 'paper-of-received' }])
  if (paperOfType(facts.type) !== key)
    throw new Refused([
      { code: 'paper-of-other-type', type: facts.type, source: layoutSource(facts.issuedOn) },
    ])
  const { rows } = await sql<{ unit: string }>`
    select coalesce(issuer_organisation_id, organisation_id) as unit from document where id = ${documentId}`.execute(
    db,
  )
  const organ = ORGANS.find((one) => one === facts.organ)
  const { head, signature } = await unitHead(db, rows[0]!.unit, {
    on: facts.issuedOn,
    ...(organ ? { organ } : {}),
  })
  return {
    organisationId: rows[0]!.unit,
    subject: { kind: 'document', id },
    head: {
      ...head,
      ...(organ ? {} : { issuer: facts.issuer }),
      number: document.number,
      type: TYPE_BY_ID.get(facts.type)!.vi,
      subject: facts.subject,
    },
    to: key === 'document-letter' ? ['………………'] : [],
    values: {
      bases: above.map((one, at) => ({
        basis: `${citation(one.document)}${at < above.length - 1 ? ';' : ','}`,
      })),
    },
    signature,
    recipients: ['………………'],
    keptAt: 'Văn phòng',
  }
}

/** "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của …" as a text is cited first. Source: 05-HD/VPTW. */
function citation({ type, number, issuedOn, issuer }: DocumentSummary): string {
  const day = formatDay(issuedOn).replace(/\/0(?=[3-9]\/)/, '/')
  return `${TYPE_BY_ID.get(type)!.vi} ${number ? `số ${number}, ` : ''}ngày ${day} của ${issuer}`
}
