/** How provinces are put into classes: as many in each, or each as wide. */
export const CLASSINGS = ['quantile', 'equal'] as const
export type Classing = (typeof CLASSINGS)[number]

/** A class of figures; both ends are included, and figures really lie there. */
export interface FigureClass {
  from: number
  to: number
  count: number
}

/** The most classes: more tones are not told apart. */
const MOST_CLASSES = 5

/**
 * Five classes at most of the figures given, from the lowest up, none of them empty. The same figure is never in two
 * classes, so quantiles may be of unlike size.
 */
export function classesOf(values: readonly number[], classing: Classing): FigureClass[] {
  const sorted = values.toSorted((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  if (distinct.length === 0) return []
  const parts = Math.min(MOST_CLASSES, distinct.length)
  const uppers = classing === 'equal' ? equalUppers(sorted, parts) : quantileUppers(sorted, parts)
  const classes: FigureClass[] = []
  let start = 0
  for (const upper of uppers) {
    const inside = sorted.slice(start).filter((value) => value <= upper)
    if (inside.length > 0) classes.push({ from: inside[0]!, to: inside.at(-1)!, count: inside.length })
    start += inside.length
  }
  return classes
}

/** Which of the classes a figure is in, from 0. */
export function classAt(classes: readonly FigureClass[], value: number): number {
  return classes.findIndex(({ to }) => value <= to)
}

function equalUppers(sorted: readonly number[], parts: number): number[] {
  const [low, high] = [sorted[0]!, sorted.at(-1)!]
  return Array.from({ length: parts }, (_, at) =>
    at === parts - 1 ? high : low + ((high - low) * (at + 1)) / parts,
  )
}

function quantileUppers(sorted: readonly number[], parts: number): number[] {
  return Array.from({ length: parts }, (_, at) => sorted[Math.ceil((sorted.length * (at + 1)) / parts) - 1]!)
}
