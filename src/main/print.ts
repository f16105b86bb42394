/** Writes JSON for machines to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Writes rows as a table for people: text to the left, numbers to the right. */
export function printTable(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void {
  const text = rows.map((row) => row.map(cellText))
  const widths = header.map((name, index) =>
    Math.max(width(name), ...text.map((row) => width(row[index] ?? ''))),
  )
  const isNumber = header.map(
    (_, index) =>
      rows.length > 0 && rows.every((row) => row[index] === null || typeof row[index] === 'number'),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => pad(cell, widths[index]!, isNumber[index]!))
      .join('  ')
      .trimEnd()
  const out = [line(header), line(widths.map((n) => '─'.repeat(n))), ...text.map(line)]
  process.stdout.write(`${out.join('\n')}\n`)
}

const NUMBERS = new Intl.NumberFormat('vi-VN')

function cellText(value: string | number | null): string {
  return value === null ? '' : typeof value === 'number' ? NUMBERS.format(value) : value
}

function width(text: string): number {
  return [...text].length
}

function pad(text: string, to: number, right: boolean): string {
  const room = ' '.repeat(Math.max(0, to - width(text)))
  return right ? room + text : text + room
}

/** Says something to people on standard error, so that standard output stays for machines. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Shows people at a terminal which stage of a long command runs, and what each took; says nothing to machines. */
export function tellStages(json: boolean | undefined): (stage: string) => void {
  if (json || !process.stderr.isTTY) return () => {}
  const begun = Date.now()
  return (stage) => say(`${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${stage}`)
}
