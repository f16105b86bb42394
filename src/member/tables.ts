import { z } from 'zod'
import { permissions } from '#access/policy.ts'
import { tableSource } from '#output/source.ts'
import { fileName, type OutputRow } from '#output/table-file.ts'
import { readBirth } from '#person/field-values.ts'
import { formatDay } from '#platform/day.ts'
import { Day } from '#platform/endpoint.ts'
import { formatBirth } from '#ui/format.ts'
import { say, type Locale } from '#ui/words.tsx'
import { AGE_BAND_LABELS, MemberFilters, type RegisterLine } from './api.ts'
import { words } from './page-words.ts'
import { readRegister } from './register-store.ts'
import { tableWords } from './table-words.ts'

const PAGE = 500

/** The members of a unit on a day as they are filtered on the page, a line each with what the reader may see of them. */
export const membersTable = tableSource({
  key: 'members',
  name: { vi: 'Danh sách đảng viên', en: 'List of members' },
  action: 'exchange.export',
  event: 'member.export',
  asked: z.object({
    on: Day,
    below: z.enum(['yes', 'no']).default('yes'),
    status: MemberFilters.shape.status,
    sex: MemberFilters.shape.sex,
    ageBand: z.enum(AGE_BAND_LABELS).optional(),
  }),
  gather: async (db, { asked: { on, below, ...given }, unit, actor, lang }) => {
    const said = say(words, lang)
    const allowed = await permissions(db, actor, unit.id)
    const filters = MemberFilters.parse(given)
    const question = { organisationId: unit.id, on, below: below === 'yes', filters, limit: PAGE }
    const rows = async function* (): AsyncGenerator<OutputRow> {
      let number = 0
      let after: string | undefined
      do {
        const page = await readRegister(db, actor, { ...question, ...(after ? { after } : {}) }, allowed)
        for (const line of page.items) yield { cells: cellsOf(line, ++number, lang) }
        after = page.next ?? undefined
      } while (after !== undefined)
    }
    const columns = say(tableWords, lang)
    return {
      name: fileName('dang-vien', unit.code, on),
      title: columns.title,
      facts: [
        { label: columns.ofUnit, value: unit.name },
        { label: columns.onDay, value: formatDay(on) },
        ...factsOf(said, columns.filter, given),
      ],
      tables: [{ name: said.title, columns: columnsOf(lang), rows: rows() }],
    }
  },
})

function factsOf(
  said: { statuses: Record<string, string>; sexes: Record<string, string>; bands: Record<string, string> },
  label: string,
  { status, sex, ageBand }: MemberFilters,
) {
  const chosen = [status && said.statuses[status], sex && said.sexes[sex], ageBand && said.bands[ageBand]]
  const value = chosen.filter(Boolean).join(', ')
  return value === '' ? [] : [{ label, value }]
}

const WIDTHS = {
  number: 6,
  fullName: 26,
  birthName: 22,
  bornOn: 12,
  sex: 8,
  ethnicity: 12,
  religion: 12,
  nativePlace: 30,
  schooling: 10,
  theory: 14,
  education: 16,
  profession: 24,
  joinedOn: 12,
  officialOn: 12,
  cardNo: 14,
  dossierNo: 16,
  badges: 12,
  unit: 30,
} as const
const DAYS = new Set(['joinedOn', 'officialOn'])

function columnsOf(lang: Locale) {
  const { columns } = say(tableWords, lang)
  return Object.entries(WIDTHS).map(([key, width]) => ({
    key,
    width,
    label: columns[key as keyof typeof columns],
    kind: key === 'number' ? ('number' as const) : DAYS.has(key) ? ('day' as const) : ('text' as const),
  }))
}

function cellsOf(line: RegisterLine, number: number, lang: Locale): OutputRow['cells'] {
  const said = say(words, lang)
  const birth = readBirth(line.bornOn)
  return [
    number,
    line.fullName,
    line.birthName,
    birth ? formatBirth(birth.on, birth.precision) : line.bornOn,
    said.sexes[line.sex],
    line.ethnicity,
    line.religion,
    line.nativePlace,
    line.schooling,
    line.theory,
    line.education,
    line.profession,
    line.joinedOn,
    line.officialOn,
    line.cardNo,
    line.dossierNo,
    line.badges.map(({ level }) => said.badge(level)).join(', '),
    line.organisation?.name ?? null,
  ]
}
