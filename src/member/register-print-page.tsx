import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUnit } from '#access/session.tsx'
import { readBirth } from '#person/field-values.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatBirth, formatMaybeDay } from '#ui/format.ts'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { printRegister, type RegisterLine } from './api.ts'
import { words } from './page-words.ts'
import style from './register.module.css'

const COLUMNS = [
  'number',
  'name',
  'sex',
  'native',
  'education',
  'occupation',
  'joined',
  'numbers',
  'service',
  'out',
  'into',
  'died',
  'left',
  'note',
] as const

/** The register of members (sổ danh sách đảng viên, 7-HSĐV) with its 14 columns, for print. */
export function RegisterPrintPage() {
  const said = useWords(words)
  const unit = useUnit()
  const { on } = useAsOf()
  const list = useAskPages(printRegister, unit.id ? { organisationId: unit.id, on } : null)
  return (
    <Page
      title={said.registerTitle}
      note={said.registerNote(unit.name ?? unit.code ?? '', formatMaybeDay(on))}
      breadcrumb={[{ name: said.title, to: '/members' }]}
      actions={<Button onClick={() => print()}>{said.print}</Button>}
    >
      <p className="dv-no-print">{said.registerHint}</p>
      <Card>
        {unit.id ? (
          <Answer of={list} lines={12}>
            {(lines: readonly RegisterLine[]) => <Sheet lines={lines} />}
          </Answer>
        ) : (
          <Empty title={said.noUnit} />
        )}
        {list.more && (
          <Button className="dv-no-print" variant="default" mt="sm" onClick={list.more}>
            {said.more}
          </Button>
        )}
      </Card>
    </Page>
  )
}

function Sheet({ lines }: { lines: readonly RegisterLine[] }) {
  const said = useWords(words)
  const cells = useCells()
  if (lines.length === 0) return <Empty title={said.emptyTitle}>{said.emptyText}</Empty>
  return (
    <div className={style.scroller} role="group" aria-label={said.registerTitle} tabIndex={0}>
      <table className={style.sheet}>
        <caption className="dv-hidden">{said.registerTitle}</caption>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {said.columns[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.id}>
              {COLUMNS.map((key) => (
                <td key={key}>
                  {key === 'number'
                    ? index + 1
                    : cells(key, line).map((text, at) => <div key={at}>{text}</div>)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What stands in a column of the form, line by line; columns for those who are gone stay empty. */
function useCells(): (column: (typeof COLUMNS)[number], line: RegisterLine) => ReactNode[] {
  const said = useWords(words)
  const dated = (day: RegisterLine['joinedOn'], write: (day: string) => string) =>
    day && write(formatMaybeDay(day))
  return (column, line) => {
    const birth = readBirth(line.bornOn)
    const texts: Partial<Record<typeof column, ReactNode[]>> = {
      name: [line.fullName, line.birthName, birth ? formatBirth(birth.on, birth.precision) : line.bornOn],
      sex: [said.sexes[line.sex], line.ethnicity, line.religion],
      native: [line.nativePlace],
      education: [line.schooling, line.theory, line.education, line.foreignLanguage],
      occupation: [line.formerProfession, line.profession],
      joined: [
        line.joinedOn && formatMaybeDay(line.joinedOn),
        line.officialOn && formatMaybeDay(line.officialOn),
      ],
      numbers: [line.cardNo, line.dossierNo, ...line.badges.map((one) => said.badge(one.level))],
      service: [
        dated(line.enlistedOn, said.enlisted),
        dated(line.dischargedOn, said.discharged),
        dated(line.retiredOn, said.retired),
      ],
      into: [line.inOn && formatMaybeDay(line.inOn), line.inFrom],
    }
    return (texts[column] ?? []).filter(Boolean)
  }
}
