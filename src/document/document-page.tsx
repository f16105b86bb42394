import { Alert } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useMay } from '#access/session.tsx'
import { PrintButton } from '#paper/print-button.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { say, useLocale, useWords, type Locale } from '#ui/words.tsx'
import { getDocument, type DocumentShown } from './api.ts'
import { DocumentLine, StateMark } from './document-line.tsx'
import { issuedWords, relationWords, typeName } from './document-words.ts'
import { Family } from './family.tsx'
import { Files } from './files-card.tsx'
import { History } from './history.tsx'
import { pageWords } from './page-words.ts'
import { checkWords } from './refusal-words.ts'
import type { CheckCode } from './check-codes.ts'
import { WithdrawButton } from './withdraw.tsx'
import { directionWords } from './words.ts'
import { paperOfType } from './paper-of-type.ts'
import style from './document.module.css'

/** One document: facts, what it rests on, its family, files and history. */
export function DocumentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(pageWords)
  const locale = useLocale()
  const { on } = useAsOf()
  const shown = useAsk(getDocument, { id, on })
  const document = shown.data?.document
  const title = document
    ? `${typeName(document.type, locale)} ${document.number ?? ''}`.trim()
    : said.documents
  return (
    <Page
      title={title}
      note={document?.subject}
      breadcrumb={[{ name: said.documents, to: '/documents' }]}
      actions={shown.data && <Actions shown={shown.data} />}
    >
      <Answer of={shown} lines={12}>
        {(whole) => (
          <>
            {whole.withdrawn && (
              <Alert color="orange" role="status">
                {said.withdrawn(formatInstant(whole.withdrawn.at), whole.withdrawn.reason ?? '')}
              </Alert>
            )}
            <Columns wide>
              <FactsCard shown={whole} />
              <div className={style.stack}>
                <Above shown={whole} />
                <Files shown={whole} />
                <History shown={whole} />
              </div>
            </Columns>
            <Family key={`${id} ${on}`} shown={whole} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Actions({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const closed = useClosedReason()
  const mayIssue = useMay('work.record')
  const print = <PrintPaper shown={shown} />
  if (closed || shown.withdrawn) return print
  return (
    <>
      {print}
      {mayIssue && (
        <GoButton to="/documents/new" search={{ implements: shown.document.id }}>
          {said.implement}
        </GoButton>
      )}
      {shown.may.record && (
        <>
          <GoButton to={`/documents/${shown.document.id}/correction`}>{said.correct}</GoButton>
          <WithdrawButton shown={shown} />
        </>
      )}
    </>
  )
}

/** An issued document in party layout, as Word to write on. */
function PrintPaper({ shown: { document } }: { shown: DocumentShown }) {
  const locale = useLocale()
  if (document.direction !== 'issued') return null
  const name = typeName(document.type, locale).toLocaleLowerCase(locale)
  return <PrintButton papers={[{ form: paperOfType(document.type), id: document.id, name }]} />
}

function FactsCard({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const locale = useLocale()
  const directions = useWords(directionWords)
  const { document, facts, issuerUnit, replacedBy, checkOpen, checkReason } = shown
  const period = [
    said.since(formatMaybeDay(facts.inForceFrom ?? facts.issuedOn)),
    facts.inForceTo && said.until(formatMaybeDay(facts.inForceTo)),
  ].filter(Boolean)
  const list = [
    { name: said.number, value: facts.number ?? said.noNumber },
    {
      name: said.issuer,
      value: issuerUnit ? <Go to={`/organisations/${issuerUnit.id}`}>{facts.issuer}</Go> : facts.issuer,
    },
    { name: said.issuedOn, value: issuedWords(facts.issuedOn, facts.issuedKnown, locale) },
    ...(facts.receivedOn ? [{ name: said.receivedOn, value: formatMaybeDay(facts.receivedOn) }] : []),
    ...(facts.term ? [{ name: said.term, value: facts.term }] : []),
    ...(document.state === 'none'
      ? []
      : [
          {
            name: said.inForce,
            value: (
              <>
                <StateMark state={document.state} quiet={false} /> <span>{period.join(', ')}</span>
              </>
            ),
          },
        ]),
    { name: said.keeper, value: `${document.keeper.name} (${directions[facts.direction].toLowerCase()})` },
    { name: said.audience, value: said.audiences[facts.audience] },
    ...(facts.note ? [{ name: said.note, value: facts.note }] : []),
  ]
  return (
    <Card title={said.facts}>
      <Facts facts={list} />
      {replacedBy.length > 0 && (
        <>
          <h3 className={style.heading}>{said.replacedBy}</h3>
          {replacedBy.map((one) => (
            <p key={one.id}>
              <DocumentLine document={one} />
            </p>
          ))}
        </>
      )}
      {checkOpen.length > 0 && (
        <>
          <h3 className={style.heading}>{said.openAtIssue}</h3>
          <ul className={style.list}>
            {checkOpen.map((one) => (
              <li key={one}>{openWords(one, locale)}</li>
            ))}
          </ul>
          {checkReason && <p className={style.dim}>{said.openReason(checkReason)}</p>}
        </>
      )}
    </Card>
  )
}

/** What was left open at issue, from its code and the part, text or type that it names; without what was to be done. */
function openWords(open: string, locale: Locale): string {
  const [code = '', ...rest] = open.split(' ')
  const name = rest.join(' ')
  if (code === 'number-leaves-gap') return say(pageWords, locale).gap
  const words = (checkWords as Partial<Record<string, (typeof checkWords)[CheckCode]>>)[code]
  if (!words) return open
  const sentence = words({ part: name, document: name, type: name, by: null, why: '' })[locale]
  return code === 'layout-missing' ? sentence : sentence.replace(/:.*$/, '')
}

function Above({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const relations = useWords(relationWords)
  return (
    <Card title={said.above}>
      {shown.above.length === 0 ? (
        <p className={style.dim}>{said.aboveNone}</p>
      ) : (
        <ul className={style.list}>
          {shown.above.map(({ relation, document }) => (
            <li key={`${relation} ${document.id}`}>
              <span className={style.relation}>{relations[relation]}</span>
              <DocumentLine document={document} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
