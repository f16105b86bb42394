import { Skeleton, useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { breakOf } from './chart-axis.ts'
import { chartColours, type ChartColours } from './chart-colours.ts'
import {
  balanceOption,
  barOption,
  compositionOption,
  lineOption,
  placeSteps,
  pyramidOption,
  type BalanceStep,
  type Bar,
  type Composition,
  type Group,
  type Point,
} from './chart-options.ts'
import { formatNumber } from './format.ts'
import { usePrinting } from './printing.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './chart.module.css'

export type { BalanceStep, Bar, Composition, Group, Point } from './chart-options.ts'

type Picture = ReturnType<typeof import('./echarts-svg.ts').draw>

interface ChartProps {
  /** What the picture shows; its figures stand in a table beside it. */
  name: string
  /** In pixels. */
  height?: number
}

/** A headcount or another figure over time. */
export function LineChart({ points, height = 260, name }: ChartProps & { points: readonly Point[] }) {
  const broken = breakOf(points.map((point) => point.value))
  return (
    <Drawing
      name={name}
      height={height}
      data={points}
      option={(colours) => lineOption(points, colours)}
      note={<Broken at={broken} />}
    />
  )
}

/** Figures side by side, lying, so that names have room. */
export function BarChart({ bars, height, name }: ChartProps & { bars: readonly Bar[] }) {
  return (
    <Drawing
      name={name}
      height={height ?? bars.length * 34 + 12}
      data={bars}
      option={(colours) => barOption(bars, colours)}
    />
  )
}

/** The balance (tăng, giảm): opening, increases, decreases, closing. */
export function BalanceChart({ steps, height = 300, name }: ChartProps & { steps: readonly BalanceStep[] }) {
  const placed = placeSteps(steps)
  const broken = breakOf(placed.flatMap(({ low, high, kind }) => (kind === 'total' ? [high] : [low, high])))
  return (
    <div className={style.wide} role="group" aria-label={name} tabIndex={0}>
      <Drawing
        name={name}
        height={height}
        width={steps.length * 84}
        data={steps}
        option={(colours) => balanceOption(steps, colours)}
        note={<Broken at={broken} />}
      />
    </div>
  )
}

/** Two sides back to back by group, such as age by sex; groups from the bottom up. */
export function PyramidChart({
  groups,
  left,
  right,
  height,
  name,
}: ChartProps & { groups: readonly Group[]; left: string; right: string }) {
  return (
    <Drawing
      name={name}
      height={height ?? groups.length * 36 + 48}
      data={groups}
      option={(colours) => pyramidOption(groups, { left, right }, colours)}
    />
  )
}

/** Parts of a whole, one lying bar per row. */
export function CompositionChart({ rows, height, name }: ChartProps & { rows: readonly Composition[] }) {
  return (
    <Drawing
      name={name}
      height={height ?? rows.length * 44 + 52}
      data={rows}
      option={(colours) => compositionOption(rows, colours)}
    />
  )
}

function Drawing({
  name,
  height,
  width,
  data,
  option,
  note,
}: ChartProps & {
  height: number
  width?: number
  data: unknown
  option: (colours: ChartColours) => Record<string, unknown>
  note?: ReactNode
}) {
  const screen = useComputedColorScheme('light')
  const scheme = usePrinting() ? 'light' : screen
  const box = useRef<HTMLDivElement>(null)
  const isReady = useDrawing(box, () => option(chartColours(scheme)), `${scheme} ${JSON.stringify(data)}`)
  return (
    <figure className={style.figure}>
      <div role="img" aria-label={name} style={{ height, minWidth: width }} className={style.box}>
        {!isReady && <Skeleton height={height} radius="md" />}
        <div ref={box} style={{ height }} />
      </div>
      {note}
    </figure>
  )
}

/** Loads the drawing library on first use and draws anew when `written`, what the option follows from, changes. */
function useDrawing(
  box: { current: HTMLDivElement | null },
  option: () => Record<string, unknown>,
  written: string,
): boolean {
  const picture = useRef<Picture | null>(null)
  const latest = useRef(option)
  const [isReady, setIsReady] = useState(false)
  latest.current = option
  useEffect(() => {
    let gone = false
    void import('./echarts-svg.ts').then(({ draw }) => {
      if (gone || !box.current) return
      picture.current = draw(box.current, latest.current())
      setIsReady(true)
    })
    return () => {
      gone = true
      picture.current?.remove()
      picture.current = null
    }
  }, [box])
  useEffect(() => {
    picture.current?.redraw(latest.current())
  }, [written])
  return isReady
}

function Broken({ at }: { at: number | null }) {
  const said = useWords(wordsOfUi)
  if (at === null) return null
  return <figcaption className={style.note}>{said.axisBroken(formatNumber(at))}</figcaption>
}
