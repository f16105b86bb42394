import { CHAIN_FAULTS } from './chain-faults.ts'
import { isIncrease, repeated, replaced, type Plant, type Planted } from './fault-planting.ts'
import type { Register } from './naive-register.ts'
import { TREE_FAULTS } from './tree-faults.ts'

/** A register with one planted fault; line 0 is the whole. Other findings may follow from it. */
export interface Corruption extends Planted {
  fault: Fault
}

export type Fault = keyof typeof FAULTS

/** Every fault that this register can show; `seed` chooses the rows. */
export function corruptions(register: Register, seed: number): Corruption[] {
  return (Object.keys(FAULTS) as Fault[]).flatMap((fault) => corrupt(register, fault, seed) ?? [])
}

/** The register with the named fault, or null when it lacks what the fault needs (such as a unit that has ended). */
export function corrupt(register: Register, fault: Fault, seed: number): Corruption | null {
  const planted = FAULTS[fault](register, seed)
  return planted && { fault, ...planted }
}

/** Faults of single cells and of keys. */
const CELL_FAULTS = {
  'no name': replaced('organisations', 'name', '', 'missing-value'),
  'a member without sex': replaced('members', 'sex', '', 'missing-value'),
  'another sex': replaced('members', 'sex', 'x', 'unknown-sex'),
  'a kind that does not exist': replaced('organisations', 'kind', 'to_chuc_la', 'unknown-kind'),
  'a category that does not exist': replaced('movements', 'category', 'I8', 'unknown-category'),
  'a field that cannot change': replaced('attributes', 'field', 'sex', 'unknown-field'),
  'a movement on 31 February': replaced('movements', 'day', '2020-02-31', 'no-such-day'),
  'a birth on 31/02': replaced('members', 'born_on', '31/02/1980', 'no-such-day'),
  'a birth on 29 February of a common year': replaced('members', 'born_on', '1983-02-29', 'no-such-day'),
  'a year of two digits': replaced('movements', 'day', '05/03/20', 'two-digit-year'),
  'a birth with a year of two digits': replaced('members', 'born_on', '05/03/62', 'two-digit-year'),
  'a day a thousand years ahead': replaced('movements', 'day', '3022-05-14', 'year-out-of-range'),
  'a unit founded in 1022': replaced('organisations', 'from', '1022-05-14', 'year-out-of-range'),
  'an increase without a receiver': replaced('movements', 'to_code', '', 'needs-receiver', isIncrease),
  'a decrease without a giver': replaced(
    'movements',
    'from_code',
    '',
    'needs-giver',
    (row) => !isIncrease(row),
  ),
  'an unknown superior': replaced('organisations', 'parent_code', 'KHONG.CO', 'unknown-superior'),
  'an unknown receiver': replaced('movements', 'to_code', 'KHONG.CO', 'unknown-organisation', isIncrease),
  'an unknown giver': replaced(
    'movements',
    'from_code',
    'KHONG.CO',
    'unknown-organisation',
    (row) => row.from_code !== '',
  ),
  'a movement of nobody': replaced('movements', 'member_code', 'KHONG.CO', 'unknown-member'),
  'an attribute of nobody': replaced('attributes', 'member_code', 'KHONG.CO', 'unknown-member'),
  'the same state twice': repeated('organisations', 'code'),
  'the same member twice': repeated('members', 'member_code'),
  'the same movement twice': repeated('movements', 'member_code'),
  'the same attribute twice': repeated('attributes', 'member_code'),
} satisfies Record<string, Plant>

const FAULTS = { ...CELL_FAULTS, ...TREE_FAULTS, ...CHAIN_FAULTS }
