import { Tabs } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { formatDay, isDay, partsOf, type Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Page, Toolbar } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { Budget } from './budget.tsx'
import { EligibleList } from './eligible.tsx'
import { ROUND_DAYS, roundFrom } from './law.ts'
import { Lists } from './lists.tsx'
import { words } from './words.ts'
import style from './badge.module.css'

const TABS = ['due', 'lists', 'budget'] as const
type Tab = (typeof TABS)[number]

/** Huy hiệu Đảng: who is due on a round in the unit and below it, the lists that are under way, the bonuses. */
export function BadgesPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const { roundOn, setRound } = useRound()
  const [tab, setTab] = useAddress<Tab>('tab', 'due')
  return (
    <Page title={said.title} note={name && said.note(name, formatDay(roundOn))}>
      <Toolbar label={said.round}>
        <RoundField roundOn={roundOn} onChange={setRound} />
        <DayField
          key={roundOn}
          label={said.roundDay}
          description={null}
          value={roundOn}
          onChange={(day) => day && setRound(day)}
        />
      </Toolbar>
      {id === null ? (
        <Empty title={said.noUnit} />
      ) : (
        <Tabs value={tab} onChange={(next) => setTab(TABS.find((one) => one === next) ?? 'due')}>
          <Tabs.List className="dv-no-print" aria-label={said.title}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {said.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <div className={style.panel}>
              {tab === 'due' && (
                <EligibleList key={`${id} ${roundOn}`} organisationId={id} roundOn={roundOn} />
              )}
              {tab === 'lists' && <Lists organisationId={id} />}
              {tab === 'budget' && <Budget organisationId={id} roundOn={roundOn} />}
            </div>
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}

/** The round's day in the address; the next of the four rounds unless given. */
function useRound(): { roundOn: Day; setRound: (day: Day) => void } {
  const { on } = useAsOf()
  const usual = roundFrom(on)
  const [text, setText] = useAddress('round', usual)
  return { roundOn: isDay(text) ? text : usual, setRound: setText }
}

/** The rounds of two years before and after. */
function RoundField({ roundOn, onChange }: { roundOn: Day; onChange: (day: Day) => void }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const { year } = partsOf(on)
  const days = [year + 1, year, year - 1].flatMap((one) =>
    ROUND_DAYS.toReversed().map((round) => ({
      day: `${one}-${round}` as Day,
      label: `${said.rounds[round]}/${one}`,
    })),
  )
  return (
    <ChoiceField
      label={said.round}
      value={days.some((one) => one.day === roundOn) ? roundOn : ''}
      onChange={(value) => value && onChange(value as Day)}
      none={said.otherRound}
      choices={days.map(({ day, label }) => ({ value: day as string, label }))}
    />
  )
}
