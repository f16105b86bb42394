import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAskPages } from '#ui/ask.ts'
import { BeforeAfter } from '#ui/confirm.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Refusals, useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listMovers, type Preview, type WantedReorganisation } from './api.ts'
import { refusalWords, sayReorganisationWarning } from './refusal-words.ts'
import type { ReorganisationWarning } from './warnings.ts'
import { partWords, words } from './words.ts'
import { kindWords } from '#organisation/words.ts'
import style from './reorganisation.module.css'

/** What an act would do: all that stands in its way, or before and after side by side, with totals and who moves. */
export function Outlook({
  preview,
  wanted,
}: {
  preview: Preview
  wanted: z.input<typeof WantedReorganisation>
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  if (preview.refusals.length > 0) return <Refusals refusals={preview.refusals} say={say} />
  const { total, moving, closing } = preview
  return (
    <>
      <BeforeAfter
        before={<Side preview={preview} side="before" none={said.nothingBefore} />}
        after={<Side preview={preview} side="after" none={said.nothingAfter} />}
      />
      <LeftOut rows={preview.unitsLeftOut} />
      <p>
        {said.totals(formatNumber(total.before), formatNumber(total.after))}{' '}
        <Mark tone="good">{said.nobodyLost}</Mark>
      </p>
      <p>{moving > 0 ? said.moving(formatNumber(moving)) : said.movingNone}</p>
      {closing.terms + closing.posts > 0 && (
        <p>{said.closing(formatNumber(closing.terms), formatNumber(closing.posts))}</p>
      )}
      <Warnings preview={preview} />
      {moving > 0 && <Flows preview={preview} wanted={wanted} />}
    </>
  )
}

function Side({ preview, side, none }: { preview: Preview; side: 'before' | 'after'; none: string }) {
  const said = useWords(words)
  const parts = useWords(partWords)
  const kinds = useWords(kindWords)
  const rows = preview.units.filter((one) => one[side] !== null)
  if (rows.length === 0) return <p className={style.dim}>{none}</p>
  return (
    <ul className={style.units}>
      {rows.map((row) => {
        const { name, kind, superior, members } = row[side]!
        const marked = side === 'before' ? row.part === 'ended' : row.part !== 'superior'
        return (
          <li key={row.unit.code}>
            <span>
              {name} {marked && <Mark tone={row.part === 'ended' ? 'warn' : 'plain'}>{parts[row.part]}</Mark>}
              <small className={style.small}>
                {kinds[kind] ?? kind}
                {superior && `, ${said.under(superior)}`}
              </small>
            </span>
            <span className={style.count}>{formatNumber(members)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Warnings({ preview }: { preview: Preview }) {
  const said = useWords(words)
  const locale = useLocale()
  if (preview.warnings.length === 0) return null
  return (
    <div>
      <h3>{said.warnings}</h3>
      <ul className={style.warnings}>
        {preview.warnings.map((warning) => {
          const text = sayReorganisationWarning(warning as unknown as ReorganisationWarning, locale)
          return (
            <li key={text}>
              {text} {warning.source && <small className={style.dim}>({warning.source})</small>}
            </li>
          )
        })}
      </ul>
      <LeftOut rows={preview.warningsLeftOut} />
    </div>
  )
}

/** How many more rows there are than are listed; nothing where all are. */
export function LeftOut({ rows }: { rows: number }) {
  const said = useWords(words)
  return rows > 0 && <p className={style.dim}>{said.leftOut(formatNumber(rows))}</p>
}

function Flows({ preview, wanted }: { preview: Preview; wanted: z.input<typeof WantedReorganisation> }) {
  const said = useWords(words)
  const [shown, setShown] = useState(false)
  return (
    <Card title={said.whoMoves}>
      <Table
        name={said.whoMoves}
        rows={preview.flows}
        rowKey={(row) => `${row.from.code} ${row.to.code}`}
        columns={[
          { key: 'from', title: said.from, cell: (row) => row.from.name },
          { key: 'to', title: said.to, cell: (row) => row.to.name },
          { key: 'members', title: said.members, number: (row) => row.members, total: true },
        ]}
      />
      <LeftOut rows={preview.flowsLeftOut} />
      {shown ? (
        <Movers wanted={wanted} />
      ) : (
        <Button variant="default" mt="sm" onClick={() => setShown(true)}>
          {said.showMovers}
        </Button>
      )}
    </Card>
  )
}

function Movers({ wanted }: { wanted: z.input<typeof WantedReorganisation> }) {
  const said = useWords(words)
  const list = useAskPages(listMovers, wanted)
  return (
    <Answer of={list}>
      {(rows) => (
        <Table
          name={said.whoMoves}
          rows={rows}
          rowKey={(row) => row.id}
          more={list.more}
          columns={[
            {
              key: 'person',
              title: said.person,
              cell: (row) => <Go to={`/people/${row.id}`}>{row.fullName}</Go>,
            },
            { key: 'from', title: said.from, cell: (row) => row.from.name, narrow: false },
            { key: 'to', title: said.to, cell: (row) => row.to.name },
          ]}
        />
      )}
    </Answer>
  )
}
