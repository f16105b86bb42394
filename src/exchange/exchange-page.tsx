import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useSearch } from '@tanstack/react-router'
import { useMay, useUnit } from '#access/session.tsx'
import { useAsOf } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { wordsOfUi } from '#ui/words-of-ui.ts'
import { useWords } from '#ui/words.tsx'
import { downloadExport, getTemplate } from './api.ts'
import { MyImports } from './my-imports.tsx'
import { pageWords } from './page-words.ts'
import { RunPanel } from './run-panel.tsx'
import { UploadBox } from './upload-box.tsx'
import style from './exchange.module.css'

/** Importing a file from sending it to the one confirmation, my imports, and the export of a unit. */
export function ExchangePage() {
  const said = useWords(pageWords)
  const ui = useWords(wordsOfUi)
  const mayImport = useMay('exchange.import')
  const mayExport = useMay('exchange.export')
  return (
    <Page title={said.title} note={said.note}>
      {mayImport && <Imports />}
      {mayExport && <Export />}
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

function Export() {
  const said = useWords(pageWords)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  if (id === null) return null
  return (
    <Card title={said.export}>
      <div className={style.run}>
        <p>{said.exportText(name ?? said.thisUnit, formatMaybeDay(on))}</p>
        <p className={style.hint}>{said.exportRecorded}</p>
        <div>
          <Button
            component="a"
            href={`${downloadExport.path}?${new URLSearchParams({ organisationId: id, on })}`}
            download
            leftSection={<Download size={16} aria-hidden />}
            variant="default"
          >
            {said.exportAct}
          </Button>
        </div>
      </div>
    </Card>
  )
}
