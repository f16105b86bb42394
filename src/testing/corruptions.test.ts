import { expect, test } from 'vitest'
import { corrupt, corruptions, type Fault } from './corruptions.ts'
import { naiveProblems } from './naive-problems.ts'
import { exampleRegister } from './random-register.ts'

const registers = Array.from({ length: 25 }, (_, seed) => exampleRegister(seed))
const faults = [...new Set(registers.flatMap((register) => corruptions(register, 1)).map((one) => one.fault))]

test('random registers can show every fault, nearly always', () => {
  expect(faults.length).toBeGreaterThanOrEqual(40)
  for (const fault of faults)
    expect(registers.filter((register) => corrupt(register, fault, 1)).length, fault).toBeGreaterThan(10)
})

test.each<Fault>(faults)('refused with its place: %s', (fault) => {
  registers.forEach((register, seed) => {
    const planted = corrupt(register, fault, seed)
    if (!planted) return
    const { code, sheet, line, column } = planted
    expect(naiveProblems(planted.register), `seed ${seed}`).toContainEqual({ code, sheet, line, column })
  })
})
