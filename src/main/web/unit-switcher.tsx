import { Menu } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useMyUnits, useUnit } from '#access/session.tsx'
import { roleWords } from '#access/words.ts'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'
import style from './unit-switcher.module.css'

/** The units that I work for, on top of the navigation: which one, with which roles, and how to change it. */
export function UnitSwitcher() {
  const said = useWords(words)
  const roles = useWords(roleWords) as Record<string, string>
  const units = useMyUnits()
  const unit = useUnit()
  const go = useSwitchUnit()
  const mine = units.find((one) => one.id === unit.id)
  const shown = mine ?? units[0]
  if (!shown) return <p className={style.unit}>{said.wholeRegister}</p>
  const inside = (
    <span className={style.text}>
      <strong className={style.name}>{shown.name ?? shown.code}</strong>
      <span className={style.roles}>{shown.roles.map((role) => roles[role]).join(', ')}</span>
    </span>
  )
  if (units.length === 1) return <div className={style.unit}>{inside}</div>
  return (
    <Menu position="bottom-start" width="target" shadow="md" withinPortal={false}>
      <Menu.Target>
        <button type="button" className={style.unit} aria-label={`${said.switchUnit}: ${shown.name}`}>
          {inside}
          <ChevronsUpDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {units.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={
              <Check size={16} aria-hidden style={{ visibility: one === shown ? 'visible' : 'hidden' }} />
            }
            aria-current={one === shown ? 'true' : undefined}
            onClick={() => go(one.id)}
          >
            {one.name ?? one.code}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Shows another unit: on the same page where it is about a unit, else at the unit's home. */
export function useSwitchUnit(): (unit: string) => void {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isOneThing = pathname.split('/').length > 2 && !pathname.startsWith('/statistics')
  return (unit) =>
    void navigate({
      to: isOneThing ? '/' : '.',
      search: (before: Record<string, unknown>) =>
        isOneThing ? { on: before.on, unit } : { ...before, unit },
    } as never)
}
