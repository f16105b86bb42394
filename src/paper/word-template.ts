import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import type { TemplateFault } from './faults.ts'
import { tagKey, type KnownTags, type TagData } from './tags.ts'

const OPTIONS = { paragraphLoop: true, linebreaks: true, errorLogging: false } as const
/** What Word would fetch or run when the file is opened: Word's own fields, and links to things elsewhere. */
const FIELD_THAT_FETCHES = /(?:^|>|\s)(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|RD|DATABASE|LINK)\s/
const OUTSIDE = /<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*\/hyperlink")[^>]*>/

/** Fills a template; what has no value is said in its place. Nothing in a template is run. */
export function fillTemplate(template: Uint8Array, data: TagData): Buffer {
  const document = new Docxtemplater(new PizZip(template), {
    ...OPTIONS,
    parser: (tag) => ({ get: (scope: unknown) => valueOf(scope, tag) }),
    nullGetter: (part) => (part.module ? '' : `[thiếu: ${String((part as { value?: unknown }).value)}]`),
  })
  document.render(data)
  return document.toBuffer({ compression: 'DEFLATE' })
}

function valueOf(scope: unknown, tag: string): unknown {
  if (tag.trim() === '.') return scope
  if (typeof scope !== 'object' || scope === null) return undefined
  const key = tagKey(tag)
  return Object.hasOwn(scope, key) ? (scope as TagData)[key] : undefined
}

/** Everything that is wrong with a template, with its place; empty: it can be used. */
export function faultsOfTemplate(template: Uint8Array, known: KnownTags): TemplateFault[] {
  let zip: PizZip
  try {
    zip = new PizZip(template)
  } catch {
    return [{ code: 'template-broken', part: 'body', near: '' }]
  }
  const parts = partsOf(zip)
  return [
    ...fetching(zip, parts),
    ...parts.flatMap((part) => unknownIn(part, known)),
    ...brokenTags(zip, parts),
  ]
}

interface TextPart {
  file: string
  part: TemplateFault['part']
  xml: string
  paragraphs: string[]
}

function partsOf(zip: PizZip): TextPart[] {
  return Object.keys(zip.files)
    .filter((file) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(file))
    .map((file) => {
      const xml = zip.files[file]!.asText()
      const part = file.includes('header') ? 'header' : file.includes('footer') ? 'footer' : 'body'
      return { file, part, xml, paragraphs: paragraphsOf(xml) }
    })
}

function paragraphsOf(xml: string): string[] {
  return xml.split(/<\/w:p>/).map((piece) =>
    [...piece.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map((match) => match[1]!)
      .join('')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  )
}

/** Tags that no field answers, raw XML and changed delimiters; a list's own tags only inside it. */
function unknownIn({ part, paragraphs }: TextPart, known: KnownTags): TemplateFault[] {
  const faults: TemplateFault[] = []
  const inside: string[] = []
  paragraphs.forEach((near, index) => {
    for (const [, mark = '', name = ''] of near.matchAll(/\{([#^/@=-]?)([^{}]*)\}/g)) {
      const tag = mark === '-' ? name.replace(/^\S+\s+/, '') : name
      const key = tagKey(tag)
      const fault = (code: TemplateFault['code']) =>
        faults.push({ code, part, paragraph: index + 1, tag: tag.trim(), near: shortened(near) })
      if (mark === '@') fault('tag-raw')
      else if (mark === '=') fault('tag-delimiters')
      else if (mark === '/') inside.pop()
      else if (!isKnown(key, tag, inside, known, mark !== '')) fault('tag-unknown')
      if (mark === '#' || mark === '^' || mark === '-') inside.push(key)
    }
  })
  return faults
}

function isKnown(
  key: string,
  tag: string,
  inside: readonly string[],
  { texts, lists }: KnownTags,
  opens: boolean,
) {
  if (tag.trim() === '.') return inside.length > 0
  if (texts.has(key) || (opens && lists.has(key))) return true
  return inside.some((list) => lists.get(list)?.has(key))
}

/** What the engine itself says: tags not closed, loops that cross, broken XML. */
function brokenTags(zip: PizZip, parts: readonly TextPart[]): TemplateFault[] {
  try {
    void new Docxtemplater(zip, OPTIONS)
    return []
  } catch (error) {
    const { properties } = error as { properties?: EngineFault & { errors?: { properties: EngineFault }[] } }
    const all = properties?.errors?.map((one) => one.properties) ?? [properties ?? {}]
    return all.map((one) => engineFault(one, parts))
  }
}

interface EngineFault {
  id?: string
  xtag?: string
  openingtag?: string
  context?: string
  file?: string
  pair?: { left?: string; right?: string }
}

function engineFault(
  { id, xtag, openingtag, context, file, pair }: EngineFault,
  parts: readonly TextPart[],
): TemplateFault {
  const tag = xtag ?? openingtag ?? pair?.left ?? ''
  const where = parts.find((one) => one.file === file) ?? parts[0]
  const unclosed = /\{[^{}]*(?:\{|$)/
  const holds = (text: string) => text.includes(context ?? tag)
  const exact = where?.paragraphs.findIndex((text) => holds(text) && unclosed.test(text)) ?? -1
  const at = id === 'unclosed_tag' && exact >= 0 ? exact : (where?.paragraphs.findIndex(holds) ?? -1)
  return {
    code:
      id === 'raw_xml_tag_should_be_only_text_in_paragraph' ? 'tag-raw' : (CODES[id ?? ''] ?? 'tag-broken'),
    part: where?.part ?? 'body',
    ...(at >= 0 && tag !== '' ? { paragraph: at + 1 } : {}),
    tag,
    near: shortened(at >= 0 && tag !== '' ? where!.paragraphs[at]! : (context ?? '')),
  }
}

const CODES: Record<string, TemplateFault['code']> = {
  unclosed_tag: 'tag-not-closed',
  unopened_tag: 'tag-not-opened',
  duplicate_open_tag: 'tag-not-closed',
  duplicate_close_tag: 'tag-not-opened',
  unclosed_loop: 'list-not-closed',
  unopened_loop: 'list-not-opened',
  closing_tag_does_not_match_opening_tag: 'list-not-closed',
  unbalanced_loop_tags: 'list-crosses',
  loop_position_invalid: 'list-crosses',
  malformed_xml: 'template-broken',
  file_has_invalid_xml: 'template-broken',
  filetype_not_identified: 'template-broken',
  filetype_not_handled: 'template-broken',
}

function fetching(zip: PizZip, parts: readonly TextPart[]): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const { part, xml } of parts) {
    const code = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((match) => match[1]!).join('')
    const simple = [...xml.matchAll(/<w:fldSimple[^>]*w:instr="([^"]*)"/g)]
      .map((match) => match[1]!)
      .join(' ')
    const found = FIELD_THAT_FETCHES.exec(` ${code} ${simple} `)
    if (found) faults.push({ code: 'field-fetches', part, tag: found[1]!, near: '' })
  }
  for (const [name, file] of Object.entries(zip.files))
    if (name.endsWith('.rels') && OUTSIDE.test(file.asText()))
      faults.push({ code: 'link-outside', part: 'body', near: name })
  return faults
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
