import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useRecorder } from '#access/recorder.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { PrintButton } from '#paper/print-button.tsx'
import { CasesOf } from '#procedure/cases-of.tsx'
import { OpenCase } from '#procedure/open-case.tsx'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { PathLine } from '#ui/path-line.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getSource, type Fact, type Helper, type Source } from './api.ts'
import { contextWords, endWords, noteWords, paperWords, routeWords, stageWords } from './code-words.ts'
import { STAGES, type Note, type Paper } from './codes.ts'
import { CertificateForm, HelperForm, NoteForm, PaperForm } from './fact-forms.tsx'
import { CorrectForm, EndHelperForm, RemoveForm, WithdrawForm } from './listing-forms.tsx'
import { Warnings } from './source-tab.tsx'
import { paperRefusals } from './refusal-words.ts'
import { words } from './words.ts'
import style from './admission.module.css'

/** Somebody on a branch's list: how far he has come, who helps, what was recorded, the four dates. */
export function SourcePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(words)
  const { on } = useAsOf()
  const source = useAsk(getSource, { id, on })
  if (source.data?.id === id) return <Known of={source.data} />
  return (
    <Page title={said.unknownTitle} breadcrumb={[{ name: said.title, to: '/admissions' }]}>
      <Card>
        <Answer of={{ ...source, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

type Open = 'correct' | 'remove' | 'helper' | 'note' | 'paper' | 'certificate' | null

function Known({ of }: { of: Source }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const isListed = of.until === null || of.until > of.on
  const mayWrite = of.may.record && isListed
  const locked = { disabled: closed !== null, title: closed ?? undefined }
  return (
    <Page
      title={of.fullName}
      note={<Note of={of} />}
      breadcrumb={[{ name: said.title, to: '/admissions' }]}
      actions={
        <>
          {of.admission?.caseId && <Papers of={of.admission} id={of.admission.caseId} />}
          <GoButton to={`/people/${of.personId}`}>{said.openPerson}</GoButton>
          {mayWrite && (
            <>
              <Button variant="default" {...locked} onClick={() => setOpen('correct')}>
                {said.correct}
              </Button>
              <Button variant="default" {...locked} onClick={() => setOpen('remove')}>
                {said.remove}
              </Button>
              {of.stage !== 'applied' && (
                <OpenCase
                  kinds={['admission', 'readmission']}
                  person={{ key: of.personId, name: of.fullName }}
                  label={said.openCase}
                />
              )}
            </>
          )}
        </>
      }
    >
      {closed && of.may.record && <p className="dv-no-print">{closed}</p>}
      <Card title={said.path}>
        <Way of={of} />
      </Card>
      <Columns>
        <Card title={said.particulars}>
          <Particulars of={of} />
        </Card>
        <Helpers of={of} mayWrite={mayWrite} onAssign={() => setOpen('helper')} />
      </Columns>
      <CasesOf personId={of.personId} name={of.fullName} mayOpen={false} />
      <FactsCard of={of} mayWrite={mayWrite} onOpen={setOpen} />
      {open === 'correct' && <CorrectForm of={of} onClose={close} />}
      {open === 'remove' && <RemoveForm of={of} onClose={close} />}
      {open === 'helper' && <HelperForm of={of} onClose={close} />}
      {open === 'note' && <NoteForm of={of} onClose={close} />}
      {open === 'paper' && <PaperForm of={of} onClose={close} />}
      {open === 'certificate' && <CertificateForm of={of} onClose={close} />}
    </Page>
  )
}

/** The decisions on paper, where the case was walked here. */
function Papers({ of, id }: { of: NonNullable<Source['admission']>; id: string }) {
  const said = useWords(words)
  const papers = [
    { form: 'admission-decision', id, name: said.decidedOn },
    ...(of.recognitionDecidedOn ? [{ form: 'recognition-decision', id, name: said.recognisedOn }] : []),
  ]
  return <PrintButton papers={papers} sentences={paperRefusals} />
}

function Note({ of }: { of: Source }) {
  const stages = useWords(stageWords)
  const ends = useWords(endWords)
  return (
    <>
      <Mark tone={of.endedBy !== null && of.endedBy !== 'admitted' ? 'plain' : 'good'}>
        {of.endedBy !== null && of.endedBy !== 'admitted' ? ends[of.endedBy] : stages[of.stage]}
      </Mark>{' '}
      {of.unit.name}
    </>
  )
}

/** The stages as a line: what is done, where the person stands, what comes next. */
function Way({ of }: { of: Source }) {
  const said = useWords(words)
  const stages = useWords(stageWords)
  const at = STAGES.indexOf(of.stage)
  const days = {
    listed: of.since,
    trained: of.certificateOn,
    applied: null,
    probation: of.admission?.ceremonyOn ?? null,
    official: of.admission?.officialOn ?? null,
  }
  return (
    <PathLine
      name={said.path}
      steps={STAGES.map((stage, index) => ({
        key: stage,
        title: stages[stage],
        note: days[stage] && formatDay(days[stage]),
        at: index < at || of.stage === 'official' ? 'done' : index === at ? 'now' : 'next',
      }))}
    />
  )
}

function Particulars({ of }: { of: Source }) {
  const said = useWords(words)
  const routes = useWords(routeWords)
  const contexts = useWords(contextWords)
  const dates = of.admission
  const facts = [
    { name: said.born, value: of.bornOn.split('-').toReversed().join('/') },
    {
      name: said.unit,
      value: of.unit.readable ? <Go to={`/organisations/${of.unit.id}`}>{of.unit.name}</Go> : of.unit.name,
    },
    { name: said.since, value: formatDay(of.since) },
    { name: said.route, value: routes[of.route] },
    { name: said.context, value: of.context ? contexts[of.context] : said.noContext },
    ...(of.until !== null ? [{ name: said.endedOn, value: formatDay(of.until) }] : []),
    ...(of.warnings.length > 0 ? [{ name: said.warning, value: <Warnings of={of} /> }] : []),
    ...(dates
      ? [
          {
            name: said.decidedOn,
            value: [formatMaybeDay(dates.decidedOn), dates.decisionNo].filter(Boolean).join(' · '),
          },
          { name: said.ceremonyOn, value: formatMaybeDay(dates.ceremonyOn) },
          ...(dates.place ? [{ name: said.place, value: dates.place }] : []),
          { name: said.officialOn, value: dates.officialOn ? formatDay(dates.officialOn) : said.notYet },
          {
            name: said.recognisedOn,
            value: dates.recognitionDecidedOn ? formatDay(dates.recognitionDecidedOn) : said.notYet,
          },
        ]
      : []),
  ]
  return <Facts facts={facts} />
}

function Helpers({ of, mayWrite, onAssign }: { of: Source; mayWrite: boolean; onAssign: () => void }) {
  const said = useWords(words)
  const [ending, setEnding] = useState<Helper | null>(null)
  return (
    <Card
      title={said.helpers}
      actions={mayWrite && <WriteButton onClick={onAssign}>{said.assignHelper}</WriteButton>}
    >
      {of.helpers.length === 0 ? (
        <Empty title={said.noHelper}>{said.noHelperText}</Empty>
      ) : (
        <ul className={style.list}>
          {of.helpers.map((helper) => (
            <li key={helper.id}>
              <span>
                {helper.personId ? (
                  <Go to={`/people/${helper.personId}`}>{helper.fullName}</Go>
                ) : (
                  (helper.fullName ?? '–')
                )}
                <span className={style.small}>
                  {formatDay(helper.from)} – {helper.to ? formatDay(helper.to) : said.untilNow}
                </span>
              </span>
              {mayWrite && helper.to === null && (
                <WriteButton onClick={() => setEnding(helper)}>{said.endHelper}</WriteButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {ending && <EndHelperForm of={of} helper={ending} onClose={() => setEnding(null)} />}
    </Card>
  )
}

function FactsCard({
  of,
  mayWrite,
  onOpen,
}: {
  of: Source
  mayWrite: boolean
  onOpen: (what: Open) => void
}) {
  const said = useWords(words)
  const name = useFactName()
  const [taking, setTaking] = useState<Fact | null>(null)
  const recorder = useRecorder()
  const columns: Column<Fact>[] = [
    { key: 'on', title: said.on, cell: (row) => formatDay(row.on), sort: (row) => row.on },
    { key: 'what', title: said.what, cell: (row) => name(row) },
    {
      key: 'number',
      title: said.number,
      cell: (row) => [row.number, row.issuer].filter(Boolean).join(' · '),
      narrow: false,
    },
    { key: 'until', title: said.holdsUntil, cell: (row) => formatMaybeDay(row.until), narrow: false },
    {
      key: 'by',
      title: said.recordedBy,
      cell: (row) => row.recordedBy && recorder(row.recordedBy),
      narrow: false,
    },
    ...(mayWrite
      ? [
          {
            key: 'withdraw',
            title: '',
            cell: (row: Fact) =>
              row.isOwn && <WriteButton onClick={() => setTaking(row)}>{said.withdraw}</WriteButton>,
          },
        ]
      : []),
  ]
  return (
    <Card
      title={said.facts}
      actions={
        mayWrite && (
          <>
            <WriteButton onClick={() => onOpen('note')}>{said.addNote}</WriteButton>
            <WriteButton onClick={() => onOpen('certificate')}>{said.addCertificate}</WriteButton>
            <WriteButton onClick={() => onOpen('paper')}>{said.addPaper}</WriteButton>
          </>
        )
      }
    >
      <Table
        name={said.facts}
        rows={of.facts}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty title={said.noFacts}>{said.noFactsText}</Empty>}
      />
      {taking && <WithdrawForm of={of} fact={taking} onClose={() => setTaking(null)} />}
    </Card>
  )
}

function useFactName(): (fact: Fact) => string {
  const said = useWords(words)
  const notes = useWords(noteWords)
  const papers = useWords(paperWords)
  return ({ kind, code }) => {
    if (kind === 'certificate') return said.certificate
    if (kind === 'member_course') return said.memberCourse
    return kind === 'paper' ? papers[code as Paper] : notes[code as Note]
  }
}
