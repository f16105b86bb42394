/**
 * A list cut at `most`, and how many are left out. The rows were asked for with `limit` and `count(*) over () as whole`,
 * or are all there are.
 */
export function cut<Row extends object>(rows: readonly (Row & { whole?: unknown })[], most: number) {
  const shown = rows.slice(0, most)
  return { shown, beyond: Number(rows[0]?.whole ?? rows.length) - shown.length }
}
