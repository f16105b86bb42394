import { Button } from '@mantine/core'
import { FileQuestion, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { GoButton } from '#ui/go.tsx'
import { useWindowTitle } from '#ui/page.tsx'
import { wordsOfUi } from '#ui/words-of-ui.ts'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'
import style from './failures.module.css'

/** An address that leads nowhere. */
export function Missing() {
  const said = useWords(words)
  const ui = useWords(wordsOfUi)
  return (
    <Whole icon={<FileQuestion aria-hidden />} title={said.missingTitle} text={said.missingText}>
      <GoButton to="/">{ui.toOverview}</GoButton>
    </Whole>
  )
}

/** Our own mistake while drawing a page. */
export function Crashed() {
  const said = useWords(words)
  return (
    <Whole icon={<TriangleAlert aria-hidden />} title={said.crashedTitle} text={said.crashedText}>
      <Button onClick={() => location.reload()}>{said.reload}</Button>
    </Whole>
  )
}

function Whole({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode
  title: string
  text: string
  children: ReactNode
}) {
  useWindowTitle(title)
  return (
    <div role="alert" className={style.whole}>
      {icon}
      <h1 className={style.title}>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  )
}
