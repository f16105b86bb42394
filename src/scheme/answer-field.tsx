import { Button, Checkbox, NumberInput, Radio, Textarea, TextInput } from '@mantine/core'
import { useWords } from '#ui/words.tsx'
import type { AnswerValue, Question } from './questions.ts'
import { surveyWords } from './survey-words.ts'
import style from './scheme.module.css'

interface FieldProps {
  question: Question
  number: number
  value: AnswerValue
  disabled: boolean
  onChange: (value: AnswerValue) => void
}

/** The field in which one question is answered. */
export function AnswerField(props: FieldProps) {
  const { question, value, disabled, onChange } = props
  const label = useLabel(props)
  const shared = { label, description: question.help ?? undefined, disabled }
  switch (question.kind) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          decimalSeparator=","
          thousandSeparator="."
          value={typeof value === 'number' ? value : ''}
          onChange={(given) => onChange(typeof given === 'number' ? given : null)}
        />
      )
    case 'yes_no':
    case 'one_choice':
      return <Choices {...props} label={label} />
    case 'several':
      return (
        <Checkbox.Group
          label={label}
          description={question.help ?? undefined}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
        >
          <div className={style.form} style={{ marginTop: 8 }}>
            {question.options.map((option) => (
              <Checkbox key={option} value={option} label={option} disabled={disabled} />
            ))}
          </div>
        </Checkbox.Group>
      )
    case 'number_table':
      return <NumberTable {...props} label={label} />
    case 'short_text':
      return (
        <TextInput
          {...shared}
          maxLength={500}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
    case 'long_text':
      break
  }
  return (
    <Textarea
      {...shared}
      autosize
      minRows={4}
      maxLength={20_000}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  )
}

function useLabel({ question, number }: FieldProps): string {
  const said = useWords(surveyWords)
  return `${number}. ${question.label}${question.required ? ` (${said.requiredMark})` : ''}`
}

function Choices({ question, value, disabled, onChange, label }: FieldProps & { label: string }) {
  const said = useWords(surveyWords)
  const isYesNo = question.kind === 'yes_no'
  const options = isYesNo
    ? [
        { value: 'yes', label: said.yes },
        { value: 'no', label: said.no },
      ]
    : question.options.map((option) => ({ value: option, label: option }))
  const yesNo = value === null ? '' : value === true ? 'yes' : 'no'
  const shown = isYesNo ? yesNo : typeof value === 'string' ? value : ''
  return (
    <Radio.Group
      label={label}
      description={question.help ?? undefined}
      value={shown}
      onChange={(chosen) => onChange(isYesNo ? chosen === 'yes' : chosen)}
    >
      <div className={style.form} style={{ marginTop: 8 }}>
        {options.map((option) => (
          <Radio key={option.value} {...option} disabled={disabled} />
        ))}
        {shown !== '' && !disabled && !question.required && (
          <div>
            <Button variant="default" size="compact-md" onClick={() => onChange(null)}>
              {said.clearChoice}
            </Button>
          </div>
        )}
      </div>
    </Radio.Group>
  )
}

function NumberTable({ question, value, disabled, onChange, label }: FieldProps & { label: string }) {
  const { rows, columns, help } = question
  const cells = tableOf(question, value)
  const change = (row: number, column: number, given: number | null) =>
    onChange(
      cells.map((line, at) =>
        at === row ? line.map((cell, index) => (index === column ? given : cell)) : line,
      ),
    )
  return (
    <div className={style.form}>
      <p id={`label-${question.key}`} style={{ fontWeight: 600 }}>
        {label}
      </p>
      {help && <p className={style.help}>{help}</p>}
      <div className={style.wide} tabIndex={0} role="group" aria-labelledby={`label-${question.key}`}>
        <table className={style.numbers}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column, index) => (
                  <td key={column}>
                    <NumberInput
                      aria-label={`${row}, ${column}`}
                      hideControls
                      w={110}
                      decimalSeparator=","
                      thousandSeparator="."
                      disabled={disabled}
                      value={cells[at]![index] ?? ''}
                      onChange={(given) => change(at, index, typeof given === 'number' ? given : null)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** The answer as a table of the question's size; what is not there is empty. */
function tableOf({ rows, columns }: Question, value: AnswerValue): (number | null)[][] {
  const given = Array.isArray(value) ? value : []
  return rows.map((_, row) =>
    columns.map((__, column) => {
      const cell = (given[row] as (number | null)[] | undefined)?.[column]
      return typeof cell === 'number' ? cell : null
    }),
  )
}
