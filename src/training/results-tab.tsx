import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { PrintButton } from '#paper/print-button.tsx'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import type { ClassPage } from './api.ts'
import { CertificateForm, WithdrawCertificate } from './certificate-form.tsx'
import { words } from './class-words.ts'
import { COMPLETED } from './codes.ts'
import { paperRefusalWords } from './refusal-words.ts'
import { ResultForm } from './result-form.tsx'
import { listRoster, type Learner } from './roster-api.ts'
import { resultWords } from './words.ts'
import style from './training.module.css'

/** Results and certificates of a class. */
export function ResultsTab({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [opens, setOpens] = useState<'results' | 'certificates' | null>(null)
  const [gone, setGone] = useState<Learner | null>(null)
  const roster = useAskPages(listRoster, { id: found.id, on, limit: 200 })
  const mayRecord = found.may.record && found.state === 'closed' && found.rostered > 0
  const columns = useColumns(found, mayRecord ? setGone : null)
  return (
    <Card
      title={said.tabs.results}
      actions={
        mayRecord && (
          <>
            <WriteButton onClick={() => setOpens('results')}>{said.recordResults}</WriteButton>
            {found.completed > found.certificates && (
              <WriteButton onClick={() => setOpens('certificates')}>{said.issue}</WriteButton>
            )}
          </>
        )
      }
    >
      {found.closedOn === null && found.state !== 'cancelled' && (
        <p className={style.dim}>{said.notClosed}</p>
      )}
      <Answer of={roster} lines={8}>
        {(rows) => (
          <Table
            name={said.tabs.results}
            rows={rows}
            rowKey={(row) => row.personId}
            columns={columns}
            more={roster.more}
            count={found.rostered}
            empty={<Empty title={said.noRoster}>{found.may.record && said.noRosterText}</Empty>}
          />
        )}
      </Answer>
      {opens === 'results' && <ResultForm found={found} onClose={() => setOpens(null)} />}
      {opens === 'certificates' && (
        <CertificateForm
          found={found}
          next={roster.first?.nextNumber ?? null}
          onClose={() => setOpens(null)}
        />
      )}
      {gone && <WithdrawCertificate found={found} learner={gone} onClose={() => setGone(null)} />}
    </Card>
  )
}

function useColumns(found: ClassPage, onWithdraw: ((learner: Learner) => void) | null): Column<Learner>[] {
  const said = useWords(words)
  const results = useWords(resultWords)
  const columns: Column<Learner>[] = [
    {
      key: 'name',
      title: said.person,
      to: (row) => `/people/${row.personId}`,
      cell: (row) => (
        <>
          {row.fullName}
          <span className={style.small}>{row.unit.name}</span>
        </>
      ),
    },
    {
      key: 'absences',
      title: said.absences,
      narrow: false,
      cell: (row) =>
        row.absences === 0 ? '0' : said.absencesOf(formatNumber(row.absences), formatNumber(row.excused)),
    },
    {
      key: 'result',
      title: said.result,
      cell: (row) =>
        row.result && (
          <Mark tone={COMPLETED.includes(row.result) ? 'good' : 'warn'}>{results[row.result]}</Mark>
        ),
    },
    { key: 'certificate', title: said.number, cell: (row) => row.certificate?.number ?? '' },
    {
      key: 'issued',
      title: said.issueOn,
      narrow: false,
      cell: (row) =>
        row.certificate && (
          <>
            {formatDay(row.certificate.issuedOn)}
            {row.certificate.to && (
              <span className={style.small}>{said.goodTo(formatDay(row.certificate.to))}</span>
            )}
          </>
        ),
    },
  ]
  return [
    ...columns,
    {
      key: 'acts',
      title: said.acts,
      narrow: false,
      cell: (row) =>
        row.certificate && (
          <span className={style.buttons}>
            <PrintButton
              papers={[certificateOf(found, row, said.certificatePaper)]}
              sentences={paperRefusalWords}
            />
            {onWithdraw && (
              <WriteButton onClick={() => onWithdraw(row)}>{said.withdrawCertificate}</WriteButton>
            )}
          </span>
        ),
    },
  ]
}

function certificateOf({ id, on }: ClassPage, { personId }: Learner, name: string) {
  return { form: 'training-certificate', id, name, on, also: [personId] }
}
