import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { getPerson, searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { saveText } from './json-file.tsx'
import { getInstallation, makePackage, type Partner } from './package-api.ts'
import { packageWords } from './package-words.ts'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

/** Seals a member's record for another register. */
export function SendPackagePage() {
  const said = useWords(packageWords)
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const { today } = useAsOf()
  const { person } = useSearch({ strict: false }) as { person?: string }
  const installation = useAsk(getInstallation, {})
  const chosen = useAsk(getPerson, person ? { id: person, on: today } : null)
  const known = person && chosen.data?.id === person ? chosen.data : null
  return (
    <Page
      title={said.sendTitle}
      note={said.sendNote}
      breadcrumb={[
        { name: said.transfers, to: '/transfers' },
        { name: said.title, to: '/transfers/packages' },
      ]}
    >
      <Card>
        {closed || !may ? (
          <Empty
            title={closed ?? said.notMine}
            action={<GoButton to="/transfers/packages">{said.toPackages}</GoButton>}
          />
        ) : (
          <Answer of={installation}>
            {({ partners }) =>
              partners.length === 0 ? (
                <Empty
                  title={said.noPartners}
                  action={<GoButton to="/transfers/packages">{said.toPackages}</GoButton>}
                >
                  {said.noPartnersText}
                </Empty>
              ) : (
                <Form
                  key={known?.id}
                  partners={partners}
                  chosen={known ? { key: known.id, name: known.fullName } : null}
                />
              )
            }
          </Answer>
        )}
      </Card>
    </Page>
  )
}

function Form({ partners, chosen }: { partners: readonly Partner[]; chosen: Choice | null }) {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const { today } = useAsOf()
  const [person, setPerson] = useState(chosen)
  const [fingerprint, setFingerprint] = useState(partners.length === 1 ? partners[0]!.fingerprint : '')
  const [letterNo, setLetterNo] = useState('')
  const [letterOn, setLetterOn] = useState<Day | null>(today)
  const [receiver, setReceiver] = useState('')
  const act = useAct(makePackage, {
    onDone: (file) => {
      saveText(file)
      tell(said.made)
    },
  })
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await call(searchPeople, { text, on: today, kind: 'member', limit: 10 }, { signal })
    return items.map(({ id, fullName, bornOn, memberCode, keeper }) => ({
      key: id,
      name: fullName,
      note: [said.born(bornOn.slice(0, 4)), memberCode, keeper.name].filter(Boolean).join(' · '),
    }))
  }
  const isComplete = person && fingerprint && letterNo.trim() && letterOn && receiver.trim().length > 1
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) act.mutate({ personId: person.key, fingerprint, letterNo, letterOn, receiver })
      }}
    >
      <FindField
        label={said.who}
        description={said.whoHint}
        required
        value={person}
        onChange={setPerson}
        find={find}
      />
      <ChoiceField
        label={said.partner}
        required
        none={said.choose}
        value={fingerprint}
        choices={partners.map((one) => ({ value: one.fingerprint, label: one.name }))}
        onChange={setFingerprint}
      />
      <div className={style.pair}>
        <TextField label={said.letterNo} required maxLength={100} value={letterNo} onChange={setLetterNo} />
        <DayField label={said.letterOn} required max={today} value={letterOn} onChange={setLetterOn} />
      </div>
      <TextField label={said.receiver} required maxLength={300} value={receiver} onChange={setReceiver} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!isComplete}>
          {said.make}
        </Button>
      </div>
    </form>
  )
}
