import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { listMembers } from '#member/api.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { UnitLink } from '#organisation/api.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { bulkWords } from './bulk-words.ts'
import style from './transfer.module.css'

/** A branch that may go: whether, to whom, and who stays behind. */
export interface LineDraft {
  unit: UnitLink
  members: number
  taken: boolean
  to: Choice | null
  stay: readonly { id: string; name: string }[]
}

/** The branches of the unit, each with its receiver. */
export function BranchLines({
  lines,
  onChange,
}: {
  lines: readonly LineDraft[]
  onChange: (lines: readonly LineDraft[]) => void
}) {
  const set = (at: number, change: Partial<LineDraft>) =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...change } : line)))
  return (
    <ul className={style.lines}>
      {lines.map((line, at) => (
        <li key={line.unit.id} className={style.line}>
          <BranchLine line={line} onChange={(change) => set(at, change)} />
        </li>
      ))}
    </ul>
  )
}

function BranchLine({ line, onChange }: { line: LineDraft; onChange: (change: Partial<LineDraft>) => void }) {
  const said = useWords(bulkWords)
  const { today } = useAsOf()
  const [choosing, setChoosing] = useState(false)
  const { unit, members, taken, stay } = line
  return (
    <>
      <div className={style.form}>
        <Checkbox
          label={said.take(unit.name)}
          description={said.members(members - stay.length)}
          checked={taken}
          onChange={(event) => onChange({ taken: event.currentTarget.checked })}
        />
        {taken && (
          <div className={style.buttons}>
            <Button size="compact-md" variant="default" onClick={() => setChoosing(true)}>
              {stay.length > 0 ? said.staying(stay.length) : said.chooseStaying}
            </Button>
          </div>
        )}
      </div>
      {taken && (
        <FindField
          label={said.receiverOf(unit.name)}
          required
          value={line.to}
          onChange={(to) => onChange({ to })}
          find={findUnitsOn(today)}
        />
      )}
      {choosing && (
        <ChooseStaying
          line={line}
          onChange={(next) => onChange({ stay: next })}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

function ChooseStaying({
  line,
  onChange,
  onClose,
}: {
  line: LineDraft
  onChange: (stay: LineDraft['stay']) => void
  onClose: () => void
}) {
  const said = useWords(bulkWords)
  const { today } = useAsOf()
  const list = useAskPages(listMembers, { organisationId: line.unit.id, on: today, below: false })
  const isStaying = (id: string) => line.stay.some((one) => one.id === id)
  const toggle = (id: string, name: string) =>
    onChange(isStaying(id) ? line.stay.filter((one) => one.id !== id) : [...line.stay, { id, name }])
  return (
    <Modal opened onClose={onClose} title={`${said.chooseStaying}: ${line.unit.name}`} size="lg">
      <div className={style.panel}>
        <Answer of={list} lines={6}>
          {(rows) => (
            <Table
              name={said.chooseStaying}
              rows={rows}
              rowKey={(row) => row.id}
              more={list.more}
              empty={<Empty title={said.noBranches} />}
              columns={[
                {
                  key: 'stay',
                  title: said.chooseStaying,
                  cell: (row) => (
                    <Checkbox
                      aria-label={said.stays(row.fullName)}
                      checked={isStaying(row.id)}
                      onChange={() => toggle(row.id, row.fullName)}
                    />
                  ),
                },
                { key: 'name', title: said.name, cell: (row) => row.fullName },
                { key: 'code', title: said.code, cell: (row) => row.memberCode ?? '–' },
              ]}
            />
          )}
        </Answer>
        <div className={style.buttons}>
          <Button onClick={onClose}>{said.done}</Button>
        </div>
      </div>
    </Modal>
  )
}
