import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getItem, withdrawItem, type ItemLink, type ItemRecord } from './api.ts'
import { Progress } from './item-acts.tsx'
import { CorrectItem } from './item-form.tsx'
import { itemWords } from './item-words.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { ItemState, RENEWS, StateMark, WriteDialog } from './parts.tsx'
import { fieldWords, groundWords, kindWords, productWords, words } from './words.ts'
import style from './programme.module.css'

/** One item of a work programme: what, who, by when, how far. */
export function ProgrammeItemPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(itemWords)
  const general = useWords(words)
  const { on } = useAsOf()
  const item = useAsk(getItem, { id, on })
  if (item.data?.id === id) return <Known item={item.data} />
  return (
    <Page title={said.item} breadcrumb={[{ name: general.title, to: '/programmes' }]}>
      <Card>
        <Answer of={{ ...item, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ item }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  const general = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null)
  const { programme, may } = item
  return (
    <Page
      title={`${item.code}. ${item.title}`}
      note={<ItemState item={item} />}
      breadcrumb={[
        { name: general.title, to: '/programmes' },
        { name: programme.title, to: `/programmes/${programme.id}` },
      ]}
      actions={
        may.record && (
          <>
            <WriteButton onClick={() => setOpen('withdraw')}>{said.withdraw}</WriteButton>
            <WriteButton onClick={() => setOpen('correct')}>{said.correct}</WriteButton>
          </>
        )
      }
    >
      {closed && may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Columns wide>
        <div className={style.stack}>
          <Progress item={item} />
          {item.assignments.length > 0 && (
            <Card title={said.owed}>
              <AssignmentsFrom assignments={item.assignments} />
            </Card>
          )}
          <Corrections item={item} />
        </div>
        <div className={style.stack}>
          <Card title={said.facts}>
            <ItemFacts item={item} />
          </Card>
          <Links item={item} />
        </div>
      </Columns>
      {open === 'correct' && <CorrectItem item={item} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && <Withdraw item={item} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function ItemFacts({ item }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  const [kinds, grounds, fields, products] = [
    useWords(kindWords),
    useWords(groundWords),
    useWords(fieldWords),
    useWords(productWords),
  ]
  const lead = [item.lead?.name, item.leadText].filter(Boolean).join(' · ')
  const co = [...item.co.map(({ name }) => name), item.coText].filter(Boolean).join('; ')
  return (
    <Facts
      facts={[
        { name: said.kind, value: kinds[item.kind] },
        ...(item.ground
          ? [
              {
                name: said.ground,
                value: [grounds[item.ground], item.groundText].filter(Boolean).join(': '),
              },
            ]
          : []),
        { name: item.kind === 'arising' ? said.arisesOn : said.startsOn, value: formatDay(item.startsOn) },
        { name: said.dueOn, value: formatDay(item.dueOn) },
        { name: said.submittedOn, value: formatMaybeDay(item.submittedOn) },
        { name: said.lead, value: lead || '–' },
        { name: said.coUnits, value: co || '–' },
        { name: said.receiver, value: item.receiver ?? '–' },
        { name: said.field, value: fields[item.field] },
        { name: said.product, value: products[item.product] },
      ]}
    />
  )
}

function Links({ item }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  const { follows, followedBy, carriedFrom, carriedTo } = item
  const groups: [string, readonly ItemLink[]][] = [
    [said.follows, follows ? [follows] : []],
    [said.followedBy, followedBy],
    [said.carriedFrom, carriedFrom ? [carriedFrom] : []],
    [said.carriedTo, carriedTo ? [carriedTo] : []],
  ]
  const shown = groups.filter(([, links]) => links.length > 0)
  if (shown.length === 0) return null
  return (
    <Card title={said.links}>
      <dl className={style.links}>
        {shown.map(([name, links]) => (
          <div key={name}>
            <dt>{name}</dt>
            {links.map((link) => (
              <dd key={link.id}>
                <Go to={`/programme-items/${link.id}`}>
                  {link.code}. {link.title}
                </Go>{' '}
                <StateMark state={link.state} />
                <span className={style.small}>{link.programme}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Corrections({ item: { corrections } }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  if (corrections.length === 0) return null
  return (
    <Card title={said.corrections}>
      <ul className={style.acts}>
        {corrections.map(({ at, by, reason }) => (
          <li key={at}>
            {reason}
            <span className={style.small}>
              {formatInstant(at)} {by}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Withdraw({ item, onClose }: { item: ItemRecord; onClose: () => void }) {
  const said = useWords(itemWords)
  const go = useGo()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawItem, {
    renews: RENEWS,
    onDone: ({ programmeId }) => go({ to: `/programmes/${programmeId}` }),
  })
  return (
    <WriteDialog
      title={said.withdraw}
      text={said.withdrawText}
      act={act}
      size="md"
      onClose={onClose}
      onSubmit={() => act.mutate({ id: item.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
