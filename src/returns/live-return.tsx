import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getCorrected, getDraft, type Draft, type Return } from './api.ts'
import { CheckList } from './check-list.tsx'
import type { CorrectedReturn } from './content.ts'
import { Corrected, Summed } from './differences.tsx'
import { findingsOf, type Finding } from './findings.ts'
import { Forms } from './form-table.tsx'
import { words } from './return-words.ts'
import style from './returns.module.css'

export const PARTS = ['forms', 'checks', 'summed', 'corrected'] as const
export type Part = (typeof PARTS)[number]

/** A draft: everything counted now, and what must be explained before it is certified. */
export function LiveReturn({ of }: { of: Return }) {
  const draft = useAsk(getDraft, { id: of.id })
  const corrected = useAsk(getCorrected, { id: of.id })
  return (
    <Answer of={draft} lines={12}>
      {(counted) => (
        <Answer of={corrected} lines={4}>
          {({ items }) => <Shown of={of} draft={counted} corrected={items} />}
        </Answer>
      )}
    </Answer>
  )
}

function Shown({ of, draft, corrected }: { of: Return; draft: Draft; corrected: CorrectedReturn[] }) {
  const said = useWords(words)
  const findings = findingsOf({ ...draft, corrected })
  const notes = new Map(draft.notes.map(({ finding, note }) => [finding, note]))
  const explaining = { notes, returnId: of.may.record ? of.id : null }
  const [part, parts] = useParts(of, findings, (finding) => !notes.has(finding.key))
  const span = { from: of.from, to: of.to }
  return (
    <>
      <LinkTabs label={said.parts} tabs={parts} current={part} />
      {part === 'forms' && (
        <Card>
          <p className={style.dim}>{said.liveNote}</p>
          <Forms forms={draft.forms} unitId={of.unit.id} span={span} />
        </Card>
      )}
      {part === 'checks' && (
        <Card title={said.checks}>
          <CheckList of={draft} unitCode={of.unit.code} explaining={explaining} />
        </Card>
      )}
      {part === 'summed' && (
        <Summed
          cells={draft.summed}
          forms={draft.forms}
          explaining={explaining}
          hasBelow={of.below.waiting + of.below.accepted > 0}
        />
      )}
      {part === 'corrected' && (
        <Corrected
          items={corrected}
          forms={draft.forms}
          explaining={explaining}
          returnId={of.id}
          mayOpen={of.may.people}
        />
      )}
    </>
  )
}

const KINDS: Record<Part, readonly Finding['kind'][]> = {
  forms: [],
  checks: ['check', 'across'],
  summed: ['summed'],
  corrected: ['corrected'],
}

/** The parts of a return as links, with how many findings in each still count. */
export function useParts(of: Return, findings: readonly Finding[], counts: (finding: Finding) => boolean) {
  const said = useWords(words)
  const [part] = useAddress<Part>('part', 'forms')
  const shown = PARTS.filter((key) => key !== 'summed' || of.below.asked > 0)
  const tabs = shown.map((key) => {
    const open = findings.filter((finding) => KINDS[key].includes(finding.kind) && counts(finding)).length
    const name = (
      <>
        {said[key]} {open > 0 && <Mark tone="warn">{formatNumber(open)}</Mark>}
      </>
    )
    return { key, name, to: `/returns/${of.id}`, search: { part: key } }
  })
  return [shown.includes(part) ? part : 'forms', tabs] as const
}
