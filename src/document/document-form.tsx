import { NumberInput, Switch, Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useAsOf } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getIssuing, KNOWN } from './api.ts'
import { typeName } from './document-words.ts'
import type { Draft } from './draft.ts'
import { IssuerFields } from './issuer-fields.tsx'
import { DOCUMENT_TYPES } from './law.ts'
import { LinkFields } from './link-fields.tsx'
import { knownWords, words } from './words.ts'
import style from './document.module.css'

export interface FormProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  /** The unit in whose book it stands. */
  keeper: { id: string; name: string }
}

/** The fields of a document, received or issued. */
export function DocumentFields(props: FormProps) {
  const { draft, set } = props
  const said = useWords(words)
  const locale = useLocale()
  const { today } = useAsOf()
  return (
    <>
      <ChoiceField
        label={said.type}
        required
        value={draft.type}
        onChange={(type) => set({ type, serial: null })}
        none={said.chooseType}
        choices={DOCUMENT_TYPES.map(({ id }) => ({ value: id, label: typeName(id, locale) }))}
      />
      <div className={style.pair}>
        <DayField
          label={said.issuedOn}
          required
          value={draft.issuedOn}
          max={today}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        {draft.direction === 'received' && <KnownField {...props} />}
      </div>
      <IssuerFields {...props} />
      {draft.direction === 'received' ? <ReceivedFields {...props} /> : <NumberFields {...props} />}
      <Textarea
        label={said.subject}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={draft.subject}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <LinkFields {...props} />
      <div className={style.pair}>
        <DayField
          label={said.inForceFrom}
          description={said.inForceFromHint}
          value={draft.inForceFrom}
          onChange={(inForceFrom) => set({ inForceFrom })}
        />
        <DayField
          label={said.inForceTo}
          description={said.inForceToHint}
          value={draft.inForceTo}
          onChange={(inForceTo) => set({ inForceTo })}
        />
      </div>
      <Switch
        label={said.audience}
        checked={draft.below}
        onChange={(event) => set({ below: event.currentTarget.checked })}
      />
      <Textarea
        label={said.noteLabel}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  )
}

function KnownField({ draft, set }: FormProps) {
  const said = useWords(words)
  const known = useWords(knownWords)
  return (
    <ChoiceField
      label={said.known}
      description={'\u00a0'}
      value={draft.issuedKnown}
      onChange={(issuedKnown) => issuedKnown && set({ issuedKnown })}
      choices={KNOWN.map((value) => ({ value, label: known[value] }))}
    />
  )
}

function ReceivedFields({ draft, set }: FormProps) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <>
      <div className={style.pair}>
        <TextField
          label={said.numberGiven}
          description={said.numberGivenHint}
          value={draft.number}
          maxLength={100}
          onChange={(number) => set({ number })}
        />
        <TextField
          label={said.termReceived}
          description={said.termReceivedHint}
          value={draft.term}
          maxLength={100}
          onChange={(term) => set({ term })}
        />
      </div>
      <DayField
        label={said.receivedOn}
        value={draft.receivedOn}
        max={today}
        onChange={(receivedOn) => set({ receivedOn })}
      />
    </>
  )
}

/** The number that the document will bear; asked for again as type, organ, day, symbol or term change. */
function NumberFields({ draft, set, keeper }: FormProps) {
  const said = useWords(words)
  const locale = useLocale()
  const { organ, body, type, issuedOn, symbol, term, serial } = draft
  const hasIssuer = draft.issuerKind === 'body' ? body !== null : organ !== ''
  const issuing = useAsk(
    getIssuing,
    issuedOn && hasIssuer
      ? {
          organisationId: keeper.id,
          organ: draft.issuerKind === 'body' ? undefined : organ || undefined,
          bodyId: draft.issuerKind === 'body' ? body?.key : undefined,
          type: type || undefined,
          on: issuedOn,
          symbol: symbol || undefined,
          term: term || undefined,
        }
      : null,
  )
  const found = hasIssuer ? issuing.data : undefined
  const known = found?.term ?? ''
  const proposed = useRef('')
  useEffect(() => {
    // Proposed once for each issuer: whoever empties the field means it.
    if (known === '' || proposed.current === known) return
    proposed.current = known
    if (term === '') set({ term: known })
  }, [known, term, set])
  return (
    <>
      <div className={style.pair}>
        <TextField
          label={said.term}
          description={said.termHint}
          required
          value={term}
          maxLength={100}
          onChange={(next) => set({ term: next })}
        />
        <TextField
          label={said.symbol}
          description={'\u00a0'}
          placeholder={found?.symbol ?? undefined}
          value={symbol}
          maxLength={30}
          onChange={(next) => set({ symbol: next })}
        />
        <NumberInput
          label={said.serial}
          description={said.serialHint}
          min={1}
          max={999_999}
          allowDecimal={false}
          hideControls
          value={serial ?? ''}
          onChange={(value) => set({ serial: typeof value === 'number' ? value : null })}
        />
      </div>
      {found?.number && serial === null && (
        <p className={style.standing} role="status">
          {said.willBe(found.number)}
          {found.allowed === false && ` ${said.notAllowedYet(typeName(type, locale))}`}
        </p>
      )}
    </>
  )
}
