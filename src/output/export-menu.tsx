import { Button, Menu } from '@mantine/core'
import { Braces, Download, FileSpreadsheet, FileText, FileType } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { ApiError, download } from '#ui/call.ts'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { problemWords } from '#job/words.ts'
import { refusalWords as paperWords } from '#paper/refusal-words.ts'
import { requestTable } from './api.ts'
import { TABLE_FORMATS, type TableFormat } from './table-file.ts'
import { tableRefusals, words } from './words.ts'
import style from './output.module.css'

const ICONS = { xlsx: FileSpreadsheet, csv: FileText, json: Braces, docx: FileType, pdf: FileText }

interface ExportMenuProps {
  /** The key of a table's source. */
  source: string
  /** Public id of the unit. */
  unit: string
  /** What the source asks beside the unit. */
  asked: Readonly<Record<string, string>>
  /** What is saved, where a page has several tables. */
  name?: string
}

/** One button to save a table as a file of any format; what is too long for that is offered as background work. */
export function ExportMenu({ source, unit, asked, name }: ExportMenuProps) {
  const said = useWords(words)
  const lang = useLocale()
  const say = useSay({ ...problemWords, ...paperWords, ...tableRefusals })
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ format: TableFormat; error: ApiError } | null>(null)
  const request = useAct(requestTable, {
    renews: ['/api/jobs'],
    onDone: () => {
      setFailed(null)
      tell(said.requested)
    },
  })
  const save = (format: TableFormat) => {
    setBusy(true)
    setFailed(null)
    const query = new URLSearchParams({ ...asked, organisationId: unit, format, lang })
    download(`/api/tables/${source}?${query}`)
      .catch((error: unknown) => setFailed({ format, error: errorOf(error) }))
      .finally(() => setBusy(false))
  }
  const isTooLong = failed?.error.refusals.some(({ code }) => code === 'table-too-long')
  return (
    <span className={style.menu}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<Download size={16} aria-hidden />} loading={busy}>
            {name ? said.exportOf(name) : said.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {TABLE_FORMATS.map((format) => {
            const Icon = ICONS[format]
            return (
              <Menu.Item
                key={format}
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => save(format)}
              >
                {said.formats[format]}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      {failed && (
        <span className={style.why} aria-live="polite">
          <WhyNot error={request.error ?? failed.error} say={say} />
          {isTooLong && (
            <Button
              size="xs"
              loading={request.isPending}
              onClick={() =>
                request.mutate({ source, organisationId: unit, format: failed.format, lang, asked })
              }
            >
              {said.background}
            </Button>
          )}
        </span>
      )}
    </span>
  )
}

function errorOf(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, 'unknown', [], [], null)
}
