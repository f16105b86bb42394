import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, RefObject } from 'react'
import { usePrinting } from './printing.ts'

const DRAWN_WHOLE = 100
const PRINTED_WHOLE = 5000
const ROW_HEIGHT = 44

export interface DrawnRows {
  indices: readonly number[]
  /** Heights in pixels of the rows left out. */
  above: number
  below: number
  measure?: (element: Element | null) => void
  /** Brings a row into view so that it is drawn. */
  show: (index: number) => void
}

/** Which rows to draw: all up to 100 and when printing, else those in view. */
export function useDrawnRows(count: number, scroller: RefObject<HTMLElement | null>): DrawnRows {
  const printing = usePrinting()
  const whole = count <= DRAWN_WHOLE || (printing && count <= PRINTED_WHOLE)
  const virtual = useVirtualizer({
    count: whole ? 0 : count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  if (whole)
    return {
      indices: Array.from({ length: count }, (_, index) => index),
      above: 0,
      below: 0,
      show: () => undefined,
    }
  const items = virtual.getVirtualItems()
  return {
    indices: items.map((item) => item.index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
    show: (index) => virtual.scrollToIndex(index),
  }
}

/** Calls `more` when the end comes into view while scrolling, once per page. */
export function useMoreAtEnd(scroller: RefObject<HTMLElement | null>, more?: () => void): () => void {
  return () => {
    const box = scroller.current
    if (more && box && box.scrollHeight - box.scrollTop - box.clientHeight < 600) more()
  }
}

/** ↑ ↓ Home End and Page keys walk from row to row while a door or button of a row has the focus. */
export function walkRows(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  show: (index: number) => void,
): void {
  const row = (event.target as Element).closest<HTMLElement>('tr[data-index]')
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return
  const at = Number(row.dataset.index)
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -count,
    End: count,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const next = Math.min(count - 1, Math.max(0, at + step))
  const table = row.closest('table')
  show(next)
  const focus = () => table?.querySelector<HTMLElement>(`tr[data-index="${next}"] :is(a, button)`)
  if (focus()) focus()?.focus()
  else requestAnimationFrame(() => requestAnimationFrame(() => focus()?.focus()))
}
