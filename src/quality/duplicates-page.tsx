import { Button } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { problemWords } from '#job/words.ts'
import { formatDay } from '#platform/day.ts'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { birth, likely } from './found-people.tsx'
import { askSuperior, findDuplicates, listPairs, listTwinsElsewhere, type Pair } from './pair-api.ts'
import { words } from './pair-words.ts'
import { refusalWords } from './refusal-words.ts'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

const VIEWS = ['open', 'elsewhere', 'different', 'merged'] as const
type View = (typeof VIEWS)[number]

/** Files that may be of one person: to be judged, with other units, judged different, merged. */
export function DuplicatesPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useUnit()
  const [view] = useAddress<View>('view', 'open')
  return (
    <Page
      title={said.title}
      note={said.note}
      breadcrumb={[{ name: quality.title, to: '/quality' }]}
      actions={id && <Find organisationId={id} />}
    >
      {id === null ? (
        <Empty title={quality.noUnit} />
      ) : (
        <>
          <LinkTabs
            label={said.parts}
            current={view}
            tabs={VIEWS.map((key) => ({
              key,
              name: said.views[key],
              to: '/quality/duplicates',
              search: { view: key },
            }))}
          />
          <div className={style.panel}>
            {view === 'elsewhere' ? (
              <Elsewhere organisationId={id} />
            ) : (
              <Pairs organisationId={id} state={view} />
            )}
          </div>
        </>
      )}
    </Page>
  )
}

function Find({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(problemWords)
  const may = useMay('person.record')
  const closed = useClosedReason()
  const find = useAct(findDuplicates, { renews: ['/api/jobs'], onDone: () => tell(said.finding) })
  if (!may) return null
  return (
    <>
      <GoButton to="/jobs">{said.jobs}</GoButton>
      <Button
        disabled={closed !== null}
        title={closed ?? undefined}
        loading={find.isPending}
        onClick={() => find.mutate({ organisationId })}
      >
        {said.find}
      </Button>
      <WhyNot error={find.error} say={say} />
    </>
  )
}

function Pairs({
  organisationId,
  state,
}: {
  organisationId: string
  state: 'open' | 'different' | 'merged'
}) {
  const said = useWords(words)
  const list = useAskPages(listPairs, { organisationId, state })
  const columns: Column<Pair>[] = [
    {
      key: 'one',
      title: said.one,
      width: '30%',
      to: (row) => `/quality/duplicates/${row.id}`,
      cell: (row) => <Twin of={row.one} />,
    },
    { key: 'other', title: said.other, width: '30%', cell: (row) => <Twin of={row.other} /> },
    {
      key: 'why',
      title: said.why,
      narrow: false,
      cell: (row) => row.evidence.map((one) => said.evidence[one]).join(', '),
    },
    {
      key: 'likelihood',
      title: said.likelihood,
      sort: (row) => row.likelihood,
      cell: (row) => (
        <>
          {likely(row.likelihood)} {row.asked && <Mark tone="warn">{said.wasAsked}</Mark>}
        </>
      ),
    },
  ]
  return (
    <Card>
      <Answer of={list} lines={7}>
        {(rows: readonly Pair[]) => (
          <Table
            name={said.views[state]}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.none}>{state === 'open' && said.noneText}</Empty>}
          />
        )}
      </Answer>
    </Card>
  )
}

function Twin({ of }: { of: Pair['one'] }) {
  const said = useWords(words)
  return (
    <>
      {of.fullName}
      <span className={style.small}>
        {said.born(birth(of.bornOn))}, {of.unit.name}
      </span>
    </>
  )
}

interface Far {
  id: string
  likelihood: number
  person: { id: string; fullName: string; unit: string }
  elsewhere: string
  superior: string | null
  askedOn: string | null
}

function Elsewhere({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const may = useMay('person.record')
  const list = useAskPages(listTwinsElsewhere, { organisationId })
  const ask = useAct(askSuperior, { renews: ['/api/quality'], onDone: () => tell(said.asked) })
  const columns: Column<Far>[] = [
    {
      key: 'person',
      title: said.person,
      width: '30%',
      cell: (row) => (
        <>
          <Go to={`/people/${row.person.id}`}>{row.person.fullName}</Go>
          <span className={style.small}>{row.person.unit}</span>
        </>
      ),
    },
    { key: 'elsewhere', title: said.elsewhere, cell: (row) => row.elsewhere },
    { key: 'superior', title: said.superior, narrow: false, cell: (row) => row.superior },
    { key: 'likelihood', title: said.likelihood, narrow: false, cell: (row) => likely(row.likelihood) },
    {
      key: 'ask',
      title: said.ask,
      cell: (row) =>
        row.askedOn ? (
          <Mark tone="good">{said.askedOn(formatDay(row.askedOn as never))}</Mark>
        ) : (
          may && (
            <Button
              size="compact-md"
              variant="default"
              disabled={closed !== null || row.superior === null}
              title={closed ?? undefined}
              aria-label={said.askOf(row.person.fullName)}
              onClick={() => ask.mutate({ id: row.id })}
            >
              {said.ask}
            </Button>
          )
        ),
    },
  ]
  return (
    <Card>
      <Answer of={list} lines={5}>
        {(rows: readonly Far[]) => (
          <Table
            name={said.views.elsewhere}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noneElsewhere} />}
          />
        )}
      </Answer>
      <WhyNot error={ask.error} say={say} />
    </Card>
  )
}
