import { Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { OpenCase } from '#procedure/open-case.tsx'
import { useAsk } from '#ui/ask.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getConsolidation, getSheet } from './api.ts'
import { Arrears } from './arrears.tsx'
import { Below } from './below.tsx'
import { MonthStep, useMonth } from './month-step.tsx'
import { writtenMonth } from './months.ts'
import { SheetOfMonth } from './sheet-of-month.tsx'
import { words } from './words.ts'
import style from './dues.module.css'

const TABS = ['sheet', 'below', 'arrears'] as const
type Tab = (typeof TABS)[number]

/** Đảng phí: a unit's month: what its own members pay, what comes from below, who still owes. */
export function DuesPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [month, setMonth] = useMonth()
  const [chosen, setTab] = useAddress<Tab | ''>('tab', '')
  const sheet = useAsk(getSheet, id ? { organisationId: id, month } : null)
  const below = useAsk(getConsolidation, id ? { organisationId: id, month } : null)
  const hasOwn = (sheet.data?.rows.length ?? 0) > 0
  const hasBelow = (below.data?.totals.units ?? 0) > 0
  const usual: Tab = !hasOwn && hasBelow ? 'below' : 'sheet'
  const tab = chosen || usual
  const mayRecord = useMay('dues.record')
  const unit = sheet.data?.unit.name ?? name
  return (
    <Page
      title={said.title}
      note={unit && said.note(unit, writtenMonth(month))}
      actions={
        <>
          {mayRecord && hasOwn && <OpenCase kinds={['dues-relief']} label={said.relief} />}
          <GoButton to="/dues/rates">{said.rates}</GoButton>
        </>
      }
    >
      <MonthStep month={month} onChange={setMonth} />
      {id === null ? (
        <Empty title={said.noUnit} />
      ) : (
        <Tabs value={tab} onChange={(next) => setTab(TABS.find((one) => one === next) ?? '')}>
          <Tabs.List className="dv-no-print" aria-label={said.title}>
            {TABS.filter((one) => one !== 'below' || hasBelow).map((one) => (
              <Tabs.Tab key={one} value={one}>
                {said.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <div className={style.panel}>
              {tab === 'sheet' && (
                <Answer of={sheet} lines={8}>
                  {(shown) => <SheetOfMonth key={`${id} ${month}`} organisationId={id} sheet={shown} />}
                </Answer>
              )}
              {tab === 'below' && (
                <Answer of={below} lines={8}>
                  {(shown) => (
                    <Below key={`${id} ${month}`} organisationId={id} month={month} shown={shown} />
                  )}
                </Answer>
              )}
              {tab === 'arrears' && <Arrears organisationId={id} month={month} />}
            </div>
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}
