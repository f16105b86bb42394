import { ActionIcon, Button, Checkbox, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { moved, newQuestion, type QuestionDraft } from './form-model.ts'
import { Lines } from './parts.tsx'
import { MOST, QUESTION_KINDS, type QuestionKind } from './questions.ts'
import { questionWords, surveyWords } from './survey-words.ts'
import style from './scheme.module.css'

interface Part {
  question: QuestionDraft
  set: (change: Partial<QuestionDraft>) => void
}

/** Builds a form question by question; `usual` is the kind that a new one begins with. */
export function FormBuilder({
  form,
  setForm,
  usual,
}: {
  form: QuestionDraft[]
  setForm: (form: QuestionDraft[]) => void
  usual: QuestionKind
}) {
  const said = useWords(surveyWords)
  return (
    <div className={style.form}>
      {form.map((question, index) => (
        <fieldset key={question.key} className={style.block} aria-label={said.questionN(index + 1)}>
          <div className={style.blockHead}>
            <span>{said.questionN(index + 1)}</span>
            <Tools form={form} setForm={setForm} index={index} />
          </div>
          <QuestionFields
            question={question}
            set={(change) => setForm(form.map((one, at) => (at === index ? { ...one, ...change } : one)))}
          />
        </fieldset>
      ))}
      {form.length < MOST.questions && (
        <div>
          <Button variant="default" onClick={() => setForm([...form, newQuestion(form, usual)])}>
            {said.addQuestion}
          </Button>
        </div>
      )}
    </div>
  )
}

function Tools({
  form,
  setForm,
  index,
}: {
  form: QuestionDraft[]
  setForm: (form: QuestionDraft[]) => void
  index: number
}) {
  const said = useWords(surveyWords)
  const tool = (label: string, icon: ReactNode, next: QuestionDraft[], disabled = false) => (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      disabled={disabled}
      onClick={() => setForm(next)}
    >
      {icon}
    </ActionIcon>
  )
  return (
    <span className={style.buttons}>
      {tool(said.up(index + 1), <ArrowUp size={16} aria-hidden />, moved(form, index, -1), index === 0)}
      {tool(
        said.down(index + 1),
        <ArrowDown size={16} aria-hidden />,
        moved(form, index, 1),
        index === form.length - 1,
      )}
      {tool(
        said.remove(index + 1),
        <X size={16} aria-hidden />,
        form.filter((_, at) => at !== index),
      )}
    </span>
  )
}

function QuestionFields({ question, set }: Part) {
  const said = useWords(surveyWords)
  const kinds = useWords(questionWords)
  return (
    <>
      <Textarea
        label={said.label}
        required
        autosize
        maxLength={500}
        value={question.label}
        onChange={(event) => set({ label: event.currentTarget.value })}
      />
      <div className={style.fields}>
        <ChoiceField
          label={said.kind}
          value={question.kind}
          onChange={(kind) => kind && set({ kind })}
          choices={QUESTION_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextField
          label={said.help}
          maxLength={500}
          value={question.help}
          onChange={(help) => set({ help })}
        />
      </div>
      {(question.kind === 'one_choice' || question.kind === 'several') && (
        <Lines label={said.options} value={question.options} onChange={(options) => set({ options })} />
      )}
      {question.kind === 'number_table' && (
        <div className={style.fields}>
          <Lines label={said.rows} value={question.rows} onChange={(rows) => set({ rows })} />
          <Lines label={said.columns} value={question.columns} onChange={(columns) => set({ columns })} />
        </div>
      )}
      <Checkbox
        label={said.required}
        checked={question.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
    </>
  )
}
