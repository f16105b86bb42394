import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { listMembers } from '#member/api.ts'
import type { UnitLink } from '#organisation/api.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { folded } from '#ui/format.ts'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { bulkWords } from './bulk-words.ts'
import { receiversNamed } from './find-receivers.ts'
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
  const said = useWords(bulkWords)
  const set = (id: string, change: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.unit.id === id ? { ...line, ...change } : line)))
  const isMany = lines.length > SHOWN_AT_ONCE
  const shown = isMany ? lines.filter((line) => line.taken) : lines
  const find = (text: string) => Promise.resolve(found(lines, text, said.members))
  return (
    <div className={style.lines}>
      {isMany && (
        <div className={style.form}>
          <FindField
            key={shown.length}
            label={said.addBranch}
            description={said.addHint(lines.length)}
            value={null}
            onChange={(choice) => choice && set(choice.key, { taken: true })}
            find={find}
          />
        </div>
      )}
      {shown.length > 0 && (
        <ul className={style.lines}>
          {shown.map((line) => (
            <li key={line.unit.id} className={style.line}>
              <BranchLine line={line} onChange={(change) => set(line.unit.id, change)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** From so many branches on they are chosen one by one. */
const SHOWN_AT_ONCE = 12

function found(lines: readonly LineDraft[], text: string, members: (n: number) => string): Choice[] {
  const wanted = folded(text)
  return lines
    .filter((line) => !line.taken && folded(line.unit.name).includes(wanted))
    .slice(0, 30)
    .map(({ unit, members: n }) => ({ key: unit.id, name: unit.name, note: `${unit.code} · ${members(n)}` }))
}

function BranchLine({ line, onChange }: { line: LineDraft; onChange: (change: Partial<LineDraft>) => void }) {
  const said = useWords(bulkWords)
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
          find={receiversNamed}
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
