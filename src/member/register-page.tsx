import { Button, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { searchPeople, type PersonRow } from '#person/api.ts'
import { ExportMenu } from '#output/export-menu.tsx'
import { PrintButton } from '#paper/print-button.tsx'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { z } from 'zod'
import { AGE_BAND_LABELS, listMembers, type MemberFilters } from './api.ts'
import { words } from './page-words.ts'
import { PeopleTable } from './people-table.tsx'
import style from './register.module.css'

type MemberPage = z.output<typeof listMembers.output>

/** The register of members (đảng viên): of a unit on a day, in the order of names; with search and filters. */
export function RegisterPage() {
  const said = useWords(words)
  const unit = useUnit()
  const { on } = useAsOf()
  const mayRecord = useMay('person.record')
  const mayExport = useMay('exchange.export')
  const [text, setText] = useState('')
  const [settled] = useDebouncedValue(text.trim(), 200)
  const [filters, below, filterFields] = useFilters()
  const [showsFilters, setShowsFilters] = useState(false)
  const searches = settled.length > 1
  const list = useAskPages(
    listMembers,
    unit.id && !searches ? { organisationId: unit.id, on, below, filters } : null,
  )
  const found = useAskPages(
    searchPeople,
    unit.id && searches ? { organisationId: unit.id, on, text: settled } : null,
  )
  return (
    <Page
      title={said.title}
      note={unit.id && <Note page={list.first} unit={unit.name} />}
      actions={
        <>
          {mayExport && unit.id && (
            <PrintButton papers={[{ form: 'member-list', id: unit.id, on, name: said.listPaper }]} />
          )}
          {mayExport && unit.id && !searches && (
            <ExportMenu
              source="members"
              unit={unit.id}
              asked={{ on, below: below ? 'yes' : 'no', ...filters }}
            />
          )}
          {mayExport && <GoButton to="/members/register">{said.printRegister}</GoButton>}
          {mayRecord && <GoButton to="/people/new">{said.add}</GoButton>}
        </>
      }
    >
      <Toolbar label={said.filters}>
        <TextInput
          type="search"
          label={said.find}
          placeholder={said.findHint}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {!searches && (
          <Button
            className={style.toggle}
            variant="default"
            aria-expanded={showsFilters}
            onClick={() => setShowsFilters(!showsFilters)}
          >
            {said.filter}
          </Button>
        )}
        {!searches && (
          <div className={showsFilters ? style.filters : `${style.filters} ${style.closed}`}>
            {filterFields}
          </div>
        )}
      </Toolbar>
      <Card>
        {unit.id ? (
          <Answer of={searches ? found : list} lines={12}>
            {(people: readonly PersonRow[]) => (
              <PeopleTable
                name={said.title}
                people={people}
                more={(searches ? found : list).more}
                empty={
                  searches ? (
                    <Empty title={said.noneTitle}>{said.notFoundText}</Empty>
                  ) : Object.keys(filters).length > 0 || !below ? (
                    <Empty title={said.noneTitle}>{said.noneText}</Empty>
                  ) : (
                    <Empty title={said.emptyTitle}>{said.emptyText}</Empty>
                  )
                }
              />
            )}
          </Answer>
        ) : (
          <Empty title={said.noUnit} />
        )}
      </Card>
    </Page>
  )
}

function Note({ page, unit }: { page: MemberPage | undefined; unit: string | null }) {
  const said = useWords(words)
  if (!page) return unit
  const { total, beyondReach } = page
  return (
    <>
      {total === null ? said.many : said.note(unit ?? '', formatNumber(total))}
      {beyondReach ? ` ${said.beyondReach(formatNumber(beyondReach))}` : null}
    </>
  )
}

/** The filters, kept in the address, and their fields. */
function useFilters(): [filters: MemberFilters, below: boolean, fields: ReactNode] {
  const said = useWords(words)
  const [status, setStatus] = useAddress<'' | 'official' | 'probationary'>('status', '')
  const [sex, setSex] = useAddress<'' | 'nam' | 'nữ'>('sex', '')
  const [band, setBand] = useAddress<'' | (typeof AGE_BAND_LABELS)[number]>('age', '')
  const [below, setBelow] = useAddress<'yes' | 'no'>('below', 'yes')
  const filters: MemberFilters = {
    ...(status ? { status } : {}),
    ...(sex ? { sex } : {}),
    ...(band ? { ageBand: band } : {}),
  }
  const fields = (
    <>
      <ChoiceField
        label={said.status}
        value={status}
        none={said.all}
        choices={(['official', 'probationary'] as const).map((value) => ({
          value,
          label: said.statuses[value],
        }))}
        onChange={setStatus}
      />
      <ChoiceField
        label={said.sex}
        value={sex}
        none={said.all}
        choices={(['nam', 'nữ'] as const).map((value) => ({ value, label: said.sexes[value] }))}
        onChange={setSex}
      />
      <ChoiceField
        label={said.age}
        value={band}
        none={said.all}
        choices={AGE_BAND_LABELS.map((value) => ({ value, label: said.bands[value] }))}
        onChange={setBand}
      />
      <Switch
        label={said.below}
        checked={below === 'yes'}
        onChange={(event) => setBelow(event.currentTarget.checked ? 'yes' : 'no')}
      />
    </>
  )
  return [filters, below === 'yes', fields]
}
