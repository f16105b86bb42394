import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { useAct } from '#ui/ask.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useClosedReason } from '#ui/asof.tsx'
import { formatInstant } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { InstallationCard } from './installation-card.ts'
import { grouped, saveText, TextFileButton } from './json-file.tsx'
import { acceptPartner, withdrawPartner, type Partner } from './package-api.ts'
import { packageWords } from './package-words.ts'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

/** This register's card, to be sent to whom packages are exchanged with. */
export function OwnCard({ card, fingerprint }: { card: InstallationCard; fingerprint: string }) {
  const said = useWords(packageWords)
  return (
    <Card title={said.own}>
      <p className={style.dim}>{said.ownText}</p>
      <p>{card.name}</p>
      <p>
        {said.fingerprint}: <span className={style.code}>{grouped(fingerprint)}</span>
      </p>
      <Button
        variant="default"
        onClick={() =>
          saveText({
            name: `the-${fingerprint.slice(0, 8)}.json`,
            text: `${JSON.stringify(card, null, 2)}\n`,
          })
        }
      >
        {said.downloadCard}
      </Button>
    </Card>
  )
}

/** The registers whose signature is accepted. */
export function Partners({ partners, unitId }: { partners: readonly Partner[]; unitId: string | null }) {
  const said = useWords(packageWords)
  const may = useMay('exchange.import')
  const closed = useClosedReason()
  const [card, setCard] = useState<InstallationCard | null>(null)
  const [wrong, setWrong] = useState(false)
  const [ending, setEnding] = useState<Partner | null>(null)
  const read = (text: string) => {
    const found = InstallationCard.safeParse(parsed(text))
    setWrong(!found.success)
    setCard(found.data ?? null)
  }
  return (
    <Card title={said.partners}>
      <Table
        name={said.partners}
        rows={partners}
        rowKey={(row) => row.id}
        empty={<Empty title={said.noPartners}>{said.noPartnersText}</Empty>}
        columns={[
          { key: 'name', title: said.name, cell: (row) => row.name },
          {
            key: 'fingerprint',
            title: said.fingerprint,
            cell: (row) => <span className={style.code}>{grouped(row.fingerprint)}</span>,
            narrow: false,
          },
          {
            key: 'accepted',
            title: said.accepted,
            cell: (row) => formatInstant(row.acceptedAt),
            narrow: false,
          },
          {
            key: 'end',
            title: said.withdraw,
            cell: (row) =>
              may && (
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={closed !== null}
                  aria-label={said.withdrawOf(row.name)}
                  onClick={() => setEnding(row)}
                >
                  {said.withdraw}
                </Button>
              ),
          },
        ]}
      />
      {may && unitId && (
        <div className={style.panel}>
          <div className={style.buttons}>
            <TextFileButton disabled={closed !== null} title={closed ?? undefined} onText={read}>
              {said.addPartner}
            </TextFileButton>
          </div>
          {wrong && <p role="alert">{said.notACard}</p>}
        </div>
      )}
      {card && unitId && <AcceptCard card={card} unitId={unitId} onClose={() => setCard(null)} />}
      {ending && <EndPartner partner={ending} onClose={() => setEnding(null)} />}
    </Card>
  )
}

/** Accepts a card: the fingerprint is compared with the other side, and its beginning typed. */
export function AcceptCard({
  card,
  unitId,
  onClose,
}: {
  card: InstallationCard
  unitId: string
  onClose: () => void
}) {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const [typed, setTyped] = useState('')
  const fingerprint = useFingerprint(card)
  const act = useAct(acceptPartner, {
    onDone: () => {
      tell(said.done)
      onClose()
    },
  })
  const isSame = fingerprint !== null && typed.replace(/\s/g, '').toLowerCase() === fingerprint.slice(0, 8)
  return (
    <Modal opened onClose={onClose} title={said.addPartner} size="lg">
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isSame) act.mutate({ organisationId: unitId, card, fingerprint })
        }}
      >
        <p>{card.name}</p>
        <p className={style.dim}>{said.compare}</p>
        <p className={style.code}>{fingerprint && grouped(fingerprint)}</p>
        <TextInput
          label={said.typed}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <WhyNot error={act.error} say={say} />
        <div className={style.buttons}>
          <Button type="submit" disabled={!isSame} loading={act.isPending}>
            {said.accept}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function EndPartner({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const said = useWords(packageWords)
  const say = useSayTransfer()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawPartner, { onDone: onClose })
  return (
    <ActDialog
      title={said.withdrawOf(partner.name)}
      verb={said.withdraw}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onSubmit={() => act.mutate({ id: partner.id, reason })}
      onClose={onClose}
    >
      <Textarea
        label={said.reason}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}

/** The digest of a card's keys, as the server counts it (installation.ts). */
function useFingerprint({ signKey, sealKey }: InstallationCard): string | null {
  const counted = useQuery({
    queryKey: ['fingerprint', signKey, sealKey],
    queryFn: async () => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${signKey}\n${sealKey}`))
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  })
  return counted.data ?? null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
