import type { z } from 'zod'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { Card, Facts } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { NO, YES } from './consolidate.ts'
import type { Question } from './questions.ts'
import { getConsolidation, type SurveyRecord } from './survey-api.ts'
import { surveyWords } from './survey-words.ts'
import style from './scheme.module.css'

type Result = z.output<typeof getConsolidation.output>['questions'][number]['result']

/** What the answers come to, question by question: sums, shares with their picture, tables. */
export function Consolidation({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  const result = useAsk(getConsolidation, { id: survey.id })
  return (
    <Answer of={result} lines={9}>
      {({ sent, questions }) =>
        sent === 0 ? (
          <Card>
            <Empty title={said.nobody} />
          </Card>
        ) : (
          <div className={style.stack}>
            {questions.map(({ question, result: one }, index) => (
              <Card key={question.key} title={`${index + 1}. ${question.label}`}>
                <p className={style.help}>{said.n(formatNumber(one.n))}</p>
                <OneResult question={question} result={one} />
              </Card>
            ))}
          </div>
        )
      }
    </Answer>
  )
}

function OneResult({ question, result }: { question: Question; result: Result }) {
  const said = useWords(surveyWords)
  switch (result.kind) {
    case 'number':
      return (
        <Facts
          facts={[
            { name: said.sum, value: formatNumber(result.sum) },
            { name: said.mean, value: formatNumber(result.mean) },
            { name: said.least, value: formatNumber(result.least) },
            { name: said.most, value: formatNumber(result.most) },
          ]}
        />
      )
    case 'choices':
      return <Choices question={question} choices={result.choices} />
    case 'table':
      return <SumTable question={question} cells={result.cells} />
    case 'texts':
      break
  }
  return <p>{said.textsThere}</p>
}

function Choices({
  question,
  choices,
}: {
  question: Question
  choices: Extract<Result, { kind: 'choices' }>['choices']
}) {
  const said = useWords(surveyWords)
  const names: Record<string, string> = question.kind === 'yes_no' ? { [YES]: said.yes, [NO]: said.no } : {}
  const rows = choices.map((one) => ({ ...one, name: names[one.name] ?? one.name }))
  return (
    <div className={style.form}>
      <BarChart name={question.label} bars={rows.map(({ name, units }) => ({ name, value: units }))} />
      <Table
        name={question.label}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'choice', title: said.choice, cell: (row) => row.name },
          { key: 'units', title: said.unitsCount, number: (row) => row.units },
          { key: 'share', title: said.share, cell: (row) => formatShare(row.share) },
        ]}
      />
    </div>
  )
}

function SumTable({ question, cells }: { question: Question; cells: (number | null)[][] }) {
  const said = useWords(surveyWords)
  const rows = question.rows.map((name, at) => ({ name, cells: cells[at]! }))
  return (
    <Table
      name={question.label}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'row', title: said.row, cell: (row) => row.name },
        ...question.columns.map((title, index) => ({
          key: `c${index}`,
          title,
          number: (row: (typeof rows)[number]) => row.cells[index] ?? null,
          total: true as const,
        })),
      ]}
    />
  )
}
