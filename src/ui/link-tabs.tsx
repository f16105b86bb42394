import { useEffect, useRef, type ReactNode } from 'react'
import { Go, type Destination } from './go.tsx'
import style from './link-tabs.module.css'

/** The parts of a page as links; the current one is scrolled into view where they are more than fit. */
export function LinkTabs<Key extends string>({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: readonly ({ key: Key; name: ReactNode } & Destination)[]
  current: Key
}) {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const here = bar.current?.querySelector('[aria-current]')
    here?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [current])
  return (
    <nav ref={bar} aria-label={label} className={`${style.tabs} dv-no-print`}>
      {tabs.map(({ key, name, ...place }) => (
        <Go key={key} {...place} className={style.tab} aria-current={key === current ? 'page' : undefined}>
          {name}
        </Go>
      ))}
    </nav>
  )
}
