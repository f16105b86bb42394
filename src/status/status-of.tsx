import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getStatuses, type MemberStatuses } from './api.ts'
import { ContactDialog } from './contact-dialog.tsx'
import { RecordStatus } from './record-status.tsx'
import { words } from './words.ts'
import style from './status.module.css'

/** A person's statuses for his page: what holds, what it keeps him from, word had of him, and what can be recorded. */
export function StatusOf({ personId }: { personId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const asked = useAsk(getStatuses, { id: personId, on })
  const [dialog, setDialog] = useState<'record' | 'contact' | null>(null)
  const known = asked.data?.person.id === personId ? asked.data : null
  const canRecord = known !== null && known.may.record && known.isMember
  const isAway = known?.statuses.some(
    (one) => one.inForce && ['di_lam_an_xa', 'o_nuoc_ngoai'].includes(one.standing),
  )
  if (known && !known.isMember && known.statuses.length === 0) return null
  return (
    <Card
      title={said.ofPerson}
      actions={
        canRecord && (
          <>
            {isAway && <WriteButton onClick={() => setDialog('contact')}>{said.addContact}</WriteButton>}
            <WriteButton onClick={() => setDialog('record')}>{said.record}</WriteButton>
          </>
        )
      }
    >
      <Answer of={asked}>{(data) => <Known data={data} />}</Answer>
      {dialog === 'record' && known && <RecordStatus known={known} onClose={() => setDialog(null)} />}
      {dialog === 'contact' && <ContactDialog personId={personId} onClose={() => setDialog(null)} />}
    </Card>
  )
}

function Known({ data }: { data: MemberStatuses }) {
  const said = useWords(words)
  const now = data.statuses.filter((one) => one.inForce)
  const past = data.statuses.filter((one) => !one.inForce)
  const acts: Readonly<Record<string, string>> = said.acts
  const bars = [...new Set(data.bars.map(({ act }) => acts[act] ?? act))]
  return (
    <>
      {now.length === 0 && <p className={style.dim}>{said.noneOfPerson}</p>}
      <Lines lines={now} inForce />
      {bars.length > 0 && (
        <p className={style.dim}>
          {said.barsTitle}: {bars.join('; ')}.
        </p>
      )}
      {data.contacts.length > 0 && <Contacts contacts={data.contacts} />}
      {past.length > 0 && (
        <>
          <h3 className={style.sub}>{said.past}</h3>
          <Lines lines={past} />
        </>
      )}
    </>
  )
}

function Lines({ lines, inForce = false }: { lines: MemberStatuses['statuses']; inForce?: boolean }) {
  const said = useWords(words)
  const standings: Readonly<Record<string, string>> = said.standings
  const grounds: Readonly<Record<string, string>> = said.grounds
  return (
    <ul className={style.list}>
      {lines.map((one) => (
        <li key={one.id}>
          {inForce ? (
            <Mark tone="warn">{standings[one.standing] ?? one.standing}</Mark>
          ) : (
            (standings[one.standing] ?? one.standing)
          )}{' '}
          {formatDay(one.from)} – {one.to ? formatDay(one.to) : '…'}
          <span className={style.small}>
            {[
              one.ground && (grounds[one.ground] ?? one.ground),
              one.place,
              one.contact,
              one.expectedOn && `${said.expected} ${formatDay(one.expectedOn)}`,
              one.decisionNo,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Contacts({ contacts }: Pick<MemberStatuses, 'contacts'>) {
  const said = useWords(words)
  const manners: Readonly<Record<string, string>> = said.manners
  return (
    <>
      <h3 className={style.sub}>{said.contacts}</h3>
      <ul className={style.list}>
        {contacts.map((one) => (
          <li key={one.id}>
            {formatDay(one.on)}: {manners[one.manner] ?? one.manner}
            {one.note && <span className={style.small}>{one.note}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
