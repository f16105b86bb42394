import type { Span } from '#measure/declaration.ts'
import { addDays, formatDay } from '#platform/day.ts'
import { nameOfBefore } from './period.ts'

/** A number as the paper writes it: 8.642. */
export function number(value: number): string {
  return value.toLocaleString('vi-VN')
}

/** "24,5%"; one decimal unless it is whole. */
export function percent(part: number, whole: number): string {
  const value = Math.round((part / whole) * 1000) / 10
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: 1 })}%`
}

/** How a figure changed: "tăng 12 (4,2%) so với năm 2021"; a stock is told against the day before its period. */
export function changeText(
  value: number,
  before: number,
  time: 'day' | 'period',
  span: Span,
  spanBefore: Span,
): string {
  const than = time === 'day' ? `ngày ${formatDay(addDays(span.from, -1))}` : nameOfBefore(span, spanBefore)
  const by = value - before
  if (by === 0) return `không tăng, giảm so với ${than}`
  if (before === 0) return `${than} không có`
  const word = by > 0 ? 'tăng' : 'giảm'
  return `${word} ${number(Math.abs(by))} (${percent(Math.abs(by), before)}) so với ${than}`
}

/** "đạt 92,5% chỉ tiêu (400)". */
export function targetText(value: number, target: number): string {
  return target > 0
    ? `đạt ${percent(value, target)} chỉ tiêu (${number(target)})`
    : `chỉ tiêu ${number(target)}`
}
