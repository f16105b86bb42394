/** A table of counts with its totals: `values[i][j]`, the last row and the last column are the totals. */
export type Totalled = readonly (readonly number[])[]

/** Which figures of a table are not published. */
export interface Suppression {
  hidden: boolean[][]
  /** Small figures, and others that are hidden so that the small ones cannot be worked out. */
  small: number
  others: number
}

/**
 * Hides every figure from 1 to `threshold` − 1 (che số nhỏ), and then as few others as a greedy search finds, so that from
 * what is published each of them could still be anything from 0 to `threshold`. The grand total is always published. null:
 * the table is too small for that. Source: rules of statistical disclosure control; our own choice of method.
 *
 * With the totals' signs turned, every row and every column of a table sums to 0. So what a reader cannot tell apart is what
 * differs by a circulation in the graph of rows and columns whose edges are the hidden figures, and the bounds of a figure
 * are maximum flows.
 */
export function suppress(values: Totalled, threshold: number): Suppression | null {
  const graph = graphOf(values)
  const small = graph.cells.filter((cell) => cell.value > 0 && cell.value < threshold)
  if (small.some((cell) => cell.isGrand)) return null
  for (const cell of small) cell.hidden = true
  for (const cell of [...small].sort((a, b) => b.value - a.value)) {
    const down = cell.value
    const up = threshold - cell.value
    if (!canMove(graph, cell, -down) || !canMove(graph, cell, up)) return null
  }
  const hidden = values.map((row) => row.map(() => false))
  for (const { row, column, hidden: isHidden } of graph.cells) hidden[row]![column] = isHidden
  const count = graph.cells.filter((cell) => cell.hidden).length
  return { hidden, small: small.length, others: count - small.length }
}

interface Cell {
  row: number
  column: number
  value: number
  /** The two ends of its edge. */
  ends: readonly [number, number]
  /** −1 of totals of one direction: their figure goes down where the flow goes up. */
  sign: 1 | -1
  isGrand: boolean
  hidden: boolean
  /** What hiding it costs; totals are dearer than the figures inside. */
  cost: number
}

interface Graph {
  cells: Cell[]
  nodes: number
}

/**
 * Rows, then columns as nodes. A table of one column and its total has no equations by row: its figures and their total are
 * edges between two nodes.
 */
function graphOf(values: Totalled): Graph {
  const [lastRow, lastColumn] = [values.length - 1, values[0]!.length - 1]
  const isFlat = lastColumn === 0
  const cells = values.flatMap((row, at) =>
    row.map((value, column): Cell => {
      const totals = Number(at === lastRow) + Number(!isFlat && column === lastColumn)
      return {
        row: at,
        column,
        value,
        ends: isFlat ? [0, 1] : [at, values.length + column],
        sign: totals === 1 ? -1 : 1,
        isGrand: totals === (isFlat ? 1 : 2),
        hidden: false,
        cost: (totals > 0 ? 30 : 1) + Math.log2(1 + value) + (value === 0 ? 2 : 0),
      }
    }),
  )
  return { cells, nodes: isFlat ? 2 : values.length + values[0]!.length }
}

/**
 * Whether a hidden figure can differ by `by`, hiding further figures on the way where it could not; the cheapest way each
 * time. What is hidden stays hidden: it only loosens all other bounds.
 */
function canMove(graph: Graph, cell: Cell, by: number): boolean {
  const flow = new Map<Cell, number>()
  const rises = by > 0 === (cell.sign === 1)
  const [from, to] = rises ? [cell.ends[1], cell.ends[0]] : [cell.ends[0], cell.ends[1]]
  for (let left = Math.abs(by); left > 0;) {
    const way = cheapestWay(graph, cell, { from, to, flow })
    if (way === null) return false
    const step = Math.min(left, ...way.map(({ room }) => room))
    for (const { edge, forward } of way) {
      edge.hidden = true
      flow.set(edge, (flow.get(edge) ?? 0) + (forward ? step : -step))
    }
    left -= step
  }
  return true
}

interface Step {
  edge: Cell
  forward: boolean
  /** How much more may flow this way. */
  room: number
}

interface Way {
  from: number
  to: number
  flow: ReadonlyMap<Cell, number>
}

/** Of a figure inside: it can grow without end, and shrink to 0; of a total the other way round. */
function roomOf({ sign, value }: Cell, forward: boolean, flowing: number): number {
  const grows = forward === (sign === 1)
  const bound = grows ? Infinity : value
  return bound - (forward ? flowing : -flowing)
}

/** The cheapest way between two nodes over all figures but one; hidden ones cost next to nothing. Dijkstra. */
function cheapestWay({ cells, nodes }: Graph, without: Cell, { from, to, flow }: Way): Step[] | null {
  const costs: number[] = Array.from({ length: nodes }, () => Infinity)
  const came: (readonly [node: number, step: Step] | undefined)[] = Array.from({ length: nodes })
  const done = new Set<number>()
  costs[from] = 0
  for (;;) {
    let node = -1
    for (let at = 0; at < nodes; at++)
      if (!done.has(at) && costs[at]! < (node < 0 ? Infinity : costs[node]!)) node = at
    if (node < 0) return null
    if (node === to) break
    done.add(node)
    for (const edge of cells) {
      if (edge === without || edge.isGrand) continue
      const forward = edge.ends[0] === node
      if (!forward && edge.ends[1] !== node) continue
      const next = edge.ends[forward ? 1 : 0]
      const room = roomOf(edge, forward, flow.get(edge) ?? 0)
      const cost = costs[node]! + (edge.hidden ? 0.001 : edge.cost)
      if (room <= 0 || cost >= costs[next]!) continue
      costs[next] = cost
      came[next] = [node, { edge, forward, room }]
    }
  }
  const way: Step[] = []
  for (let node = to; node !== from;) {
    const [before, step] = came[node]!
    way.push(step)
    node = before
  }
  return way
}
