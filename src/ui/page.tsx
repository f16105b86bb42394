import { useEffect, useId, type ReactNode } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsOf } from './asof.tsx'
import { Go, type Destination } from './go.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './page.module.css'

/** One step of the way down to a page; without `to` it is only said. */
export interface Crumb extends Partial<Destination> {
  name: string
}

/** A page inside the shell: the one h1, what stands above it, its actions, and the title of the window. */
export function Page({
  title,
  note,
  breadcrumb = [],
  actions,
  children,
}: {
  title: string
  /** One line under the title: what it is about, in figures. */
  note?: ReactNode
  breadcrumb?: readonly Crumb[]
  actions?: ReactNode
  children: ReactNode
}) {
  const said = useWords(wordsOfUi)
  const { on } = useAsOf()
  useWindowTitle(title)
  return (
    <div className={style.page}>
      <header className={style.head}>
        <div className={style.titles}>
          <Breadcrumb crumbs={breadcrumb} />
          <h1 className={style.title} tabIndex={-1}>
            {title}
          </h1>
          {note && <p className={style.note}>{note}</p>}
          <p className="dv-print-only">{said.printedOn(formatDay(on))}</p>
        </div>
        {actions && <div className={`${style.actions} dv-no-print`}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A card with a heading of the second level, and at its right a link or buttons. */
export function Card({
  title,
  actions,
  children,
}: {
  title?: string
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  if (!title && !actions) return <div className={style.card}>{children}</div>
  return (
    <section className={style.card} aria-labelledby={title ? id : undefined}>
      <div className={style.cardHead}>
        {title && (
          <h2 id={id} className={style.cardTitle}>
            {title}
          </h2>
        )}
        {actions && <div className={`${style.actions} dv-no-print`}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}

/** Cards side by side where there is room; `wide`: the first takes the larger part. */
export function Columns({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={wide ? `${style.columns} ${style.wide}` : style.columns}>{children}</div>
}

/** Filters and search fields above a table, in one line where there is room. */
export function Toolbar({ children, label }: { children: ReactNode; label: string }) {
  return (
    <div role="search" aria-label={label} className={`${style.toolbar} dv-no-print`}>
      {children}
    </div>
  )
}

/** Names and their values, such as the facts of a person or of a unit. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={style.facts}>
      {facts.map(({ name, value }) => (
        <div key={name} className={style.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A short word about a state, never by colour alone. */
export function Mark({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'warn' | 'accent'
  children: ReactNode
}) {
  return <span className={`${style.mark} ${style[tone]}`}>{children}</span>
}

/** Sets the window's title while the page is shown. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Đảng vụ`
  }, [title])
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const said = useWords(wordsOfUi)
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={said.breadcrumb} className={`${style.breadcrumb} dv-no-print`}>
      <ol>
        {crumbs.map(({ name, to, search }, index) => (
          <li key={`${index}${name}`}>
            {to ? (
              <Go to={to} search={search} className={style.crumb}>
                {name}
              </Go>
            ) : (
              name
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
