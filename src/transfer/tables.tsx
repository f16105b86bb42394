import { paperAddress } from '#paper/declaration.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import type { SIDES, StayRow, TransferRow, VIEWS } from './list-api.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

type S = Said<typeof words>

/** Transfers with their ends, where each stands, its letter and its deadline. */
export function TransfersTable({
  rows,
  view,
  more,
}: {
  rows: readonly TransferRow[]
  view: (typeof VIEWS)[number]
  more?: (() => void) | undefined
}) {
  const said = useWords(words)
  const columns: Column<TransferRow>[] = [
    {
      key: 'member',
      title: said.member,
      to: (row) => `/procedures/${row.id}`,
      cell: ({ person }) => person.fullName,
    },
    { key: 'route', title: said.route, cell: (row) => <Route row={row} said={said} /> },
    { key: 'stands', title: said.stands, cell: (row) => <Stands row={row} said={said} />, narrow: false },
    {
      key: 'letter',
      title: said.letter,
      narrow: false,
      cell: ({ id, kind, from, letterNo, letterOn }) =>
        letterNo === null ? (
          <span className={style.dim}>{said.noLetter}</span>
        ) : (
          <>
            {letterNo}
            <small className={style.small}>{formatMaybeDay(letterOn)}</small>
            {kind !== 'transfer-in' && from?.readable && (
              <small className={`${style.small} dv-no-print`}>
                <a className="dv-link" href={paperAddress('transfer-letter', id, 'pdf')} download>
                  {said.printLetter}
                </a>
              </small>
            )}
          </>
        ),
    },
    { key: 'due', title: said.due, cell: (row) => <Due row={row} said={said} /> },
  ]
  return (
    <Table
      name={said.views[view]}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      more={more}
      empty={<Empty title={said.nothing[view]}>{view === 'out' ? said.nothingText : null}</Empty>}
    />
  )
}

function Route({ row, said }: { row: TransferRow; said: S }) {
  const end = (unit: TransferRow['from']) =>
    unit?.name ?? (row.outside === null ? '–' : said.outside(row.outside))
  return (
    <>
      {end(row.from)} → {end(row.to)}
      <small className={style.small}>
        {row.kind === 'transfer-temporary' ? `${said.kinds['transfer-temporary']} · ` : ''}
        {said.scopes[row.scope]}
      </small>
    </>
  )
}

function Stands({ row, said }: { row: TransferRow; said: S }) {
  const places: Record<string, string> = said.places
  return (
    <>
      {places[row.place] ?? row.place}
      {row.underWay !== null && <small className={style.small}>{said.underWay(row.underWay)}</small>}
    </>
  )
}

function Due({ row, said }: { row: TransferRow; said: S }) {
  return (
    <span className={style.marks}>
      {row.dueOn === null ? '–' : formatMaybeDay(row.dueOn)}
      {row.late && <Mark tone="warn">{said.lateMark}</Mark>}
    </span>
  )
}

/** Members away for a time, or guests, with the two units and the last day. */
export function StaysTable({
  rows,
  side,
  more,
}: {
  rows: readonly StayRow[]
  side: (typeof SIDES)[number]
  more?: (() => void) | undefined
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const columns: Column<StayRow>[] = [
    {
      key: 'member',
      title: said.member,
      ...(side === 'away' ? { to: (row: StayRow) => `/people/${row.person.id}` } : {}),
      cell: ({ person, home, host, hostName }) => (
        <>
          {person.fullName}
          <small className={`${style.small} ${style.onlyNarrow}`}>
            {side === 'guests' ? home.name : (host?.name ?? hostName)}
          </small>
          {person.memberCode && <small className={style.small}>{person.memberCode}</small>}
        </>
      ),
    },
    { key: 'home', title: said.home, cell: ({ home }) => home.name, narrow: false },
    {
      key: 'host',
      title: said.host,
      cell: ({ host, hostName }) => host?.name ?? (hostName ? said.outside(hostName) : '–'),
      narrow: false,
    },
    {
      key: 'period',
      title: said.period,
      cell: ({ from, to, study }) => (
        <>
          {said.periodText(formatMaybeDay(from), to ? formatMaybeDay(to) : said.untilOpen)}{' '}
          {study && <Mark tone="plain">{said.study}</Mark>}
          {to !== null && to < on && <Mark tone="warn">{said.over}</Mark>}
        </>
      ),
    },
    {
      key: 'letter',
      title: said.letter,
      narrow: false,
      cell: ({ letterNo, caseId }) => (
        <>
          {letterNo ?? '–'}
          {caseId && (
            <small className={style.small}>
              <Go to={`/procedures/${caseId}`}>{said.openCase}</Go>
            </small>
          )}
        </>
      ),
    },
  ]
  return (
    <Table
      name={said.views[side]}
      rows={rows}
      rowKey={(row) => `${row.person.id} ${row.key}`}
      columns={columns}
      more={more}
      empty={<Empty title={said.nothing[side]} />}
    />
  )
}
