import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetName } from './format.ts'
import { templateBytes } from './template.ts'
import { writeXlsx } from './write.ts'

const office = ['soffice', 'libreoffice']
  .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Every sheet of a workbook as LibreOffice understands it, as .csv text by the sheet's name. */
async function reopened(path: string, sheets: readonly string[]): Promise<Record<string, string>> {
  const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await promisify(execFile)(office!, [
    profile,
    '--headless',
    '--convert-to',
    everySheet,
    '--outdir',
    folder,
    path,
  ])
  const stem = path.replace(/^.*\/|\.xlsx$/g, '')
  const read = async (sheet: string) =>
    [sheet, await readFile(join(folder, `${stem}-${sheet}.csv`), 'utf8')] as const
  return Object.fromEntries(await Promise.all(sheets.map(read)))
}

const member = {
  member_code: '000123',
  full_name: 'Nguyễn Thị Ví Dụ',
  sex: 'nữ',
  born_on: '1991-02-03',
  citizen_id: '098191000001',
  card_no: '00001234',
  profession: '=HYPERLINK("http://example.invalid")',
  residence: 'Dòng một\nDòng hai, "trong ngoặc"',
}

// In CI everything must be there: without LibreOffice this fails instead of being passed over.
test.runIf(office !== undefined || process.env['CI'] === 'true')(
  'a workbook we write opens in LibreOffice: numbers stay text, marks stay marks, no text becomes a formula',
  { timeout: 120_000 },
  async () => {
    expect(office, 'LibreOffice in PATH').toBeDefined()
    const path = join(folder, 'register.xlsx')
    await writeXlsx(path, { members: [member] } as Partial<Record<SheetName, (typeof member)[]>>)
    const { members } = await reopened(path, ['members'])
    expect(members).toContain('000123,Nguyễn Thị Ví Dụ,nữ,1991-02-03')
    expect(members).toContain('098191000001,00001234')
    expect(members).toContain('"=HYPERLINK(""http://example.invalid"")"')
    expect(members).toContain('"Dòng một\nDòng hai, ""trong ngoặc"""')
    const template = join(folder, 'template.xlsx')
    await writeFile(template, await templateBytes('vi'))
    const sheets = await reopened(template, ['Tổ chức đảng', 'Đảng viên'])
    expect(sheets['Đảng viên']).toContain('Họ và tên')
  },
)
