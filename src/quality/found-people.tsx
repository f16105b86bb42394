import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatBirth, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { readBirth } from '#person/field-values.ts'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listFoundPeople } from './api.ts'
import { RULE_BY_CODE, RULES } from './rules.ts'
import { words } from './words.ts'
import style from './quality.module.css'

interface Found {
  id: string
  fullName: string
  bornOn: string
  unit: { id: string; name: string }
  found: string[]
}

/** Members whose files want a look, each opening to his file. */
export function FoundPeople({ organisationId, mayList }: { organisationId: string; mayList: boolean }) {
  const said = useWords(words)
  const locale = useLocale()
  const { on } = useAsOf()
  const [rule, setRule] = useAddress('rule', '')
  const asked = RULE_BY_CODE.has(rule) ? rule : undefined
  const list = useAskPages(listFoundPeople, mayList ? { organisationId, on, rule: asked } : null)
  const columns: Column<Found>[] = [
    {
      key: 'name',
      title: said.name,
      width: '30%',
      to: (row) => `/people/${row.id}`,
      cell: (row) => row.fullName,
    },
    { key: 'born', title: said.born, narrow: false, cell: (row) => birth(row.bornOn) },
    { key: 'unit', title: said.unit, narrow: false, cell: (row) => row.unit.name },
    {
      key: 'what',
      title: said.what,
      cell: (row) => (
        <ul className={style.list}>
          {row.found.map((code) => (
            <li key={code}>{RULE_BY_CODE.get(code)!.says[locale]}</li>
          ))}
        </ul>
      ),
    },
  ]
  if (!mayList) return <Empty>{said.tooLarge}</Empty>
  return (
    <>
      <Toolbar label={said.people}>
        <ChoiceField
          label={said.show}
          value={rule}
          none={said.anyRule}
          onChange={setRule}
          choices={RULES.map(({ code, says }) => ({ value: code, label: says[locale] }))}
        />
      </Toolbar>
      <Card>
        <Answer of={list} lines={8}>
          {(rows: readonly Found[]) => (
            <Table
              name={said.people}
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns}
              more={list.more}
              empty={<Empty title={said.nobody}>{said.nobodyText}</Empty>}
            />
          )}
        </Answer>
      </Card>
    </>
  )
}

/** A birth as exactly as it is known. */
export function birth(text: string): string {
  const read = readBirth(text)
  return read ? formatBirth(read.on, read.precision) : text
}

/** A likelihood, which is never certainty. */
export function likely(likelihood: number): string {
  return formatShare(Math.min(likelihood, 0.999))
}
