import { formatDay } from '#platform/day.ts'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Card, Facts, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getCertificate, type Return } from './api.ts'
import { CheckList } from './check-list.tsx'
import type { CertifiedContent } from './content.ts'
import { Corrected, Summed } from './differences.tsx'
import { findingsOf } from './findings.ts'
import { Forms } from './form-table.tsx'
import { useParts } from './live-return.tsx'
import { words } from './return-words.ts'
import style from './returns.module.css'

/** A certified version as it was signed, with its signature. */
export function FrozenReturn({ of, version }: { of: Return; version: number }) {
  const asked = useAsk(getCertificate, { id: of.id, version })
  return (
    <Answer of={asked} lines={12}>
      {({ content, digest, holds }) => (
        <>
          <Signature of={of} content={content} digest={digest} holds={holds} />
          <Content of={of} content={content} />
        </>
      )}
    </Answer>
  )
}

function Signature({
  of,
  content,
  digest,
  holds,
}: {
  of: Return
  content: CertifiedContent
  digest: string
  holds: boolean
}) {
  const said = useWords(words)
  const { on, by, post } = content.certified
  const head = of.certificates.find((one) => one.version === content.version)
  const asked = { returnId: of.id, version: String(content.version) }
  const missing = content.missing.slice(0, 20).join(', ')
  return (
    <Card
      title={said.signature}
      actions={
        <>
          <a className="dv-link" href={`/api/returns/${of.id}/certificates/${content.version}/file`} download>
            {said.file}
          </a>
          <ExportMenu source="return" unit={of.unit.id} asked={asked} />
        </>
      }
    >
      <Facts
        facts={[
          { name: said.version, value: said.frozenNote(String(content.version), formatDay(on)) },
          { name: said.signature, value: said.signedBy(by, post, formatDay(on)) },
          {
            name: said.digest,
            value: (
              <>
                <span className={style.digest}>{digest}</span>{' '}
                <Mark tone={holds ? 'good' : 'warn'}>{holds ? said.holds : said.broken}</Mark>
              </>
            ),
          },
          ...(head ? [{ name: said.event, value: head.eventId }] : []),
          ...(content.takenIn.length > 0
            ? [{ name: said.takenIn, value: formatNumber(content.takenIn.length) }]
            : []),
          ...(content.missing.length > 0
            ? [{ name: said.without, value: said.withoutOf(missing, content.missingReason ?? '') }]
            : []),
        ]}
      />
    </Card>
  )
}

function Content({ of, content }: { of: Return; content: CertifiedContent }) {
  const said = useWords(words)
  const [form] = useAddress('version', '')
  const findings = findingsOf(content)
  const explaining = {
    notes: new Map(content.notes.map(({ finding, note }) => [finding, note])),
    returnId: null,
  }
  const [part, parts] = useParts(of, findings, () => true)
  const tabs = parts.map((tab) => ({ ...tab, search: { ...tab.search, version: form || undefined } }))
  const span = { from: content.period.from, to: content.period.to }
  return (
    <>
      <LinkTabs label={said.parts} tabs={tabs} current={part} />
      {part === 'forms' && (
        <Card>
          <Forms forms={content.forms} unitId={content.unit.id} span={span} />
        </Card>
      )}
      {part === 'checks' && (
        <Card title={said.checks}>
          <CheckList of={content} unitCode={content.unit.code} explaining={explaining} />
        </Card>
      )}
      {part === 'summed' && (
        <Summed
          cells={content.summed}
          forms={content.forms}
          explaining={explaining}
          hasBelow={content.takenIn.length > 0}
        />
      )}
      {part === 'corrected' && (
        <Corrected
          items={content.corrected}
          forms={content.forms}
          explaining={explaining}
          returnId={of.id}
          mayOpen={false}
        />
      )}
    </>
  )
}
