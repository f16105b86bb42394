import { useEffect, useRef } from 'react'

/** Gives the focus back, when a panel or dialog is taken away, to what had it when the panel first came. */
export function useFocusBack(): void {
  const opener = useRef<Element | null>(null)
  if (opener.current === null && typeof document !== 'undefined') opener.current = document.activeElement
  useEffect(() => {
    const from = opener.current
    return () => {
      setTimeout(() => {
        if (from instanceof HTMLElement && from.isConnected) from.focus()
      })
    }
  }, [])
}
