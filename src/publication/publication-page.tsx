import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ExportMenu } from '#output/export-menu.tsx'
import { formatDay } from '#platform/day.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { BarChart, CompositionChart } from '#ui/chart.tsx'
import { useDone } from '#ui/done.ts'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getPublication, withdrawPublication, type Content, type Publication } from './api.ts'
import { ContentTable } from './content-table.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './publication.module.css'

/** A table as it was published. */
export function PublicationPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const asked = useAsk(getPublication, { id })
  const [withdraws, setWithdraws] = useState(false)
  const one = asked.data
  return (
    <Page
      title={one?.title ?? said.title}
      breadcrumb={[{ name: said.title, to: '/publications' }]}
      note={one && one.unit.name}
      actions={
        one && (
          <>
            {one.may.withdraw && (
              <WriteButton onClick={() => setWithdraws(true)}>{said.withdraw}</WriteButton>
            )}
            <ExportMenu source="publication" unit={one.unit.id} asked={{ id }} />
          </>
        )
      }
    >
      <Answer of={asked}>{(found) => <Shown of={found} />}</Answer>
      {withdraws && one && <Withdraw of={one} onClose={() => setWithdraws(false)} />}
    </Page>
  )
}

function Shown({ of }: { of: Publication }) {
  const said = useWords(words)
  const lang = useLocale()
  const { content, withdrawn } = of
  return (
    <>
      {withdrawn && (
        <p>
          <Mark tone="warn">{said.withdrawn}</Mark>{' '}
          {said.withdrawnFor(formatDay(withdrawn.on), withdrawn.reason)}
        </p>
      )}
      <Card title={of.title}>
        <ContentTable content={content} />
        <p className={style.dim}>
          {content.hidden === 0 ? said.nothingHidden : said.hiddenNote(content.threshold)}
        </p>
      </Card>
      <Card title={content.measure.label[lang]}>
        <Chart content={content} />
      </Card>
      <Card title={said.facts}>
        <Facts
          facts={[
            {
              name: said.when,
              value: [...new Set([content.from, content.to])].map(formatDay).join(' – '),
            },
            { name: said.publishedOn, value: formatDay(of.publishedOn) },
            ...(of.number ? [{ name: said.number, value: of.number }] : []),
            { name: said.by, value: of.recordedBy ?? '–' },
            { name: said.definition, value: content.measure.definition[lang] },
            ...(content.where ? [{ name: said.condition, value: content.where }] : []),
            { name: said.digest, value: <code className={style.digest}>{of.digest}</code> },
          ]}
        />
      </Card>
    </>
  )
}

/** What is published alone is drawn; what is hidden leaves a gap. */
function Chart({ content }: { content: Content }) {
  const said = useWords(words)
  const lang = useLocale()
  const { rows, columns, cells, columnsBy, title } = content
  if (!columnsBy)
    return (
      <BarChart
        name={said.chart(title)}
        bars={rows.flatMap(({ label }, at) => {
          const value = cells[at]![0] ?? null
          return value === null ? [] : [{ name: label[lang], value }]
        })}
      />
    )
  return (
    <CompositionChart
      name={said.chart(title)}
      rows={rows.map(({ label }, at) => ({
        name: label[lang],
        parts: columns.map((column, place) => ({ name: column.label[lang], value: cells[at]![place] ?? 0 })),
      }))}
    />
  )
}

function Withdraw({ of, onClose }: { of: Publication; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const act = useAct(withdrawPublication, { renews: ['/api/publications'], onDone: useDone(onClose) })
  return (
    <ReasonDialog
      title={said.withdrawTitle}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={(reason) => act.mutate({ id: of.id, reason })}
      onClose={onClose}
    />
  )
}
