import { useMay, useUnit } from '#access/session.tsx'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listCases, listProcedures, WHICH, type Which } from './api.ts'
import { CaseTable } from './case-table.tsx'
import { OpenCase } from './open-case.tsx'
import { useSaid } from './say.ts'
import { words } from './words.ts'

/** Cases of a unit's reach: what, about whom, where it stands, by when; overdue first. */
export function CasesPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const may = useMay('person.record')
  return (
    <Page
      title={said.title}
      note={name && said.note(name)}
      actions={
        <>
          <GoButton to="/procedures/calendar">{said.calendar}</GoButton>
          {may && <OpenCase unitId={id} />}
        </>
      }
    >
      {id === null ? (
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      ) : (
        <List unitId={id} />
      )}
    </Page>
  )
}

const WHOSE = ['all', 'mine'] as const

function List({ unitId }: { unitId: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [which] = useAddress<Which>('which', 'open')
  const [whose] = useAddress<(typeof WHOSE)[number]>('whose', 'all')
  const [kind] = useAddress('kind', '')
  const [step] = useAddress('step', '')
  const known = WHICH.includes(which) ? which : 'open'
  const list = useAskPages(listCases, {
    organisationId: unitId,
    on,
    which: known,
    whose: whose === 'mine' ? 'mine' : 'all',
    kind: kind || undefined,
    step: (kind && step) || undefined,
  })
  const isFiltered = kind !== '' || whose !== 'all' || known !== 'open'
  const counts = list.first
  return (
    <>
      <Filters />
      <Card title={counts && said.counts(formatNumber(counts.open), formatNumber(counts.overdue))}>
        <Answer of={list} lines={8}>
          {(rows) => (
            <CaseTable
              name={said.title}
              rows={rows}
              more={list.more}
              empty={
                isFiltered ? (
                  <Empty title={said.noneSuch} />
                ) : (
                  <Empty title={said.none}>{said.noneText}</Empty>
                )
              }
            />
          )}
        </Answer>
      </Card>
    </>
  )
}

function Filters() {
  const said = useWords(words)
  const name = useSaid()
  const [which, setWhich] = useAddress<Which>('which', 'open')
  const [whose, setWhose] = useAddress<(typeof WHOSE)[number]>('whose', 'all')
  const [kind, setKind] = useAddress('kind', '')
  const [step, setStep] = useAddress('step', '')
  const procedures = useAsk(listProcedures, {}).data?.procedures ?? []
  const chosen = procedures.find((one) => one.kind === kind)
  return (
    <Toolbar label={said.show}>
      <ChoiceField
        label={said.show}
        value={which}
        onChange={(next) => setWhich(next || 'open')}
        choices={WHICH.map((value) => ({ value, label: said.which[value] }))}
      />
      <ChoiceField
        label={said.whoseLabel}
        value={whose}
        onChange={(next) => setWhose(next || 'all')}
        choices={WHOSE.map((value) => ({ value, label: said.whose[value] }))}
      />
      <ChoiceField
        label={said.kind}
        value={kind}
        none={said.anyKind}
        onChange={setKind}
        choices={procedures.map((one) => ({ value: one.kind, label: name(one.name) }))}
      />
      {chosen && (
        <ChoiceField
          label={said.step}
          value={step}
          none={said.anyStep}
          onChange={setStep}
          choices={chosen.steps.map((one) => ({ value: one.id, label: name(one.name) }))}
        />
      )}
    </Toolbar>
  )
}
