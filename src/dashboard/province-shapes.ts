import type { Province } from './provinces.ts'

/** A province as it is drawn: its paths, where its class is written, and whether there is room for that. */
export interface Shape {
  code: Province['code']
  path: string
  /** Middle of its largest part. */
  at: Place
  roomy: boolean
  /** Islands too small for the simplified borders, as points. */
  islands: readonly Place[]
}

/** A place in the picture, from its upper left corner. */
export interface Place {
  x: number
  y: number
}

/** Width and height of the picture, in its own units. */
export const PICTURE = { width: 930, height: 1000 } as const

const [WEST, NORTH] = [101.9, 23.6]
const SCALE = 59.5
/** Degrees of longitude are shorter than those of latitude: at 16° north, the middle of the country. */
const SHORTER = Math.cos((16 * Math.PI) / 180)

type Ring = readonly (readonly [number, number])[]
interface Geometry {
  features: readonly {
    properties: { code: string }
    geometry: { coordinates: readonly (readonly Ring[])[] }
  }[]
}

/** Island communes that the simplified borders leave out, by province: longitude and latitude, from general knowledge. */
const SMALL_ISLANDS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  '22': [[107.77, 20.97]],
  '31': [[107.72, 20.13]],
  '44': [[107.34, 17.16]],
  '48': [[108.51, 15.95]],
  '51': [[109.11, 15.38]],
  '68': [[108.94, 10.53]],
  '91': [
    [104.32, 9.69],
    [103.48, 9.3],
  ],
}

/** Where the names of the two archipelagos are written. */
export const ARCHIPELAGOS = { hoangSa: placeOf(112, 15.35), truongSa: placeOf(113.9, 6.95) } as const

let shapes: Promise<readonly Shape[]> | undefined

/** The 34 provinces as they are drawn, from north to south; the borders are fetched once. */
export function loadShapes(): Promise<readonly Shape[]> {
  shapes ??= import('./map/provinces-34.geojson?raw').then(({ default: text }) =>
    shapesOf(JSON.parse(text) as Geometry),
  )
  return shapes
}

/** Draws every part of every province. */
export function shapesOf({ features }: Geometry): Shape[] {
  return features
    .map(({ properties: { code }, geometry: { coordinates } }) => {
      const rings = coordinates.flat().map((ring) => ring.map(([lon, lat]) => placeOf(lon, lat)))
      const boxes = rings.map(boxOf)
      const largest = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]!
      return {
        code,
        path: rings.map(pathOf).join(''),
        at: { x: largest.x + largest.width / 2, y: largest.y + largest.height / 2 },
        roomy: largest.width > 26 && largest.height > 26,
        islands: (SMALL_ISLANDS[code] ?? []).map(([lon, lat]) => placeOf(lon, lat)),
      }
    })
    .sort((a, b) => a.at.y - b.at.y)
}

function placeOf(lon: number, lat: number): Place {
  const round = (value: number) => Math.round(value * 10) / 10
  return { x: round((lon - WEST) * SHORTER * SCALE), y: round((NORTH - lat) * SCALE) }
}

function pathOf(ring: readonly Place[]): string {
  return `M${ring.map(({ x, y }) => `${x} ${y}`).join('L')}Z`
}

function boxOf(ring: readonly Place[]) {
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
