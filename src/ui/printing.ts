import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed: then all rows are drawn, and charts on white. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  const set = useRef((on: boolean) => () => flushSync(() => setPrinting(on)))
  useEffect(() => {
    const [before, after] = [set.current(true), set.current(false)]
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}
