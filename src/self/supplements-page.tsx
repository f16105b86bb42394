import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { getPerson } from '#person/api.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getCampaign, HANDED, listHandedIn, type Campaign, type Handed, type SupplementRow } from './api.ts'
import { SupplementDialog } from './supplement-dialog.tsx'
import { words } from './words.ts'
import style from './self.module.css'

const STATES = ['all', ...HANDED] as const

/** The supplements of a year: who has handed in, unit by unit and member by member. */
export function SupplementsPage() {
  const said = useWords(words)
  const { on, today } = useAsOf()
  const { id, name } = useUnit()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useAddress('year', String(thisYear))
  const campaign = useAsk(getCampaign, id ? { organisationId: id, year: Number(year), on } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page title={said.campaign} note={title && said.campaignNote(title)}>
      <Toolbar label={said.campaign}>
        <ChoiceField
          label={said.year}
          value={year}
          onChange={setYear}
          choices={[0, 1, 2, 3, 4].map((ago) => ({
            value: String(thisYear - ago),
            label: String(thisYear - ago),
          }))}
        />
      </Toolbar>
      <div className={style.stack}>
        <Answer of={campaign}>{(shown) => <Counted campaign={shown} />}</Answer>
        {id && <Members unitId={id} year={Number(year)} thisYear={thisYear} />}
      </div>
    </Page>
  )
}

function Counted({ campaign: { whole, units, beyond } }: { campaign: Campaign }) {
  const said = useWords(words)
  return (
    <>
      <Figures>
        <Figure name={said.members} value={formatNumber(whole.members)} />
        <Figure name={said.handed} value={formatNumber(whole.handed)} />
        <Figure name={said.confirmed} value={formatNumber(whole.confirmed)} />
        <Figure name={said.recorded} value={formatNumber(whole.recorded)} />
      </Figures>
      {units.length > 0 && (
        <Card title={said.byUnit}>
          <Table
            name={said.byUnit}
            rows={units}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'unit',
                title: said.unit,
                cell: (row) => (
                  <Go to="/supplements" search={{ unit: row.id }}>
                    {row.name || row.code}
                  </Go>
                ),
                sort: (row) => row.name,
              },
              { key: 'members', title: said.members, number: (row) => row.members, total: true },
              { key: 'handed', title: said.handed, number: (row) => row.handed, total: true },
              {
                key: 'confirmed',
                title: said.confirmed,
                number: (row) => row.confirmed,
                total: true,
                narrow: false,
              },
              {
                key: 'recorded',
                title: said.recorded,
                number: (row) => row.recorded,
                total: true,
                narrow: false,
              },
            ]}
          />
          <Rest of={beyond} />
        </Card>
      )}
    </>
  )
}

function Members({ unitId, year, thisYear }: { unitId: string; year: number; thisYear: number }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const may = useMay('person.record')
  const [state, setState] = useAddress<Handed | 'all'>('state', 'none')
  const known = STATES.includes(state) ? state : 'none'
  const list = useAskPages(listHandedIn, { organisationId: unitId, year, on, state: known })
  const [forWhom, setForWhom] = useState<string | null>(null)
  const handsIn = may && year >= thisYear - 1 ? setForWhom : null
  return (
    <Card title={said.byMember}>
      <Toolbar label={said.byMember}>
        <ChoiceField
          label={said.state}
          value={known}
          onChange={(next) => setState(next || 'none')}
          choices={STATES.map((value) => ({ value, label: said.handedStates[value] }))}
        />
      </Toolbar>
      <Answer of={list} lines={6}>
        {(rows) => (
          <Table
            name={said.byMember}
            rows={rows}
            rowKey={(row) => row.personId}
            columns={columns(said, handsIn)}
            more={list.more}
            empty={<Empty title={said.noMembers}>{said.noMembersText}</Empty>}
          />
        )}
      </Answer>
      {forWhom && <ForHim personId={forWhom} year={year} onClose={() => setForWhom(null)} />}
    </Card>
  )
}

type Said = ReturnType<typeof useWords<typeof words>>

function columns(said: Said, handsIn: ((personId: string) => void) | null): Column<SupplementRow>[] {
  return [
    {
      key: 'member',
      title: said.members,
      cell: (row) => <Go to={`/people/${row.personId}`}>{row.fullName}</Go>,
    },
    {
      key: 'state',
      title: said.state,
      cell: (row) =>
        row.caseId ? (
          <Go to={`/procedures/${row.caseId}`}>{said.handedStates[row.state]}</Go>
        ) : (
          said.handedStates[row.state]
        ),
    },
    ...(handsIn
      ? [
          {
            key: 'act',
            title: said.supplement,
            cell: (row: SupplementRow) =>
              row.state === 'none' && (
                <WriteButton onClick={() => handsIn(row.personId)}>{said.handInFor}</WriteButton>
              ),
          },
        ]
      : []),
  ]
}

/** Hands in for a member who does not do it himself. */
function ForHim({ personId, year, onClose }: { personId: string; year: number; onClose: () => void }) {
  const { data } = useAsk(getPerson, { id: personId })
  if (data?.id !== personId) return null
  return <SupplementDialog record={data} year={year} forHim onClose={onClose} />
}
