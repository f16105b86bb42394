import { breakOf, roundStep } from './chart-axis.ts'
import type { ChartColours } from './chart-colours.ts'
import { formatNumber, formatShare } from './format.ts'

export interface Point {
  /** What stands under it: a year, a month. */
  at: string
  value: number
}
export interface Bar {
  name: string
  value: number
}
/** One step from the opening to the closing figure; `value` is never negative. */
export interface BalanceStep {
  name: string
  kind: 'total' | 'increase' | 'decrease'
  value: number
}
export interface Group {
  name: string
  left: number
  right: number
}
export interface Composition {
  name: string
  parts: readonly Bar[]
}

type Option = Record<string, unknown>
const FONT = "'Be Vietnam Pro', system-ui, sans-serif"

/** A line over time, filled down to its axis; direct label on the last point. */
export function lineOption(points: readonly Point[], colours: ChartColours): Option {
  const values = points.map((point) => point.value)
  return {
    ...base(colours),
    xAxis: names(
      points.map((point) => point.at),
      colours,
      { boundaryGap: false },
    ),
    yAxis: figures(colours, breakOf(values), values),
    series: [
      {
        type: 'line',
        data: values,
        lineStyle: { color: colours.accent, width: 2.5 },
        itemStyle: { color: colours.accent },
        symbol: 'circle',
        symbolSize: 6,
        areaStyle: { color: colours.accent, opacity: 0.1 },
        label: {
          show: true,
          position: 'top',
          color: colours.ink,
          formatter: label((index) => index === points.length - 1),
        },
      },
    ],
  }
}

/** Bars from zero, each with its figure. */
export function barOption(bars: readonly Bar[], colours: ChartColours): Option {
  return {
    ...base(colours),
    grid: { left: 4, right: 60, top: 4, bottom: 4 },
    yAxis: {
      ...names(
        bars.map((bar) => bar.name),
        colours,
      ),
      inverse: true,
      axisLabel: { ...text(colours), width: 150, overflow: 'truncate' },
    },
    xAxis: { type: 'value', show: false },
    series: [
      {
        type: 'bar',
        data: bars.map((bar) => bar.value),
        barMaxWidth: 22,
        itemStyle: { color: colours.accent },
        label: { show: true, position: 'right', color: colours.ink, formatter: label() },
      },
    ],
  }
}

/** Opening, increases, decreases, closing: each bar hangs where the one before ended. */
export function balanceOption(steps: readonly BalanceStep[], colours: ChartColours): Option {
  const placed = placeSteps(steps)
  const ends = placed.flatMap(({ low, high, kind }) => (kind === 'total' ? [high] : [low, high]))
  return {
    ...base(colours),
    grid: { left: 4, right: 24, top: 28, bottom: 44 },
    xAxis: names(
      steps.map((step) => step.name),
      colours,
      {
        axisLabel: { ...text(colours), interval: 0, width: 92, overflow: 'break', lineHeight: 16 },
      },
    ),
    yAxis: figures(colours, breakOf(ends), ends),
    series: [
      {
        type: 'bar',
        stack: 'balance',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: placed.map(({ low }) => low),
      },
      {
        type: 'bar',
        stack: 'balance',
        barMaxWidth: 48,
        barMinHeight: 1,
        data: placed.map(({ low, high, kind }) => ({
          value: high - low,
          itemStyle: { color: kind === 'total' ? colours.total : colours[kind] },
        })),
        label: { show: true, position: 'top', color: colours.ink, formatter: label() },
      },
    ],
  }
}

/** Where each step's bar begins and ends. */
export function placeSteps(
  steps: readonly BalanceStep[],
): { low: number; high: number; kind: BalanceStep['kind'] }[] {
  let level = 0
  return steps.map(({ kind, value }) => {
    const from = kind === 'total' ? 0 : level
    level = kind === 'total' ? value : kind === 'increase' ? level + value : level - value
    return { low: Math.min(from, level), high: Math.max(from, level), kind }
  })
}

/** Two sides back to back, such as men and women by age. */
export function pyramidOption(
  groups: readonly Group[],
  sides: { left: string; right: string },
  colours: ChartColours,
): Option {
  const most = Math.max(1, ...groups.flatMap(({ left, right }) => [left, right]))
  const side = (name: string, color: string, data: number[], position: string) => ({
    type: 'bar',
    name,
    stack: 'side',
    barMaxWidth: 24,
    itemStyle: { color },
    data,
    label: { show: true, position, color: colours.ink, formatter: label() },
  })
  return {
    ...base(colours),
    legend: legend(colours),
    grid: { left: 4, right: 4, top: 34, bottom: 4 },
    xAxis: { type: 'value', show: false, min: -1.4 * most, max: 1.4 * most },
    yAxis: {
      ...names(
        groups.map((group) => group.name),
        colours,
      ),
      axisLine: { show: false },
    },
    series: [
      side(
        sides.left,
        colours.parts[3]!,
        groups.map((group) => -group.left),
        'left',
      ),
      side(
        sides.right,
        colours.parts[1]!,
        groups.map((group) => group.right),
        'right',
      ),
    ],
  }
}

/** Parts of a whole, one bar of 100% per row; shares of 6% and more are written in. */
export function compositionOption(rows: readonly Composition[], colours: ChartColours): Option {
  const partNames = [...new Set(rows.flatMap((row) => row.parts.map((part) => part.name)))]
  const shareOf = (row: Composition, name: string) => {
    const whole = row.parts.reduce((sum, part) => sum + part.value, 0)
    return whole === 0 ? 0 : (row.parts.find((part) => part.name === name)?.value ?? 0) / whole
  }
  return {
    ...base(colours),
    legend: legend(colours),
    grid: { left: 4, right: 12, top: 40, bottom: 4 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: {
      ...names(
        rows.map((row) => row.name),
        colours,
      ),
      inverse: true,
      axisLabel: { ...text(colours), width: 150, overflow: 'truncate' },
    },
    series: partNames.map((name, index) => ({
      type: 'bar',
      name,
      stack: 'whole',
      barMaxWidth: 28,
      itemStyle: { color: colours.parts[index % 8], borderColor: colours.card, borderWidth: 1 },
      data: rows.map((row) => shareOf(row, name)),
      labelLayout: { hideOverlap: true },
      label: {
        show: true,
        color: colours.onParts[index % 8],
        formatter: ({ value }: { value: number }) => (value >= 0.06 ? formatShare(value) : ''),
      },
    })),
  }
}

function base(colours: ChartColours): Option {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: colours.ink, fontSize: 13 },
    grid: { left: 4, right: 34, top: 28, bottom: 28 },
  }
}

function names(data: readonly string[], colours: ChartColours, more: Option = {}): Option {
  return {
    type: 'category',
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.edge } },
    axisLabel: text(colours),
    ...more,
  }
}

function figures(colours: ChartColours, broken: number | null, values: readonly number[]): Option {
  const high = Math.max(1, ...values)
  const step = roundStep((high - (broken ?? 0)) / 4)
  const foot = step * 0.3
  return {
    type: 'value',
    min: 0,
    max: Math.ceil(high / step) * step,
    interval: step,
    axisLabel: {
      ...text(colours),
      formatter: (value: number) => (value === foot ? '' : formatNumber(value)),
    },
    splitLine: { lineStyle: { color: colours.line } },
    // The break begins a little above zero, so that the foot of every bar is seen.
    breaks: broken === null ? [] : [{ start: foot, end: broken, gap: '4%' }],
    breakArea: {
      itemStyle: { color: colours.card, borderColor: colours.edge, borderWidth: 1, opacity: 1 },
      zigzagAmplitude: 4,
    },
  }
}

function text(colours: ChartColours): Option {
  return { color: colours.dim, fontSize: 13 }
}

function legend(colours: ChartColours): Option {
  return {
    top: 0,
    left: 0,
    itemWidth: 12,
    itemHeight: 12,
    icon: 'rect',
    textStyle: { color: colours.ink, fontSize: 13 },
    selectedMode: false,
  }
}

function label(shown: (index: number) => boolean = () => true) {
  return ({ value, dataIndex }: { value: number; dataIndex: number }) =>
    shown(dataIndex) ? formatNumber(Math.abs(value)) : ''
}
