import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { problemWords } from '#job/words.ts'
import { listJobs } from '#job/api.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAct } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { EXPORT_FORMATS, requestExport } from './api.ts'
import { pageWords } from './page-words.ts'
import style from './exchange.module.css'

/** Asks for an export of the chosen unit; it is made in the background. */
export function ExportCard() {
  const said = useWords(pageWords)
  const say = useSay(problemWords)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [format, setFormat] = useState<(typeof EXPORT_FORMATS)[number]>('xlsx')
  const ask = useAct(requestExport, { renews: [listJobs.path], onDone: () => tell(said.exportAsked) })
  if (id === null) return null
  return (
    <Card title={said.export}>
      <div className={style.run}>
        <p>{said.exportText(name ?? said.thisUnit, formatMaybeDay(on))}</p>
        <p className={style.hint}>{said.exportRecorded}</p>
        <Radio.Group label={said.exportFormat} value={format} onChange={(value) => setFormat(value)}>
          <div className={style.run}>
            {EXPORT_FORMATS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={said.exportFormats[one]}
                description={said.exportFormatHints[one]}
              />
            ))}
          </div>
        </Radio.Group>
        <WhyNot error={ask.error} say={say} />
        <div>
          <Button
            variant="default"
            loading={ask.isPending}
            onClick={() => ask.mutate({ organisationId: id, on, format })}
          >
            {said.exportAct}
          </Button>
        </div>
      </div>
    </Card>
  )
}
