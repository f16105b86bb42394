import type { ReactNode } from 'react'
import type { PersonRow } from '#person/api.ts'
import { readBirth } from '#person/field-values.ts'
import { formatBirth, formatMaybeDay } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './page-words.ts'
import style from './register.module.css'

/** People in a list, each a door to the file; on a phone the branch and the birth stand under the name. */
export function PeopleTable({
  name,
  people,
  more,
  empty,
}: {
  name: string
  people: readonly PersonRow[]
  more?: (() => void) | undefined
  empty: ReactNode
}) {
  const said = useWords(words)
  const unitOf = ({ organisation, keeper }: PersonRow) =>
    (organisation ?? keeper).name || (organisation ?? keeper).code
  return (
    <Table
      name={name}
      rows={people}
      rowKey={(person) => person.id}
      more={more}
      empty={empty}
      columns={[
        {
          key: 'name',
          title: said.fullName,
          to: (person) => `/people/${person.id}`,
          cell: (person) => (
            <>
              <span className={style.name}>{person.fullName}</span>
              <span className={style.under}>
                {bornText(person)} · {unitOf(person)}
              </span>
            </>
          ),
        },
        { key: 'code', title: said.code, cell: (person) => person.memberCode ?? '–', narrow: false },
        { key: 'born', title: said.born, cell: bornText, narrow: false },
        { key: 'sex', title: said.sex, cell: (person) => said.sexes[person.sex], narrow: false },
        {
          key: 'status',
          title: said.status,
          cell: ({ standing }) => <Mark tone={TONES[standing]}>{said.statuses[standing]}</Mark>,
        },
        {
          key: 'unit',
          title: said.unit,
          width: '28%',
          cell: (person) => (
            <>
              {unitOf(person)}
              {person.above && <span className={style.small}>{person.above}</span>}
            </>
          ),
          narrow: false,
        },
        { key: 'since', title: said.since, cell: (person) => formatMaybeDay(person.since), narrow: false },
        {
          key: 'official',
          title: said.official,
          cell: (person) => formatMaybeDay(person.officialOn),
          narrow: false,
        },
      ]}
    />
  )
}

const TONES = { official: 'good', probationary: 'warn', left: 'plain', 'not-admitted': 'plain' } as const

function bornText({ bornOn }: PersonRow): string {
  const birth = readBirth(bornOn)
  return birth ? formatBirth(birth.on, birth.precision) : bornOn
}
