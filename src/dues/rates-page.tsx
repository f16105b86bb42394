import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listSettings, type SettingRow } from './api.ts'
import { MonthStep, useMonth } from './month-step.tsx'
import { KEEP_GROUPS, KINDS, MINIMUM_WAGE, REGIONS, RULE_SETS, type Rate, type RuleSet } from './law.ts'
import { settingName } from './setting-name.ts'
import { SettingForm } from './setting-form.tsx'
import { writtenMonth } from './months.ts'
import { confidenceWords, groupWords, kindWords, words } from './words.ts'
import style from './dues.module.css'

/** The texts on dues with their rates, and what units have set where the texts leave it open. */
export function DuesRatesPage() {
  const said = useWords(words)
  const { id } = useUnit()
  const [month, setMonth] = useMonth()
  return (
    <Page title={said.ratesTitle} note={said.ratesNote} breadcrumb={[{ name: said.title, to: '/dues' }]}>
      <MonthStep month={month} onChange={setMonth} />
      {id && <Settings organisationId={id} month={month} />}
      {RULE_SETS.toReversed().map((rules) => (
        <Rules key={rules.id} rules={rules} />
      ))}
      <Wages />
    </Page>
  )
}

type Said = ReturnType<typeof useWords<typeof words>>

function Settings({ organisationId, month }: { organisationId: string; month: Day }) {
  const said = useWords(words)
  const groups = useWords(groupWords)
  const asked = useAsk(listSettings, { organisationId, month })
  const [opens, setOpens] = useState(false)
  return (
    <Card
      title={said.settings}
      actions={
        asked.data?.may.record && <WriteButton onClick={() => setOpens(true)}>{said.setSetting}</WriteButton>
      }
    >
      <Answer of={asked} lines={3}>
        {({ items }) => (
          <Table
            name={said.settings}
            rows={items}
            rowKey={(row) => row.key}
            columns={[
              {
                key: 'what',
                title: said.setting,
                cell: (row) => settingName(row.key, said, groups),
                width: '34%',
              },
              { key: 'value', title: said.value, cell: (row) => settingValue(row) },
              { key: 'setBy', title: said.setBy, cell: (row) => row.setBy.name },
              { key: 'from', title: said.month, cell: (row) => writtenMonth(row.from), narrow: false },
              { key: 'ground', title: said.keepSource, cell: (row) => row.ground, narrow: false },
            ]}
            empty={<Empty title={said.noSettings}>{said.noSettingsText}</Empty>}
          />
        )}
      </Answer>
      {opens && <SettingForm organisationId={organisationId} month={month} onClose={() => setOpens(false)} />}
    </Card>
  )
}

function settingValue({ key, value }: SettingRow): string {
  if (key.startsWith('keep:')) return `${formatNumber(Number(value) / 100)}%`
  return key === 'rounding' ? formatNumber(Number(value)) : value
}

function Rules({ rules }: { rules: RuleSet }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const groups = useWords(groupWords)
  const sure = useWords(confidenceWords)
  return (
    <Card title={`${rules.source}: ${said.fromDay(formatDay(rules.from)).toLowerCase()}`}>
      <Table
        name={rules.source}
        rows={KINDS}
        rowKey={(kind) => kind}
        columns={[
          { key: 'kind', title: said.kind, cell: (kind) => kinds[kind], width: '40%' },
          { key: 'rate', title: said.rate, cell: (kind) => rateText(rules.rates[kind].rate, said) },
          {
            key: 'sure',
            title: said.confidence,
            narrow: false,
            cell: (kind) => <Mark>{sure[rules.rates[kind].confidence]}</Mark>,
          },
        ]}
      />
      {rules.exemptFromYears !== null && <p>{said.exemptYears(String(rules.exemptFromYears))}</p>}
      {rules.keep === null ? (
        <p className={style.dim}>{said.retentionUnknown}</p>
      ) : (
        <Table
          name={said.retention}
          rows={KEEP_GROUPS}
          rowKey={(group) => group}
          columns={[
            { key: 'group', title: said.retention, cell: (group) => groups[group], width: '60%' },
            { key: 'percent', title: '%', cell: (group) => keepText(rules.keep?.[group]) },
          ]}
        />
      )}
    </Card>
  )
}

const percent = (thousandths: number) => formatNumber(thousandths / 10)

function keepText(keep: { least: number; most: number } | undefined): string {
  if (!keep) return '–'
  const [least, most] = [formatNumber(keep.least / 100), formatNumber(keep.most / 100)]
  return least === most ? `${least}%` : `${least}–${most}%`
}

function rateText(rate: Rate, said: Said): string {
  const of = said.rateOf
  if (rate.by === 'share') return of.share(percent(rate.thousandths))
  if (rate.by === 'wage') return of.wage(percent(rate.below), percent(rate.from))
  if (rate.by === 'fixed') return of.fixed(formatNumber(Number(rate.vnd)))
  if (rate.by === 'between')
    return of.between(formatNumber(Number(rate.least)), formatNumber(Number(rate.most)))
  return of.set
}

function Wages() {
  const said = useWords(words)
  const sure = useWords(confidenceWords)
  return (
    <Card title={said.wages}>
      {MINIMUM_WAGE.map(({ from, source, confidence, vnd }) => (
        <div key={from}>
          <p className={style.dim}>
            {source}, {said.fromDay(formatDay(from)).toLowerCase()} <Mark>{sure[confidence]}</Mark>
          </p>
          <Table
            name={said.wages}
            rows={REGIONS}
            rowKey={(region) => region}
            columns={[
              { key: 'region', title: said.region, cell: (region) => said.regionOf(region) },
              { key: 'vnd', title: said.value, number: (region) => Number(vnd[region]) },
            ]}
          />
        </div>
      ))}
    </Card>
  )
}
