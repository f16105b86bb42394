import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { TextField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { addField, endField } from './api.ts'
import { useFields } from './fields.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './proposal.module.css'

const RENEWS = ['/api/proposals']

/** The coded list of fields, for those who keep it. */
export function FieldsCard() {
  const said = useWords(words)
  const locale = useLocale()
  const closed = useClosedReason()
  const { all, mayEdit } = useFields()
  const [adds, setAdds] = useState(false)
  const end = useAct(endField, { renews: RENEWS, onDone: () => tell(said.recorded) })
  if (!mayEdit) return null
  const off = { disabled: closed !== null, title: closed ?? undefined }
  return (
    <Card
      title={said.fields}
      actions={
        <Button variant="default" {...off} onClick={() => setAdds(true)}>
          {said.addField}
        </Button>
      }
    >
      <Table
        name={said.fields}
        rows={all}
        rowKey={(row) => row.code}
        columns={[
          { key: 'name', title: said.field, cell: (row) => row[locale] },
          {
            key: 'act',
            title: said.state,
            cell: (row) =>
              row.endedOn ? (
                <span className={style.dim}>{said.endedField(formatDay(row.endedOn))}</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-md"
                  {...off}
                  aria-label={`${said.endField}: ${row[locale]}`}
                  onClick={() => end.mutate({ code: row.code })}
                >
                  {said.endField}
                </Button>
              ),
          },
        ]}
      />
      {adds && <AddField onClose={() => setAdds(false)} />}
    </Card>
  )
}

function AddField({ onClose }: { onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [vi, setVi] = useState('')
  const [en, setEn] = useState('')
  const done = () => {
    tell(said.recorded)
    onClose()
  }
  const act = useAct(addField, { renews: RENEWS, onDone: done })
  return (
    <ActDialog
      title={said.addField}
      verb={said.addField}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ vi, en })}
      onClose={onClose}
    >
      <TextField label={said.fieldName} required minLength={2} maxLength={100} value={vi} onChange={setVi} />
      <TextField
        label={said.fieldNameEn}
        required
        minLength={2}
        maxLength={100}
        value={en}
        onChange={setEn}
      />
    </ActDialog>
  )
}
