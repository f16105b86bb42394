import { SourceFault } from './source-finding.ts'

/** What is told of a document as it is read; names come without their prefix, attributes as they stand in the tag. */
export interface XmlListener {
  open(name: string, attributes: string): void
  /** A piece of text, entities resolved; one text may come in several pieces. */
  text(piece: string): void
  close(name: string): void
}

const MAX_TOKEN = 65_536
const MAX_DEPTH = 64
const [EXCLAMATION, QUESTION] = [0x21, 0x3f]
const CHARACTER_DATA = '<![CDATA['
const ENCLOSED = [
  ['<!--', '-->'],
  ['<?', '?>'],
  [CHARACTER_DATA, ']]>'],
] as const
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads XML piece by piece, strictly: no DTD (so no entities of its own), every tag closed in its order. `part` is
 * named in the SourceFault that it throws. Memory is bounded by the longest tag.
 */
export function createXmlReader(part: string, listener: XmlListener) {
  const names: string[] = []
  let rest = ''
  const broken = () => new SourceFault('broken-xml', {}, { part })

  function emit(text: string): void {
    if (names.length > 0) listener.text(text.includes('&') ? resolveEntities(text, broken) : text)
    else if (text.trim() !== '') throw broken()
  }

  function tag(inner: string): void {
    if (inner.startsWith('/')) {
      const name = inner.slice(1).trimEnd()
      if (names.pop() !== name) throw broken()
      return listener.close(local(name))
    }
    const end = inner.search(/[\s/]|$/)
    const name = inner.slice(0, end)
    if (name === '' || names.length >= MAX_DEPTH) throw broken()
    listener.open(local(name), inner.slice(end))
    if (inner.endsWith('/')) listener.close(local(name))
    else names.push(name)
  }

  /** Reads what starts with `<` at `at`; gives the position after it, or -1 when its end is not yet there. */
  function markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1)
    if (second === EXCLAMATION || second === QUESTION || at + 1 === text.length) return special(text, at)
    const close = endOfTag(text, at + 1)
    if (close === -1) return -1
    tag(text.slice(at + 1, close))
    return close + 1
  }

  /** The same for what is no tag: comments, instructions and character data. */
  function special(text: string, at: number): number {
    for (const [opening, closing] of ENCLOSED) {
      if (opening.startsWith(text.slice(at, at + opening.length)) && text.length - at < opening.length)
        return -1
      if (!text.startsWith(opening, at)) continue
      const end = text.indexOf(closing, at + opening.length)
      if (end !== -1 && opening === CHARACTER_DATA && names.length > 0)
        listener.text(text.slice(at + opening.length, end))
      return end === -1 ? -1 : end + closing.length
    }
    throw new SourceFault('xml-dtd', {}, { part })
  }

  return {
    push(piece: string): void {
      const text = rest === '' ? piece : rest + piece
      let at = 0
      for (;;) {
        const next = text.indexOf('<', at)
        const until = next === -1 ? endOfWholeText(text, at) : next
        if (until > at) emit(text.slice(at, until))
        at = until
        const after = next === -1 ? -1 : markup(text, at)
        if (after === -1) break
        at = after
      }
      rest = text.slice(at)
      if (rest.length > MAX_TOKEN) throw broken()
    },
    end(): void {
      if (rest.trim() !== '' || names.length > 0) throw broken()
    },
  }
}

/** The value of an attribute among the attributes of a tag, or null. */
export function attributeOf(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const quote = attributes[at + name.length + 1]
    const starts = at > 0 && /[\s:]/.test(attributes[at - 1]!) && attributes[at + name.length] === '='
    if (!starts || (quote !== '"' && quote !== "'")) continue
    const from = at + name.length + 2
    const value = attributes.slice(from, attributes.indexOf(quote, from))
    return value.includes('&')
      ? resolveEntities(value, () => new SourceFault('broken-xml', {}, { part: name }))
      : value
  }
  return null
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function endOfTag(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === 0x3e) return at
    else if (code === 0x22 || code === 0x27) quote = code
  }
  return -1
}

/** Where text may be cut without cutting an entity. */
function endOfWholeText(text: string, from: number): number {
  const ampersand = text.lastIndexOf('&')
  const open = ampersand >= from && text.indexOf(';', ampersand) === -1 && text.length - ampersand < 12
  return open ? ampersand : text.length
}

function resolveEntities(text: string, broken: () => Error): string {
  return text.replace(/&([^;&]{0,10};)?/g, (_whole, body: string | undefined) => {
    const name = body?.slice(0, -1) ?? ''
    if (ENTITIES[name] !== undefined) return ENTITIES[name]
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    const code = number ? parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : 0
    if (code === 0 || code > 0x10ffff) throw broken()
    return String.fromCodePoint(code)
  })
}
