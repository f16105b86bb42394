import { nameKeys } from '#person/name.ts'
import { untilOf, type Day } from '#platform/day.ts'
import { bulkInsert, type BulkColumn, type Db } from '#platform/db.ts'
import type { Finding, SheetName, SheetRow } from '#sheet/format.ts'
import { SHEETS } from '#sheet/format.ts'
import { contentFindings } from './import-content.ts'
import { parseRow, type ParsedBirth } from '#sheet/parse.ts'

/** What is staged: rows sheet by sheet, as `openSource` gives them. */
export interface RowSource {
  rows(sheet: SheetName): AsyncIterable<SheetRow> | Iterable<SheetRow>
}

/** Reads all rows into the staging tables of a run; rows at fault become findings and are left out. */
export async function stageRows(
  db: Db,
  runId: string,
  source: RowSource,
  keep: (findings: readonly Finding[]) => Promise<void>,
  progress: (rowsDone: number) => Promise<void> | void = () => {},
): Promise<number> {
  let done = 0
  const bounded = boundFindings()
  const turns = oneAtATime()
  try {
    for (const sheet of SHEETS) {
      const table = STAGING[sheet] ?? OTHER
      let batch: object[] = []
      let findings: Finding[] = []
      const flush = () => {
        const [rows, found, sofar] = [batch, findings, done]
        batch = []
        findings = []
        return turns.after(async () => {
          await bulkInsert(db, table.name, table.columns, rows)
          await keep(found)
          await progress(sofar)
        })
      }
      for await (const row of source.rows(sheet)) {
        const staged = stagedRow(runId, row)
        for (const finding of staged.findings) if (bounded.take(finding)) findings.push(finding)
        if (staged.row) batch.push(staged.row)
        done++
        if (batch.length >= BATCH || findings.length >= BATCH) await flush()
      }
      await flush()
    }
  } finally {
    await turns.end()
  }
  await keep(bounded.rest())
  return done
}

/** Writes one batch while the next is read: `after` waits for the write before, `end` for the last. */
function oneAtATime() {
  let writing: Promise<void> = Promise.resolve()
  return {
    after: async (write: () => Promise<void>) => {
      await writing
      writing = write()
      // Whoever comes next hears of a failure.
      writing.catch(() => {})
    },
    end: () => writing,
  }
}

/** Few enough for young memory: what survives is copied. */
const BATCH = 2_000
const MOST_OF_A_KIND = { error: 10_000, warning: 200 }

/** Lets through so many findings of a kind in a column; `rest` tells how many more there were. */
function boundFindings() {
  const counts = new Map<string, { first: Finding; n: number }>()
  const take = (finding: Finding): boolean => {
    const kind = `${finding.sheet} ${finding.column} ${finding.code}`
    const seen = counts.get(kind) ?? { first: finding, n: 0 }
    seen.n++
    counts.set(kind, seen)
    return seen.n <= MOST_OF_A_KIND[finding.severity]
  }
  const rest = (): Finding[] =>
    [...counts.values()]
      .filter(({ first, n }) => n > MOST_OF_A_KIND[first.severity])
      .map(({ first, n }) => ({
        ...first,
        line: 0,
        code: 'and-more',
        facts: { count: n - MOST_OF_A_KIND[first.severity] },
      }))
  return { take, rest }
}

interface Staged {
  row: object | null
  findings: readonly Finding[]
}

function stagedRow(runId: string, row: SheetRow): Staged {
  const { values, findings } = parseRow(row)
  const content = contentFindings(row, values)
  const found = content.length === 0 ? findings : [...findings, ...content]
  if (found.some((one) => one.severity === 'error')) return { row: null, findings: found.map(refusedOf(row)) }
  return { row: toStaging(runId, row, values), findings: found }
}

/** Findings of a refused row name whom it was about, so that rows that refer to it are not refused for its sake. */
function refusedOf({ sheet, cells }: SheetRow): (finding: Finding) => Finding {
  const key = sheet === 'organisations' ? cells['code'] : cells['member_code']
  return (finding) => (key ? { ...finding, facts: { ...finding.facts, of: key } } : finding)
}

type Values = ReturnType<typeof parseRow>['values']

function text(value: Values[string] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

// Written out field by field: rows of one shape are what millions of them are cheap in.
function toStaging(runId: string, { sheet, line, cells }: SheetRow, values: Values): object {
  const of = (column: string) => text(values[column])
  const until = () => untilOf(of('to') as Day | null)
  switch (sheet) {
    case 'organisations':
      return {
        run_id: runId,
        line,
        code: of('code'),
        name: of('name'),
        kind: of('kind'),
        type: of('type'),
        superior_code: of('parent_code'),
        from_day: of('from'),
        until_day: until(),
        decision_no: of('decision_no'),
      }
    case 'members':
      return memberRow(runId, line, values)
    case 'movements':
      return {
        run_id: runId,
        line,
        member_code: of('member_code'),
        on_day: of('day'),
        category: of('category'),
        from_code: of('from_code'),
        to_code: of('to_code'),
        decision_no: of('decision_no'),
        note: of('note'),
      }
    case 'attributes':
      return {
        run_id: runId,
        line,
        member_code: of('member_code'),
        on_day: of('day'),
        field: of('field'),
        value: of('value'),
      }
    default:
      return {
        run_id: runId,
        line,
        sheet,
        cells: Object.fromEntries(Object.keys(cells).map((column) => [column, of(column) ?? ''])),
      }
  }
}

function memberRow(runId: string, line: number, values: Values): object {
  const birth = values['born_on'] as ParsedBirth
  const keys = nameKeys(text(values['full_name'])!)
  const row: Record<string, unknown> = {
    run_id: runId,
    line,
    full_name: keys.fullName,
    name_key: keys.nameKey,
    given_key: keys.givenKey,
    name_order: keys.nameOrder,
    born_on: birth.on,
    born_precision: birth.precision,
  }
  for (const column of MEMBER_TEXT) row[column] = text(values[column])
  return row
}

const MEMBER_TEXT = [
  'member_code',
  'sex',
  'ethnicity',
  'religion',
  'citizen_id',
  'card_no',
  'schooling',
  'education',
  'theory',
  'profession',
  'stratum',
  'native_place',
  'residence',
  'phone',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'recognition_decided_on',
]

const columns = (spec: string): BulkColumn[] =>
  `run_id:bigint line:integer ${spec}`.split(/\s+/).map((one) => {
    const [name, type = 'text'] = one.split(':')
    return { name: name!, type }
  })

const STAGING: Partial<Record<SheetName, { name: string; columns: BulkColumn[] }>> = {
  organisations: {
    name: 'import_organisation',
    columns: columns('code name kind type superior_code from_day:date until_day:date decision_no'),
  },
  members: {
    name: 'import_member',
    columns: columns(`full_name name_key given_key name_order born_on:date born_precision
      ${MEMBER_TEXT.map((one) => (one.endsWith('_on') ? `${one}:date` : one)).join(' ')}`),
  },
  movements: {
    name: 'import_movement',
    columns: columns('member_code on_day:date category from_code to_code decision_no note'),
  },
  attributes: { name: 'import_attribute', columns: columns('member_code on_day:date field value') },
}

const OTHER = { name: 'import_other', columns: columns('sheet cells:jsonb') }
