import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Refusals, WhyNot } from '#ui/refusals.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { issueList, previewList, type listBranches } from './bulk-api.ts'
import { BranchLines, type LineDraft } from './bulk-lines.tsx'
import { bulkWords } from './bulk-words.ts'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

type Found = z.output<typeof listBranches.output>

interface LetterDraft {
  number: string
  term: string
  issuedOn: Day | null
  decisionNo: string
  reason: string
  atOnce: boolean
  receivedOn: Day | null
}

/** The lines, the letter, and the preview before it is issued. */
export function BulkForm({ unitId, found }: { unitId: string; found: Found }) {
  const said = useWords(bulkWords)
  const say = useSayTransfer()
  const go = useGo()
  const { today } = useAsOf()
  const [lines, setLines] = useState<readonly LineDraft[]>(
    found.branches.map(({ unit, members }) => ({
      unit,
      members,
      taken: found.branches.length === 1,
      to: null,
      stay: [],
    })),
  )
  const [letter, setLetter] = useState<LetterDraft>({
    number: found.number ?? '',
    term: found.term ?? '',
    issuedOn: today,
    decisionNo: '',
    reason: '',
    atOnce: false,
    receivedOn: today,
  })
  const look = useAct(previewList, { renews: [] })
  const issue = useAct(issueList, {
    onDone: ({ id }) => {
      tell(said.issued)
      go({ to: `/transfers/lists/${id}` })
    },
  })
  const wanted = wantedOf(unitId, lines, letter)
  const change =
    <Draft,>(set: (draft: Draft) => void) =>
    (draft: Draft) => {
      look.reset()
      set(draft)
    }
  return (
    <>
      <Card title={said.branches}>
        {found.beyond > 0 && <p className={style.dim}>{said.beyond(found.branches.length)}</p>}
        <BranchLines lines={lines} onChange={change(setLines)} />
      </Card>
      <Card title={said.letter}>
        <form
          className={style.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (wanted) look.mutate(wanted)
          }}
        >
          {found.issuer && (
            <p className={style.dim}>
              {found.may.issue ? `${said.issuer}: ${found.issuer.name}` : said.notIssuer(found.issuer.name)}
            </p>
          )}
          <LetterFields letter={letter} onChange={change(setLetter)} />
          <WhyNot error={look.error} say={say} />
          <div className={style.buttons}>
            <Button
              type="submit"
              variant="default"
              loading={look.isPending}
              disabled={!wanted || !found.may.issue}
            >
              {said.preview}
            </Button>
          </div>
        </form>
      </Card>
      {look.data && wanted && (
        <Card title={said.previewTitle}>
          <div className={style.panel}>
            <Flows preview={look.data} />
            <Refusals refusals={look.data.refusals} say={say} />
            <WhyNot error={issue.error} say={say} />
            <div className={style.buttons}>
              <Button
                loading={issue.isPending}
                disabled={look.data.refusals.length > 0}
                onClick={() => issue.mutate(wanted)}
              >
                {letter.atOnce ? said.issueNow : said.issue}
              </Button>
            </div>
          </div>
        </Card>
      )}
    </>
  )
}

function wantedOf(unitId: string, lines: readonly LineDraft[], letter: LetterDraft) {
  const taken = lines.filter((line) => line.taken)
  const { issuedOn, receivedOn, atOnce } = letter
  if (taken.length === 0 || taken.some((line) => line.to === null)) return null
  if (!issuedOn || (atOnce && !receivedOn) || !letter.number.trim() || letter.reason.trim().length < 3)
    return null
  return {
    organisationId: unitId,
    letterNo: letter.number,
    letterTerm: letter.term.trim() || null,
    issuedOn,
    decisionNo: letter.decisionNo.trim() || null,
    reason: letter.reason,
    receivedOn: atOnce ? receivedOn : null,
    lines: taken.map((line) => ({
      fromId: line.unit.id,
      toId: line.to!.key,
      stay: line.stay.map((one) => one.id),
    })),
  }
}

function LetterFields({
  letter,
  onChange,
}: {
  letter: LetterDraft
  onChange: (letter: LetterDraft) => void
}) {
  const said = useWords(bulkWords)
  const { today } = useAsOf()
  const set = (change: Partial<LetterDraft>) => onChange({ ...letter, ...change })
  return (
    <>
      <div className={style.pair}>
        <TextField
          label={said.number}
          required
          maxLength={60}
          value={letter.number}
          onChange={(number) => set({ number })}
        />
        <TextField
          label={said.term}
          description={said.termHint}
          maxLength={60}
          value={letter.term}
          onChange={(term) => set({ term })}
        />
        <DayField
          label={said.issuedOn}
          required
          max={today}
          value={letter.issuedOn}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        <TextField
          label={said.decisionNo}
          maxLength={100}
          value={letter.decisionNo}
          onChange={(decisionNo) => set({ decisionNo })}
        />
      </div>
      <TextField
        label={said.reason}
        required
        maxLength={500}
        value={letter.reason}
        onChange={(reason) => set({ reason })}
      />
      <Checkbox
        label={said.atOnce}
        checked={letter.atOnce}
        onChange={(event) => set({ atOnce: event.currentTarget.checked })}
      />
      {letter.atOnce && (
        <DayField
          label={said.receivedOn}
          required
          max={today}
          value={letter.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
        />
      )}
    </>
  )
}

function Flows({ preview }: { preview: z.output<typeof previewList.output> }) {
  const said = useWords(bulkWords)
  return (
    <>
      <p>{said.total(preview.members)}</p>
      <Table
        name={said.previewTitle}
        rows={preview.flows}
        rowKey={({ from, to }) => `${from.id} ${to.id}`}
        columns={[
          { key: 'from', title: said.from, cell: ({ from }) => from.name },
          { key: 'to', title: said.to, cell: ({ to }) => to.name },
          { key: 'count', title: said.count, number: (row) => row.members },
          {
            key: 'before',
            title: said.before,
            cell: (row) => formatNumber(row.before),
            narrow: false,
          },
          { key: 'after', title: said.after, cell: (row) => formatNumber(row.after), narrow: false },
        ]}
      />
    </>
  )
}
