import type { z } from 'zod'
import { useAskPages } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Toolbar } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { StateOf } from './answer-state.tsx'
import { listUnits, type SurveyRecord } from './survey-api.ts'
import { surveyWords } from './survey-words.ts'

type Row = z.output<typeof listUnits.output>['items'][number]
type State = 'sent' | 'missing' | 'late'
const STATES: readonly State[] = ['sent', 'missing', 'late']

/** Units that were asked: who answered, who has not, who is late. */
export function SurveyUnits({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  const [state, setState] = useAddress<State | ''>('state', '')
  const known = STATES.find((one) => one === state)
  const list = useAskPages(listUnits, { id: survey.id, ...(known ? { state: known } : {}), limit: 100 })
  const names: Record<State, string> = { sent: said.answered, missing: said.missing, late: said.lateOnes }
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      title: said.unit,
      to: (row) => `/surveys/${survey.id}/answer/${row.unit.id}`,
      cell: (row) => row.unit.name,
    },
    {
      key: 'state',
      title: said.state,
      cell: (row) => (
        <>
          <StateOf state={row.state} /> {row.late && <Mark tone="accent">{said.late}</Mark>}
        </>
      ),
    },
    { key: 'on', title: said.sentOn, cell: (row) => formatMaybeDay(row.sentOn) },
  ]
  return (
    <Card>
      <Toolbar label={said.state}>
        <ChoiceField
          label={said.state}
          none={said.all}
          value={known ?? ''}
          onChange={setState}
          choices={STATES.map((value) => ({ value, label: names[value] }))}
        />
      </Toolbar>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.whoAnswered}
            rows={rows}
            rowKey={(row) => row.unit.id}
            columns={columns}
            more={list.more}
          />
        )}
      </Answer>
    </Card>
  )
}
