import type { StructureKey } from '#statistics/keys.ts'
import type { CellFilter } from '#statistics/national-form.ts'
import type { Day } from '#platform/day.ts'

/** Units by their internal ids, as everywhere in SQL. */
type Id = string

/** Flows of a unit in a period: by category, with the headcounts at both ends. */
export interface CountedFlows {
  opening: number
  closing: number
  /** Only categories that occur. */
  flows: Record<string, number>
}

/** What the figures process is asked and what it answers; null where it cannot (not loaded, a day out of range). */
export interface Questions {
  balance: {
    /** `treeOn`: by the structure of that day instead of each day's own. */
    asked: { unit: Id; below: readonly Id[]; from: Day; to: Day; treeOn?: Day | undefined }
    answer: { whole: CountedFlows; own: CountedFlows; below: CountedFlows[] }
  }
  /** The headcount at the end of each of these days. */
  series: { asked: { unit: Id; days: readonly Day[] }; answer: number[] }
  structure: {
    asked: { unit: Id; on: Day; keys: readonly StructureKey[] }
    answer: { values: (string | null)[]; count: number }[]
  }
  headcounts: {
    asked: { units: readonly Id[]; on: Day }
    answer: { total: number; official: number }[]
  }
  /** Of each group of units, how many lie in the unit itself and how many at and below each unit directly below it. */
  places: {
    asked: { unit: Id; on: Day; groups: readonly (readonly Id[])[] }
    answer: { place: Id; count: number }[][]
  }
  /** Facts of some units (the usual: a unit and those below it) at the end of a day by several crossings of dimensions. */
  groups: {
    asked: {
      facts: 'members' | 'organisations'
      units: readonly Id[]
      on: Day
      crossings: readonly (readonly string[])[]
    }
    answer: { place: number; values: (string | null)[]; count: number }[][]
  }
  /** Those who passed along with their units to under some units or away from them in a period, and stayed in them that day. */
  carried: {
    asked: { units: readonly Id[]; from: Day; to: Day; crossings: readonly (readonly string[])[] }
    answer: {
      crossings: { place: number; values: (string | null)[]; count: number }[][]
      /** Units that passed, in which somebody did not stay that day or was told otherwise from it on. */
      leaving: Id[]
    }
  }
  form: {
    asked: { unit: Id; on: Day; cells: readonly CellFilter[] }
    answer: { unit: Id; counts: number[] }[]
  }
}

export type QuestionName = keyof Questions

/** Answers national figures from memory; null: ask the database. */
export interface Figures {
  ask: <Name extends QuestionName>(
    name: Name,
    asked: Questions[Name]['asked'],
  ) => Promise<Questions[Name]['answer'] | null>
}

/** Where nothing is kept in memory: every question goes to the database. */
export const noFigures: Figures = { ask: () => Promise.resolve(null) }
