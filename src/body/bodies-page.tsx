import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getBodyTotals, listBodies, SCOPES, type Scope } from './api.ts'
import { BODY_KINDS, type BodyKind } from './codes.ts'
import { BodyTable } from './body-table.tsx'
import { BodyTree } from './body-tree.tsx'
import { NewActButton } from './new-act-button.tsx'
import { kindWords, words } from './words.ts'
import style from './body.module.css'

/** Cơ quan, ban: the bodies beside the party tree of a unit as of the day, as a tree and as a list. */
export function BodiesPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [scope, setScope] = useAddress<Scope>('scope', 'own')
  const [kind, setKind] = useAddress<BodyKind | ''>('kind', '')
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 250)
  const asked = id ? { organisationId: id, on, scope, ...(kind ? { kind } : {}) } : null
  const inside = kind === '' && settled === '' ? ('without' as const) : ('with' as const)
  const list = useAskPages(listBodies, asked && { ...asked, inside, ...(settled ? { text: settled } : {}) })
  const filtered = kind !== '' || settled !== ''
  return (
    <Page title={said.title} note={name && said.note(name, formatDay(on))} actions={<Actions />}>
      <Totals asked={asked} />
      <Toolbar label={said.filters}>
        <KindField value={kind} onChange={setKind} />
        <ChoiceField
          label={said.scope}
          value={scope}
          onChange={(chosen) => chosen && setScope(chosen)}
          choices={SCOPES.map((value) => ({ value, label: said.scopes[value] }))}
        />
        <TextInput
          type="search"
          label={said.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Toolbar>
      <div className={style.sides}>
        {id && <BodyTree key={`${id} ${on}`} organisationId={id} />}
        <Card title={said.list}>
          <Answer of={list} lines={8}>
            {(rows) => (
              <BodyTable
                rows={rows}
                more={list.more}
                unit={scope === 'below'}
                empty={
                  filtered ? (
                    <Empty title={said.noneFound}>{said.noneFoundText}</Empty>
                  ) : (
                    <Empty title={said.none}>{said.noneText}</Empty>
                  )
                }
              />
            )}
          </Answer>
        </Card>
      </div>
    </Page>
  )
}

function Actions() {
  const said = useWords(words)
  return (
    <>
      <GoButton to="/bodies/acts">{said.acts}</GoButton>
      <GoButton to="/bodies/streamlining">{said.report}</GoButton>
      <NewActButton />
    </>
  )
}

function Totals({
  asked,
}: {
  asked: Parameters<typeof useAsk<typeof getBodyTotals.input, typeof getBodyTotals.output>>[1]
}) {
  const said = useWords(words)
  const totals = useAsk(getBodyTotals, asked).data
  const write = (value: number | undefined) => formatNumber(value ?? null)
  return (
    <>
      <Figures>
        <Figure name={said.bodies} value={write(totals?.bodies)} />
        <Figure name={said.internalUnits} value={write(totals?.internalUnits)} />
        <Figure name={said.quota} value={write(totals?.quota)} />
        <Figure name={said.deputies} value={write(totals?.deputies)} />
      </Figures>
      <p className={style.dim}>{said.internalNote}</p>
    </>
  )
}

function KindField({ value, onChange }: { value: BodyKind | ''; onChange: (kind: BodyKind | '') => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  return (
    <ChoiceField
      label={said.kind}
      value={value}
      onChange={onChange}
      none={said.anyKind}
      choices={BODY_KINDS.map((code) => ({ value: code, label: kinds[code] }))}
    />
  )
}
