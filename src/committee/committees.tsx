import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getCommittees, type Committees, type Post, type Term } from './api.ts'
import { COMMITTEES, type CommitteeCode } from './codes.ts'
import { AnnulPost, EndPost, NewPost } from './post-form.tsx'
import { CorrectTerm, ExtendTerm, NewTerm } from './term-form.tsx'
import { committeeWords, mannerWords, roleWords, words } from './words.ts'

/** What is being written about a committee. */
type Writing =
  | { act: 'term' }
  | { act: 'post' }
  | { act: 'correction'; term: Term }
  | { act: 'extension'; term: Term }
  | { act: 'end'; post: Post }
  | { act: 'annulment'; post: Post }

/** Cấp ủy: the terms, seats, vacancies and holders of a unit's committees as of the day. */
export function CommitteesOf({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const asked = useAsk(getCommittees, { id: organisationId, on })
  const [writing, setWriting] = useState<Writing | null>(null)
  const close = () => setWriting(null)
  return (
    <Answer of={asked}>
      {(committees) => (
        <>
          <Terms committees={committees} onWrite={setWriting} />
          {committees.may.people ? (
            <Posts committees={committees} onWrite={setWriting} />
          ) : (
            <Card title={said.holders}>{said.noPeople}</Card>
          )}
          <Dialogs
            organisationId={organisationId}
            usual={usualBody(committees)}
            writing={writing}
            onClose={close}
          />
        </>
      )}
    </Answer>
  )
}

/** The body that a new term or post is most likely of: the first whose term runs. */
function usualBody({ terms }: Committees): CommitteeCode {
  const running = terms.find((term) => term.inForce) ?? terms[0]
  return COMMITTEES.find((code) => code === running?.committee) ?? 'cap_uy'
}

function Dialogs({
  organisationId,
  usual,
  writing,
  onClose,
}: {
  organisationId: string
  usual: CommitteeCode
  writing: Writing | null
  onClose: () => void
}) {
  const given = { organisationId, onClose }
  if (!writing) return null
  if (writing.act === 'term') return <NewTerm {...given} usual={usual} />
  if (writing.act === 'post') return <NewPost {...given} usual={usual} />
  if (writing.act === 'correction') return <CorrectTerm {...given} term={writing.term} />
  if (writing.act === 'extension') return <ExtendTerm {...given} term={writing.term} />
  if (writing.act === 'end') return <EndPost {...given} post={writing.post} />
  return <AnnulPost {...given} post={writing.post} />
}

interface PartProps {
  committees: Committees
  onWrite: (writing: Writing) => void
}

function Terms({ committees: { terms, beyond, may }, onWrite }: PartProps) {
  const said = useWords(words)
  const columns = useTermColumns(may.record, onWrite)
  const add = may.record && (
    <WriteButton onClick={() => onWrite({ act: 'term' })}>{said.recordTerm}</WriteButton>
  )
  return (
    <Card title={said.terms} actions={add}>
      <Table
        name={said.terms}
        rows={terms}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty title={said.none}>{said.noneText}</Empty>}
      />
      <Rest of={beyond.terms} />
    </Card>
  )
}

function useTermColumns(mayRecord: boolean, onWrite: PartProps['onWrite']): Column<Term>[] {
  const said = useWords(words)
  const bodies: Record<string, string> = useWords(committeeWords)
  const { on } = useAsOf()
  const bodyOf = (term: Term) => bodies[term.committee] ?? term.committee
  const columns: Column<Term>[] = [
    { key: 'committee', title: said.committee, cell: bodyOf, sort: bodyOf },
    {
      key: 'name',
      title: said.term,
      sort: (row) => row.from,
      cell: (row) => (
        <>
          {row.name}{' '}
          <Mark tone={row.inForce ? 'good' : 'plain'}>
            {row.inForce ? said.running : on < row.from ? said.coming : said.over}
          </Mark>
        </>
      ),
    },
    {
      key: 'period',
      title: said.period,
      narrow: false,
      cell: ({ from, to, extendedTo }) => (
        <>
          {to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from))}
          {extendedTo && <div>{said.extended(formatDay(extendedTo))}</div>}
        </>
      ),
    },
    { key: 'seats', title: said.seats, number: (row) => row.seats },
    { key: 'held', title: said.held, number: (row) => (row.inForce ? row.holders : null) },
    {
      key: 'vacant',
      title: said.vacant,
      cell: ({ vacant }) =>
        vacant ? <Mark tone="warn">{said.vacantMark(formatNumber(vacant))}</Mark> : formatNumber(vacant),
    },
  ]
  if (!mayRecord) return columns
  const acts = (term: Term) => (
    <>
      <WriteButton onClick={() => onWrite({ act: 'correction', term })}>{said.correct}</WriteButton>{' '}
      <WriteButton onClick={() => onWrite({ act: 'extension', term })}>{said.extendTerm}</WriteButton>
    </>
  )
  return [...columns, { key: 'acts', title: said.acts, cell: acts }]
}

function Posts({ committees: { posts, beyond, may }, onWrite }: PartProps) {
  const said = useWords(words)
  const columns = usePostColumns(may.record, onWrite)
  const [now, others] = [posts.filter((post) => post.inForce), posts.filter((post) => !post.inForce)]
  const add = may.record && (
    <WriteButton onClick={() => onWrite({ act: 'post' })}>{said.recordPost}</WriteButton>
  )
  return (
    <>
      <Card title={said.holders} actions={add}>
        <Table
          name={said.holders}
          rows={now}
          rowKey={(row) => row.id}
          columns={columns}
          empty={<p>{said.noHolders}</p>}
        />
      </Card>
      {others.length > 0 && (
        <Card title={said.past}>
          <Table name={said.past} rows={others} rowKey={(row) => row.id} columns={columns} />
          <Rest of={beyond.posts} />
        </Card>
      )}
    </>
  )
}

function usePostColumns(mayRecord: boolean, onWrite: PartProps['onWrite']): Column<Post>[] {
  const said = useWords(words)
  const bodies: Record<string, string> = useWords(committeeWords)
  const roles: Record<string, string> = useWords(roleWords)
  const manners: Record<string, string> = useWords(mannerWords)
  const columns: Column<Post>[] = [
    { key: 'name', title: said.name, cell: (row) => row.fullName, to: (row) => `/people/${row.personId}` },
    { key: 'role', title: said.role, cell: (row) => roles[row.role] ?? row.role },
    {
      key: 'committee',
      title: said.committee,
      cell: (row) => bodies[row.committee] ?? row.committee,
      sort: (row) => row.committee,
      narrow: false,
    },
    {
      key: 'period',
      title: said.period,
      cell: ({ from, to }) => (to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from))),
      narrow: false,
      sort: (row) => row.from,
    },
    {
      key: 'manner',
      title: said.manner,
      cell: ({ manner }) => (manner === null ? '–' : (manners[manner] ?? manner)),
      narrow: false,
    },
    { key: 'decision', title: said.decisionNo, cell: (row) => row.decisionNo ?? '–', narrow: false },
  ]
  if (!mayRecord) return columns
  const acts = (post: Post) => (
    <>
      {post.to === null && (
        <WriteButton onClick={() => onWrite({ act: 'end', post })}>{said.endPost}</WriteButton>
      )}{' '}
      <WriteButton onClick={() => onWrite({ act: 'annulment', post })}>{said.annulPost}</WriteButton>
    </>
  )
  return [...columns, { key: 'acts', title: said.acts, cell: acts }]
}

function WriteButton({ onClick, children }: { onClick: () => void; children: string }) {
  const closed = useClosedReason()
  return (
    <Button
      size="compact-sm"
      variant="default"
      className="dv-no-print"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
