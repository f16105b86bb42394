import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { COMMITTEES, type CommitteeCode } from '#committee/codes.ts'
import { committeeWords } from '#committee/words.ts'
import { formatDay } from '#platform/day.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Page, Toolbar } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getMatrix, type Matrix } from './api.ts'
import { Areas } from './areas.tsx'
import { AssignForm } from './assign-form.tsx'
import { Cells } from './cells.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { Fields } from './fields.tsx'
import { Regulations } from './regulations.tsx'
import { Who } from './who.tsx'
import { words } from './words.ts'

const TABS = ['fields', 'areas', 'cells', 'regulations'] as const
type Tab = (typeof TABS)[number]

/** Phân công phụ trách: who in a committee answers for which field, unit and branch, and its working regulations. */
export function DutiesPage() {
  const said = useWords(words)
  const committees = useWords(committeeWords)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [committee, setCommittee] = useAddress<CommitteeCode>('committee', 'ban_thuong_vu')
  const [tab] = useAddress<Tab>('tab', 'fields')
  const asked = useAsk(getMatrix, id ? { organisationId: id, committee, on } : null)
  const matrix = asked.data?.committee === committee ? asked.data : undefined
  return (
    <Page
      title={said.title}
      note={name && said.note(committees[committee], name, formatDay(on))}
      actions={id && matrix && <Assign organisationId={id} matrix={matrix} tab={tab} />}
    >
      <Toolbar label={said.filters}>
        <ChoiceField
          label={said.committee}
          value={committee}
          onChange={(chosen) => chosen && setCommittee(chosen)}
          choices={COMMITTEES.map((value) => ({ value, label: committees[value] }))}
        />
        <Who />
      </Toolbar>
      <Tabs current={tab} />
      {id && (
        <Answer of={{ ...asked, data: matrix }} lines={10}>
          {(shown) => <Part key={`${id} ${committee}`} organisationId={id} matrix={shown} tab={tab} />}
        </Answer>
      )}
    </Page>
  )
}

function Assign({ organisationId, matrix, tab }: { organisationId: string; matrix: Matrix; tab: Tab }) {
  const said = useWords(words)
  const may = useMay('work.record')
  const [opened, setOpened] = useState(false)
  if (!may || !matrix.may.record || tab === 'regulations') return null
  const kind = tab === 'areas' ? 'area' : tab === 'cells' ? 'cell' : 'field'
  return (
    <>
      <WriteButton main onClick={() => setOpened(true)}>
        {said.assign}
      </WriteButton>
      {opened && (
        <AssignForm
          organisationId={organisationId}
          matrix={matrix}
          kind={kind}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  )
}

function Part({ organisationId, matrix, tab }: { organisationId: string; matrix: Matrix; tab: Tab }) {
  if (tab === 'areas') return <Areas organisationId={organisationId} matrix={matrix} />
  if (tab === 'cells') return <Cells organisationId={organisationId} matrix={matrix} />
  if (tab === 'regulations') return <Regulations organisationId={organisationId} matrix={matrix} />
  return <Fields organisationId={organisationId} matrix={matrix} />
}

function Tabs({ current }: { current: Tab }) {
  const said = useWords(words)
  const [committee] = useAddress('committee', '')
  return (
    <LinkTabs
      label={said.tabsName}
      tabs={TABS.map((key) => ({
        key,
        name: said.tabs[key],
        to: '/duties',
        search: { tab: key, committee: committee || undefined },
      }))}
      current={current}
    />
  )
}
