import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { saveCsv, type CsvValue } from '#ui/csv.ts'
import { formatNumber } from '#ui/format.ts'
import { Card, Facts } from '#ui/page.tsx'
import { Answer, Empty, Failed } from '#ui/states.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import type { AnswerValue, Answers, Question } from './questions.ts'
import { listAnswers, type SurveyRecord } from './survey-api.ts'
import { surveyWords } from './survey-words.ts'
import style from './scheme.module.css'

/** The answers unit by unit: reports under their headings, texts; and all of them as a file. */
export function SurveyTexts({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  const list = useAskPages(listAnswers, { id: survey.id, limit: 20 })
  return (
    <div className={style.stack}>
      <Export survey={survey} />
      <Answer of={list} lines={9}>
        {(rows) =>
          rows.length === 0 ? (
            <Card>
              <Empty title={said.nobody} />
            </Card>
          ) : (
            <>
              {rows.map(({ unit, sentOn, answers }) => (
                <Card key={unit.id} title={unit.name}>
                  <p className={style.help}>
                    {said.sentOn}: {formatDay(sentOn)}
                  </p>
                  <Facts
                    facts={survey.form.map((question, index) => ({
                      name: `${index + 1}. ${question.label}`,
                      value: (
                        <span className={style.text}>
                          {written(question, answers[question.key] ?? null, said) ?? said.nothing}
                        </span>
                      ),
                    }))}
                  />
                </Card>
              ))}
              {list.more && (
                <Button variant="default" onClick={list.more}>
                  {said.all}
                </Button>
              )}
            </>
          )
        }
      </Answer>
    </div>
  )
}

function Export({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setIsBusy(true)
    setError(null)
    try {
      saveCsv(`khao-sat-${survey.opensOn}.csv`, await csvRows(survey, said))
    } catch (failure) {
      setError(failure)
    }
    setIsBusy(false)
  }
  return (
    <div className="dv-no-print">
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<Download size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {said.export}
      </Button>
      {error !== null && <Failed error={error} />}
    </div>
  )
}

/** All answers as a table: one row per unit, one column per question or per cell of a table of numbers. */
async function csvRows(survey: SurveyRecord, said: Said<typeof surveyWords>): Promise<CsvValue[][]> {
  const rows: CsvValue[][] = [[said.unit, said.sentOn, ...survey.form.flatMap(headingsOf)]]
  let after: string | undefined
  do {
    const page = await call(listAnswers, { id: survey.id, limit: 200, ...(after ? { after } : {}) })
    for (const { unit, sentOn, answers } of page.items)
      rows.push([
        unit.name,
        formatDay(sentOn),
        ...survey.form.flatMap((question) => cellsOf(question, answers, said)),
      ])
    after = page.next ?? undefined
  } while (after)
  return rows
}

function headingsOf({ kind, label, rows, columns }: Question, index: number): string[] {
  const name = `${index + 1}. ${label}`
  if (kind !== 'number_table') return [name]
  return rows.flatMap((row) => columns.map((column) => `${name} · ${row} · ${column}`))
}

function cellsOf(question: Question, answers: Answers, said: Said<typeof surveyWords>): CsvValue[] {
  const value = answers[question.key] ?? null
  if (question.kind === 'number') return [typeof value === 'number' ? value : null]
  if (question.kind !== 'number_table') return [written(question, value, said)]
  const table = (Array.isArray(value) ? value : []) as (number | null)[][]
  return question.rows.flatMap((_, row) => question.columns.map((__, column) => table[row]?.[column] ?? null))
}

/** An answer in words; null: none. */
function written(question: Question, value: AnswerValue, said: Said<typeof surveyWords>): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? said.yes : said.no
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return value
  if (question.kind !== 'number_table') return value.join('; ')
  const table = value as (number | null)[][]
  return question.rows
    .map(
      (row, at) =>
        `${row}: ${question.columns.map((column, index) => `${column} ${formatNumber(table[at]?.[index])}`).join(', ')}`,
    )
    .join('\n')
}
