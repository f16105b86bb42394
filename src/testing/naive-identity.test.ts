import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/day.ts'
import { naiveBalance, naiveHeadcount, treeOn, type Flows } from './naive-register.ts'
import { arbitraryQuestion } from './random-register.ts'

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0)
const closes = (flows: Flows) => flows.opening + sum(flows.increases) - sum(flows.decreases) === flows.closing

test('every balance closes, of every unit and of what it holds itself', () => {
  fc.assert(
    fc.property(arbitraryQuestion, ({ register: history, from, to }) => {
      for (const code of new Set(history.organisations.map((row) => row.code!))) {
        const balance = naiveBalance(history, code, from, to)
        expect([balance, balance.own, ...balance.children].filter((flows) => !closes(flows))).toEqual([])
        expect(balance.opening).toBe(naiveHeadcount(history, code, addDays(from, -1)))
        expect(balance.closing).toBe(naiveHeadcount(history, code, to))
      }
    }),
    { numRuns: 15 },
  )
})

test('on any one day the children and what a unit holds itself add up to it', () => {
  fc.assert(
    fc.property(arbitraryQuestion, ({ register: history, code, from, to }) => {
      const { own, children } = naiveBalance(history, code, from, to)
      const below = (on: typeof to) =>
        children.filter((child) => treeOn(history, on).get(child.organisation) === code)
      const total = (on: typeof to) =>
        below(on).reduce((count, child) => count + naiveHeadcount(history, child.organisation, on), 0)
      expect(own.closing + total(to)).toBe(naiveHeadcount(history, code, to))
      const before = addDays(from, -1)
      expect(own.opening + total(before)).toBe(naiveHeadcount(history, code, before))
    }),
    { numRuns: 100 },
  )
})

test('the balance of a period is that of its days, one after the other', () => {
  fc.assert(
    fc.property(arbitraryQuestion, ({ register: history, code, from, to }) => {
      const last = to < addDays(from, 60) ? to : addDays(from, 60)
      const whole = naiveBalance(history, code, from, last)
      const counted: Record<string, number> = {}
      for (let on = from; on <= last; on = addDays(on, 1)) {
        const { increases, decreases } = naiveBalance(history, code, on, on)
        for (const [category, count] of Object.entries({ ...increases, ...decreases }))
          counted[category] = (counted[category] ?? 0) + count
      }
      expect(counted).toEqual({ ...whole.increases, ...whole.decreases })
    }),
    { numRuns: 20 },
  )
})
