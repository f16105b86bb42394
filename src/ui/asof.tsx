import { Button, Popover } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarDays, Undo2 } from 'lucide-react'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { formatDay, isDay, type Day } from '#platform/day.ts'
import { DayField } from './field.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './asof.module.css'

/** The day that everything on the screen is counted at: `on`, and whether it is today's picture or another day's. */
export interface AsOf {
  on: Day
  today: Day
  isToday: boolean
}

const TodayContext = createContext<Day | null>(null)

/** Gives the product's today (the server's, not the clock's) to everything inside. */
export function TodayProvider({ today, children }: { today: Day; children: ReactNode }) {
  return <TodayContext value={today}>{children}</TodayContext>
}

/** The chosen day (Tính đến) from the address `?on=`, today unless given. Writes belong to today alone. */
export function useAsOf(): AsOf {
  const today = useContext(TodayContext)
  if (!today) throw new Error('useAsOf outside of TodayProvider')
  const { on } = useSearch({ strict: false }) as { on?: string }
  const chosen = on !== undefined && isDay(on) ? on : today
  return { on: chosen, today, isToday: chosen === today }
}

/** Why nothing can be recorded on this screen now: a sentence while another day than today is shown, else null. */
export function useClosedReason(): string | null {
  const said = useWords(wordsOfUi)
  return useAsOf().isToday ? null : said.closedInPast
}

/** The chip "Tính đến": today in plain, another day in amber with the way back; opens a day field. */
export function AsOfChip() {
  const said = useWords(wordsOfUi)
  const { on, today, isToday } = useAsOf()
  const [open, setOpen] = useState(false)
  const choose = useChooseDay()
  return (
    <div className={style.group}>
      <Popover
        opened={open}
        onChange={setOpen}
        trapFocus
        returnFocus
        withRoles
        position="bottom-start"
        shadow="md"
      >
        <Popover.Target>
          <button
            type="button"
            className={isToday ? style.chip : `${style.chip} ${style.past}`}
            onClick={() => setOpen(!open)}
          >
            <CalendarDays size={16} aria-hidden />
            <span className={style.long}>{isToday ? said.asOf : said.asOfPast}</span>{' '}
            <strong>
              {isToday && <span className={style.long}>{said.todayComma}</span>}
              {formatDay(on)}
            </strong>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={said.chooseDay}>
          <DayChoice on={on} today={today} onChoose={(day) => (choose(day), setOpen(false))} />
        </Popover.Dropdown>
      </Popover>
      {!isToday && (
        <button type="button" className={style.back} onClick={() => choose(today)}>
          <Undo2 size={16} aria-hidden />
          <span className={style.long}>{said.backToToday}</span>
          <span className="dv-hidden">{said.backToToday}</span>
        </button>
      )}
    </div>
  )
}

function DayChoice({ on, today, onChoose }: { on: Day; today: Day; onChoose: (day: Day) => void }) {
  const said = useWords(wordsOfUi)
  const [value, setValue] = useState<Day | null>(on)
  const year = Number(today.slice(0, 4))
  const ends = [year - 1, year - 2, year - 3].map((one) => `${one}-12-31` as Day)
  return (
    <form
      className={style.choice}
      onSubmit={(event) => {
        event.preventDefault()
        if (value) onChoose(value)
      }}
    >
      <DayField label={said.chooseDay} value={value} onChange={setValue} data-autofocus />
      <Button type="submit" disabled={!value}>
        {said.showThisDay}
      </Button>
      <div className={style.ends}>
        {[today, ...ends].map((day) => (
          <Button key={day} variant="default" size="compact-sm" onClick={() => onChoose(day)}>
            {day === today ? said.today : formatDay(day)}
          </Button>
        ))}
      </div>
    </form>
  )
}

/** Shows the screen as of another day: the day goes into the address, today out of it. */
export function useChooseDay(): (day: Day) => void {
  const { today } = useAsOf()
  const navigate = useNavigate()
  return (day) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, on: day === today ? undefined : day }),
    } as never)
}
