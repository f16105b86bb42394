import { Button, SegmentedControl } from '@mantine/core'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { RENEWS, useDone } from './dialog.tsx'
import { listInvitations, markPresence, type Invitation } from './invitation-api.ts'
import { words } from './site-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Who is invited, in words: the post, the person or the unit itself. */
export function inviteeOf(
  { unit, post, person }: Pick<Invitation, 'unit' | 'post' | 'person'>,
  hidden: string,
): { name: string; unit: string | null } {
  if (person) return { name: person.fullName ?? hidden, unit: unit.name }
  return post === null ? { name: unit.name, unit: null } : { name: post, unit: unit.name }
}

/** The roll call by person: who came of those invited. */
export function PresenceCard({ gathering, open }: { gathering: Gathering; open: boolean }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const { on } = useAsOf()
  const invitations = useAsk(listInvitations, { id: gathering.id, on })
  const act = useAct(markPresence, { renews: RENEWS, onDone: useDone() })
  const mayMark = open && closed === null && gathering.may.record
  const mark = (rows: readonly Invitation[], presence: 'present' | 'absent') =>
    act.mutate({
      id: gathering.id,
      marks: rows.map((row) => ({ invitationId: row.id, presence, reason: null })),
    })
  return (
    <Card title={said.byPerson}>
      <Answer of={invitations} lines={5}>
        {({ items }) => {
          const open = items.filter((row) => row.presence === null)
          return (
            <>
              <WhyNot error={act.error} say={say} />
              {mayMark && open.length > 0 && (
                <Button variant="default" loading={act.isPending} onClick={() => mark(open, 'present')}>
                  {said.markAll}
                </Button>
              )}
              <ul className={style.rows}>
                {items.map((row) => (
                  <Presence
                    key={row.id}
                    row={row}
                    onMark={mayMark ? (presence) => mark([row], presence) : null}
                  />
                ))}
              </ul>
            </>
          )
        }}
      </Answer>
    </Card>
  )
}

function Presence({
  row,
  onMark,
}: {
  row: Invitation
  onMark: ((presence: 'present' | 'absent') => void) | null
}) {
  const said = useWords(words)
  const { name, unit } = inviteeOf(row, said.hidden)
  return (
    <li className={style.presence}>
      <span>
        {name}
        {unit && <small className={style.small}>{unit}</small>}
        {row.answer === 'declined' && (
          <small className={style.small}>
            {said.declined}
            {row.reason && `: ${row.reason}`}
          </small>
        )}
      </span>
      {onMark ? (
        <SegmentedControl
          aria-label={name}
          value={row.presence ?? ''}
          onChange={(value) => onMark(value as 'present' | 'absent')}
          data={[
            { value: 'present', label: said.isPresent },
            { value: 'absent', label: said.isAbsent },
          ]}
        />
      ) : (
        row.presence && (
          <Mark tone={row.presence === 'present' ? 'good' : 'warn'}>
            {row.presence === 'present' ? said.isPresent : said.isAbsent}
          </Mark>
        )
      )}
    </li>
  )
}
