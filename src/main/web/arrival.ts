import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type RefObject } from 'react'

const PATIENCE_MS = 8000

/** Moves the focus to the heading of a page that one has gone to, so that it is read and the keys start there. */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  // The resolved location: while the next page is fetched the old one still stands there with its heading.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef(pathname)
  useEffect(() => {
    const isFirst = before.current === undefined
    if (before.current === pathname) return undefined
    before.current = pathname
    if (isFirst) return undefined
    const from = document.activeElement
    return whenHeaded(main.current, (heading) => {
      const isStill = document.activeElement === from || document.activeElement === document.body
      if (isStill) heading.focus({ preventScroll: true })
    })
  }, [pathname, main])
}

/** Waits for the page's h1, which comes with its data; returns how to give up. */
function whenHeaded(main: HTMLElement | null, found: (heading: HTMLElement) => void): () => void {
  if (!main) return () => undefined
  const look = () => {
    const heading = main.querySelector('h1')
    if (heading) {
      stop()
      found(heading)
    }
  }
  const observer = new MutationObserver(look)
  const patience = setTimeout(() => stop(), PATIENCE_MS)
  const stop = () => {
    observer.disconnect()
    clearTimeout(patience)
  }
  observer.observe(main, { childList: true, subtree: true })
  const frame = requestAnimationFrame(look)
  return () => {
    cancelAnimationFrame(frame)
    stop()
  }
}
