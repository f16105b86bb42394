import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useSearch } from '@tanstack/react-router'
import { useMay } from '#access/session.tsx'
import { MyJobs } from '#job/my-jobs.tsx'
import { useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { wordsOfUi } from '#ui/words-of-ui.ts'
import { useWords } from '#ui/words.tsx'
import { getTemplate } from './api.ts'
import { ExportCard } from './export-card.tsx'
import { MyImports } from './my-imports.tsx'
import { pageWords } from './page-words.ts'
import { RunPanel } from './run-panel.tsx'
import { UploadBox } from './upload-box.tsx'

/** Importing a file from sending it to the one confirmation, my imports, and the export of a unit. */
export function ExchangePage() {
  const said = useWords(pageWords)
  const ui = useWords(wordsOfUi)
  const mayImport = useMay('exchange.import')
  const mayExport = useMay('exchange.export')
  return (
    <Page title={said.title} note={said.note}>
      {mayImport && <Imports />}
      {mayExport && <ExportCard />}
      {mayExport && <MyJobs />}
      {!mayImport && !mayExport && (
        <Card>
          <Empty title={ui.notAllowedTitle}>{ui.notAllowedText}</Empty>
        </Card>
      )}
    </Page>
  )
}

function Imports() {
  const said = useWords(pageWords)
  const go = useGo()
  const { run, before } = useSearch({ strict: false }) as { run?: string; before?: string }
  const open = (id: string, errors: number | null) =>
    go({ to: '/exchange', search: { run: id, before: errors ? String(errors) : undefined } })
  return (
    <>
      {run ? (
        <RunPanel
          key={run}
          id={run}
          before={before && /^\d+$/.test(before) ? Number(before) : null}
          onSent={(sent, errors) => open(sent.id, errors)}
          onLeave={() => go({ to: '/exchange' })}
        />
      ) : (
        <Card title={said.import} actions={<TemplateLink />}>
          <UploadBox onSent={(sent) => open(sent.id, null)} />
        </Card>
      )}
      <MyImports current={run ?? ''} />
    </>
  )
}

function TemplateLink() {
  const said = useWords(pageWords)
  return (
    <Button
      component="a"
      href={getTemplate.path}
      download
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
    >
      {said.template}
    </Button>
  )
}
