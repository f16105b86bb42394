import { useEffect, useRef } from 'react'

/** Keys that work everywhere: Ctrl K (⌘ K) finds, ? explains; ? not while somebody types. */
export function useKeys(doing: { onSearch: () => void; onHelp: () => void }): void {
  const latest = useRef(doing)
  latest.current = doing
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        latest.current.onSearch()
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        event.preventDefault()
        latest.current.onHelp()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
