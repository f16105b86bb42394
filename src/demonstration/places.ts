import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pick, type Random } from '#generate/random.ts'
import { packageRoot } from '#platform/package-root.ts'

/** Places as people wrote them in 2022, in three levels: of the town, of the province, of its neighbours. */
export interface Places {
  town: readonly string[]
  province: readonly string[]
  neighbours: readonly string[]
}

const FILE = 'src/person/administrative-units.csv'
const TOWN = '356'
const PROVINCE = '36'
const NEIGHBOURS = ['34', '35', '37']

const FALLBACK: Places = {
  town: [
    'Phường Vị Xuyên, Thành phố Nam Định, Tỉnh Nam Định',
    'Phường Lộc Hạ, Thành phố Nam Định, Tỉnh Nam Định',
  ],
  province: ['Huyện Vụ Bản, Tỉnh Nam Định', 'Huyện Ý Yên, Tỉnh Nam Định', 'Huyện Hải Hậu, Tỉnh Nam Định'],
  neighbours: ['Tỉnh Thái Bình', 'Tỉnh Hà Nam', 'Tỉnh Ninh Bình'],
}

/** Real administrative units to 30 June 2025; a handful of districts where the file is absent. */
export function readPlaces(): Places {
  const path = join(packageRoot(), FILE)
  if (!existsSync(path)) return FALLBACK
  const rows = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const until2025 = rows.filter(([, , , , , to]) => to === '' || to === '2025-06-30')
  const named = (level: string) =>
    new Map(until2025.filter((row) => row[0] === level && row[4] === '').map((row) => [row[1]!, row]))
  const [provinces, districts] = [named('province'), named('district')]
  const communesOf = (wanted: (district: string, province: string) => boolean) =>
    until2025.flatMap(([level, , parent, name, from]) => {
      const district = districts.get(parent!)
      if (level !== 'commune' || from !== '' || !district || !wanted(district[1]!, district[2]!)) return []
      return [`${name}, ${district[3]}, ${provinces.get(district[2]!)![3]}`]
    })
  return {
    town: communesOf((district) => district === TOWN),
    province: communesOf((_, province) => province === PROVINCE),
    neighbours: communesOf((_, province) => NEIGHBOURS.includes(province)),
  }
}

/** Where a family comes from: mostly the province. */
export function nativePlace(random: Random, places: Places): string {
  return pick(random, random() < 0.82 ? places.province : places.neighbours)
}

/** Where somebody lives: mostly the town. */
export function residence(random: Random, places: Places): string {
  return pick(random, random() < 0.7 ? places.town : places.province)
}
