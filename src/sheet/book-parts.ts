/** Rows that a sheet of a workbook can hold, its header among them. */
export const MAX_ROWS = 1_048_576
/** Characters that a cell of a workbook can hold. */
export const MAX_TEXT = 32_767

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The letters of a column by its position from 0: 27 → `AB`. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

// What XML cannot hold is written as _x000D_; a text that looks like that has its underscore written so.
const AWKWARD = /[<>&"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi // oxlint-disable-line no-control-regex
const NAMED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/** A text as it stands in a part of a workbook. */
export function escapeText(text: string): string {
  return text.replace(
    AWKWARD,
    (one) => NAMED[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}

/** A cell of text, whatever the text looks like. */
export function textCell(column: number, line: number, style: number, text: string): string {
  return `<c r="${columnName(column)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

/** The part that names the sheets; `names` may hold defined names, as XML. */
export function workbookXml(sheets: readonly string[], names = ''): string {
  const each = sheets.map(
    (name, index) => `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const defined = names === '' ? '' : `<definedNames>${names}</definedNames>`
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets>${defined}</workbook>`
}

/** What a workbook's own part or the archive itself points to. */
export function relationships(links: readonly (readonly [type: string, target: string])[]): string {
  const each = links.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** The links of a workbook of so many sheets: `rId1` is the first sheet; the styles come last. */
export function workbookLinks(sheets: number): string {
  const files = Array.from({ length: sheets }, (_, index): [string, string] => [
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ])
  return relationships([...files, ['styles', 'styles.xml']])
}

export function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${MEDIA}.${type}+xml"/>`
  const each = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'))
  const links =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${links}<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each.join('')}</Types>`
}
