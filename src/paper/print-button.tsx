import { Button, Menu } from '@mantine/core'
import { FileText, Printer } from 'lucide-react'
import { useState } from 'react'
import { ApiError, download } from '#ui/call.ts'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { paperAddress } from './declaration.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './paper.module.css'

/** A paper that can be printed here: the key of its form, what it is about, its name on the button. */
export interface Printable {
  form: string
  id: string
  name: string
  on?: string
  also?: readonly string[]
}

type Sentences = Parameters<typeof useSay>[0]

/** One button for the papers of a page, each as Word or PDF; why one cannot be printed stands below it. */
export function PrintButton({
  papers,
  sentences = {},
}: {
  papers: readonly Printable[]
  sentences?: Sentences
}) {
  const said = useWords(words)
  const say = useSay({ ...refusalWords, ...sentences })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const print = (paper: Printable, format: 'docx' | 'pdf') => {
    setBusy(true)
    setError(null)
    const { form, id, on, also } = paper
    download(paperAddress(form, id, format, { ...(on ? { on } : {}), ...(also ? { also } : {}) }))
      .catch(setError)
      .finally(() => setBusy(false))
  }
  if (papers.length === 0) return null
  return (
    <span className={style.print}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} loading={busy}>
            {papers.length === 1 ? said.printOf(papers[0]!.name) : said.print}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {papers.map((paper) => (
            <span key={paper.form}>
              {papers.length > 1 && <Menu.Label>{paper.name}</Menu.Label>}
              {(['docx', 'pdf'] as const).map((format) => (
                <Menu.Item
                  key={format}
                  leftSection={<FileText size={16} aria-hidden />}
                  aria-label={`${paper.name}, ${format === 'docx' ? said.word : said.pdf}`}
                  onClick={() => print(paper, format)}
                >
                  {format === 'docx' ? said.word : said.pdf}
                </Menu.Item>
              ))}
            </span>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && (
        <span className={style.why} aria-live="polite">
          <WhyNot
            error={error instanceof ApiError ? error : new ApiError(0, 'unknown', [], [], null)}
            say={say}
          />
        </span>
      )}
    </span>
  )
}
