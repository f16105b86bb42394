import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { listMembers } from '#member/api.ts'
import type { Day } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import type { Choice } from '#ui/find-field.tsx'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import {
  defaultOf,
  leavingUnits,
  NOTHING_SAID,
  type Draft,
  type GroupDraft,
  type LeavingDraft,
} from './draft.ts'
import { PlaceField } from './place.tsx'
import { UnitsField } from './units.tsx'
import { words } from './words.ts'
import style from './reorganisation.module.css'

type Set = (change: Partial<Draft>) => void

/** Where the members of the units go: groups chosen by name, and all others. */
export function MemberFields({ draft, set, today }: { draft: Draft; set: Set; today: Day }) {
  const said = useWords(words)
  const on = draft.on ?? today
  const units = leavingUnits(draft)
  if (draft.act === 'transfer' || draft.act === 'rename' || draft.endsBelow) return null
  return (
    <Card title={said.membersCard}>
      <p className={style.dim}>{said.membersNote[defaultOf(draft)]}</p>
      {draft.act === 'establish' && (
        <UnitsField
          label={said.takeFrom}
          most={20}
          value={draft.sources}
          on={on}
          near={draft.near}
          onChange={(sources) => set({ sources })}
        />
      )}
      {units.map((unit) => (
        <UnitLeaving key={unit.key} unit={unit} draft={draft} set={set} on={on} />
      ))}
    </Card>
  )
}

function UnitLeaving({ unit, draft, set, on }: { unit: Choice; draft: Draft; set: Set; on: Day }) {
  const said = useWords(words)
  const [chooses, setChooses] = useState(false)
  const own = draft.leaving[unit.key] ?? NOTHING_SAID
  const change = (to: Partial<LeavingDraft>) =>
    set({ leaving: { ...draft.leaving, [unit.key]: { ...own, ...to } } })
  const changeGroup = (place: number, to: GroupDraft | null) =>
    change({ groups: own.groups.flatMap((one, index) => (index === place ? (to ?? []) : one)) })
  const chosen = own.groups.flatMap((group) => group.people.map((one) => one.id))
  const first = draft.newUnits[0]
  const begin = first?.name ? { key: 'new:0', name: first.name.trim() } : null
  return (
    <fieldset className={style.block}>
      <legend className={style.actName}>{unit.name}</legend>
      {own.groups.map((group, place) => (
        <div key={group.people[0]!.id} className={style.line}>
          <div>
            {said.groupOf(formatNumber(group.people.length))}
            <small className={style.small}>{namesOf(group)}</small>
          </div>
          <PlaceField
            label={said.goTo}
            draft={draft}
            on={on}
            value={group.to}
            onChange={(to) => changeGroup(place, { ...group, to })}
          />
          <Button variant="subtle" onClick={() => changeGroup(place, null)}>
            {said.removeShort}
          </Button>
        </div>
      ))}
      <div className={style.line}>
        <div>{said.rest}</div>
        <PlaceField
          label={said.goTo}
          draft={draft}
          on={on}
          value={own.rest}
          onChange={(rest) => change({ rest })}
        />
        <Button variant="default" onClick={() => setChooses(true)}>
          {said.addGroup}
        </Button>
      </div>
      {chooses && (
        <ChoosePeople
          unit={unit}
          on={on}
          except={chosen}
          onClose={() => setChooses(false)}
          onChosen={(people) => {
            change({ groups: [...own.groups, { people, to: begin }] })
            setChooses(false)
          }}
        />
      )}
    </fieldset>
  )
}

const NAMES_SHOWN = 6

function namesOf({ people }: GroupDraft): string {
  const names = people.slice(0, NAMES_SHOWN).map((one) => one.name)
  return people.length > NAMES_SHOWN ? `${names.join(', ')}…` : names.join(', ')
}

/** Chooses members of a unit by name. */
function ChoosePeople({
  unit,
  on,
  except,
  onChosen,
  onClose,
}: {
  unit: Choice
  on: Day
  except: readonly string[]
  onChosen: (people: GroupDraft['people']) => void
  onClose: () => void
}) {
  const said = useWords(words)
  const [chosen, setChosen] = useState<GroupDraft['people']>([])
  const list = useAskPages(listMembers, { organisationId: unit.key, on, below: false, limit: 100 })
  const toggle = (person: { id: string; name: string }, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, person] : chosen.filter((one) => one.id !== person.id))
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.chosenIn(unit.name)}
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <div className={style.form}>
        <Answer of={list}>
          {(people) => {
            const rows = people.filter((one) => !except.includes(one.id))
            if (rows.length === 0) return <p>{said.nobodyHere}</p>
            return (
              <div className={style.people}>
                {rows.map(({ id, fullName, memberCode }) => (
                  <Checkbox
                    key={id}
                    label={fullName}
                    description={memberCode}
                    checked={chosen.some((one) => one.id === id)}
                    onChange={(event) => toggle({ id, name: fullName }, event.currentTarget.checked)}
                  />
                ))}
              </div>
            )
          }}
        </Answer>
        <div className={style.buttons}>
          {list.more && (
            <Button variant="default" onClick={list.more}>
              {said.more}
            </Button>
          )}
          <Button disabled={chosen.length === 0} onClick={() => onChosen(chosen)}>
            {said.takeChosen(formatNumber(chosen.length))}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
