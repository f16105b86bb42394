import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import { readBirth } from '#person/field-values.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { formatBirth, formatMaybeDay } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Refusals, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { grouped, saveText, TextFileButton } from './json-file.tsx'
import { previewPackage, receivePackage, type PackagePreview } from './package-api.ts'
import { packageWords } from './package-words.ts'
import { AcceptCard } from './partners.tsx'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

/** Takes in a package: chosen, looked at, and received by a branch. */
export function ReceivePackagePage() {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const may = useMay('movement.record')
  const closed = useClosedReason()
  const [text, setText] = useState('')
  const look = useAct(previewPackage, { renews: [] })
  const read = (content: string) => {
    setText(content)
    look.mutate({ text: content })
  }
  return (
    <Page
      title={said.receiveTitle}
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
          <div className={style.form}>
            <p className={style.dim}>{said.fileHint}</p>
            <div className={style.buttons}>
              <TextFileButton variant="filled" disabled={look.isPending} onText={read}>
                {said.file}
              </TextFileButton>
            </div>
            <WhyNot error={look.error} say={say} />
          </div>
        )}
      </Card>
      {look.data && <Preview key={look.data.id} text={text} preview={look.data} onAgain={() => read(text)} />}
    </Page>
  )
}

function Preview({ text, preview, onAgain }: { text: string; preview: PackagePreview; onAgain: () => void }) {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const mayAccept = useMay('exchange.import')
  const { id: unitId } = useUnit()
  const [accepting, setAccepting] = useState(false)
  const { person, letter, sender, counts, refusals } = preview
  const birth = readBirth(person.bornOn)
  return (
    <Card title={person.fullName}>
      <Facts
        facts={[
          {
            name: said.sender,
            value: (
              <>
                {sender.card.name}
                <small className={`${style.small} ${style.code}`}>{grouped(sender.fingerprint)}</small>
              </>
            ),
          },
          {
            name: said.signed,
            value: (
              <Mark tone={sender.isAccepted ? 'good' : 'warn'}>
                {sender.isAccepted ? said.known : said.unknown}
              </Mark>
            ),
          },
          { name: said.letter, value: `${letter.number}, ${formatMaybeDay(letter.issuedOn)}` },
          { name: said.issuer, value: letter.issuer },
          { name: said.receiver, value: letter.receiver },
          { name: said.bornOn, value: birth ? formatBirth(birth.on, birth.precision) : person.bornOn },
          { name: said.code, value: person.memberCode },
          { name: said.official, value: formatMaybeDay(person.officialOn) },
          { name: said.lastUnit, value: person.lastUnit ?? letter.sender },
          { name: said.before, value: person.isKnown ? said.isKnown : said.isNew },
          { name: said.content, value: said.contentText(counts) },
        ]}
      />
      <Refusals refusals={refusals} say={say} />
      {!sender.isAccepted && mayAccept && (
        <div className={style.buttons}>
          <Button variant="default" onClick={() => setAccepting(true)}>
            {said.addPartner}
          </Button>
        </div>
      )}
      {accepting && unitId && (
        <AcceptCard
          card={sender.card}
          unitId={unitId}
          onClose={() => {
            setAccepting(false)
            onAgain()
          }}
        />
      )}
      {refusals.length === 0 && <Take text={text} />}
    </Card>
  )
}

function Take({ text }: { text: string }) {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const { today } = useAsOf()
  const [branch, setBranch] = useState<Choice | null>(null)
  const [on, setOn] = useState<Day | null>(today)
  const [lateReason, setLateReason] = useState('')
  const act = useAct(receivePackage, { onDone: ({ receipt }) => saveText(receipt) })
  if (act.data)
    return (
      <div className={style.panel} role="status">
        <p>{said.taken}</p>
        <div className={style.buttons}>
          <GoButton to={`/people/${act.data.personId}`} variant="filled">
            {said.openFile}
          </GoButton>
          <Button variant="default" onClick={() => saveText(act.data.receipt)}>
            {said.receiptAgain}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (branch && on)
          act.mutate({ text, organisationId: branch.key, on, lateReason: lateReason.trim() || null })
      }}
    >
      <FindField label={said.branch} required value={branch} onChange={setBranch} find={findUnitsOn(today)} />
      <div className={style.pair}>
        <DayField label={said.on} required max={today} value={on} onChange={setOn} />
        <TextField
          label={said.lateReason}
          description={said.lateHint}
          maxLength={500}
          value={lateReason}
          onChange={setLateReason}
        />
      </div>
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!branch || !on}>
          {said.take}
        </Button>
      </div>
    </form>
  )
}
