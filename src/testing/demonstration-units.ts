import { plantBloc } from '#demonstration/bloc.ts'
import { writeHistory } from '#demonstration/bloc-history.ts'
import { OPENED } from '#demonstration/calendar.ts'
import { buildFrame } from '#demonstration/frame.ts'
import { numberOf } from '#generate/calendar.ts'
import { seeded } from '#generate/random.ts'
import { organisationRows } from '#generate/units.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { loadRegister } from './load-register.ts'

const BRANCHES = ['chi_bo_truc_thuoc', 'dang_bo_bo_phan']

/**
 * Units of the demonstration as of 2022 without its people, and without branches: what the commissions' work is recorded
 * upon, in a fraction of the time of the whole register.
 */
export async function plantDemonstrationUnits(db: Db): Promise<void> {
  const frame = buildFrame()
  const bloc = plantBloc(seeded(20_221_027, 10), frame.unit('NAMDINH'))
  writeHistory(bloc)
  const rows = organisationRows([...frame.units, ...bloc.units], OPENED, numberOf(day('2025-07-01')))
  const known = new Set([''])
  const organisations = [...rows]
    .filter(({ kind, from }) => !BRANCHES.includes(kind!) && (from ?? '') < '2023-01-01')
    .map((row) => (row['to']! > '2023-01-01' ? { ...row, to: '' } : row))
    .filter(({ code, parent_code }) => known.has(parent_code!) && known.add(code!))
  const { findings } = await loadRegister(db, { organisations })
  const errors = findings.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new Error(`the units are refused: ${JSON.stringify(errors.slice(0, 3))}`)
}
