import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useWindowTitle } from '#ui/page.tsx'
import { LocaleProvider, useWords, type Locale } from '#ui/words.tsx'
import { pageWords } from './page-words.ts'
import style from './alone.module.css'

const KEPT = 'dangvu.locale'

/** A page without a session: one card in the middle, the product's name above, the language below. */
export function Alone({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(keptLocale)
  const choose = (next: Locale) => {
    localStorage.setItem(KEPT, next)
    setLocale(next)
  }
  const other = locale === 'vi' ? 'en' : 'vi'
  return (
    <LocaleProvider locale={locale}>
      <div className={style.page}>
        <Product />
        <main className={style.card}>{children}</main>
        <Button variant="subtle" lang={other} onClick={() => choose(other)}>
          {other === 'en' ? 'English' : 'Tiếng Việt'}
        </Button>
      </div>
    </LocaleProvider>
  )
}

/** The one heading of such a page. */
export function AloneTitle({ children }: { children: string }) {
  useWindowTitle(children)
  return <h1 className={style.title}>{children}</h1>
}

/** The language chosen in this browser before anybody signed in; Vietnamese unless chosen. */
function keptLocale(): Locale {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'
}

function Product() {
  const said = useWords(pageWords)
  return (
    <header className={style.product}>
      <strong>Đảng vụ</strong>
      <span>{said.line}</span>
    </header>
  )
}
