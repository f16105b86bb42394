import { Button } from '@mantine/core'
import { useMay } from '#access/session.tsx'
import { useAskPages } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listFigurePeople, listFigureThings } from './api.ts'
import { textOfFilter } from './filter.ts'
import type { Shown } from './figure-parts.tsx'
import { figureWords } from './page-words.ts'
import style from './figure.module.css'

/** The people, units or other things that the figure counts, for those who may see them. */
export function Behind(shown: Shown) {
  const said = useWords(figureWords)
  const { measure, filter } = shown
  const mayPeople = useMay('person.read')
  const title = {
    people: said.behindPeople,
    units: said.behindUnits,
    things: said.behindThings,
  }[measure.opensTo ?? 'things']
  const hides = measure.dimensions.some(({ key, isProtected }) => isProtected && Object.hasOwn(filter, key))
  return (
    <Card title={title}>
      {measure.opensTo === null ? (
        <p className={style.hint}>{said.behindNothing}</p>
      ) : hides ? (
        <p className={style.hint}>{said.protectedBehind}</p>
      ) : measure.opensTo !== 'people' ? (
        <Things {...shown} />
      ) : mayPeople ? (
        <People {...shown} />
      ) : (
        <p className={style.hint}>{said.noPeople}</p>
      )}
    </Card>
  )
}

const inputOf = ({ measure, unitId, span, filter }: Shown) => ({
  measure: measure.key,
  organisationId: unitId,
  ...span,
  where: textOfFilter(filter),
})

/** Nobody is named until the reader asks, for that is an event of the audit log. */
function People(shown: Shown) {
  const said = useWords(figureWords)
  const [isOpen, setIsOpen] = useAddress('list', '')
  if (isOpen !== '') return <ListedPeople {...shown} />
  return (
    <div className={style.ask}>
      <p className={style.hint}>{said.listed}</p>
      <Button variant="default" onClick={() => setIsOpen('1')}>
        {said.openList}
      </Button>
    </div>
  )
}

function ListedPeople(shown: Shown) {
  const said = useWords(figureWords)
  const list = useAskPages(listFigurePeople, inputOf(shown))
  return (
    <>
      <p className={style.hint}>{said.listed}</p>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.behindPeople}
            rows={rows}
            rowKey={({ personId, on }) => `${personId} ${on}`}
            more={list.more}
            empty={<Empty title={said.nothing}>{said.nothingHint}</Empty>}
            columns={[
              {
                key: 'name',
                title: said.fullName,
                cell: (row) => row.fullName,
                to: (row) => `/people/${row.personId}`,
              },
              { key: 'born', title: said.bornIn, cell: (row) => row.bornOn.slice(0, 4) },
              { key: 'unit', title: said.unit, cell: (row) => row.unit },
              {
                key: 'on',
                title: said.on,
                cell: (row) => <span className="dv-number">{formatMaybeDay(row.on)}</span>,
                narrow: false,
              },
            ]}
          />
        )}
      </Answer>
    </>
  )
}

function Things(shown: Shown) {
  const said = useWords(figureWords)
  const list = useAskPages(listFigureThings, inputOf(shown))
  const withDay = shown.measure.opensTo === 'things'
  return (
    <Answer of={list}>
      {(rows) => (
        <Table
          name={withDay ? said.behindThings : said.behindUnits}
          rows={rows}
          rowKey={({ id, on }) => `${id} ${on}`}
          more={list.more}
          empty={<Empty title={said.nothing}>{said.nothingHint}</Empty>}
          columns={[
            { key: 'name', title: said.name, cell: (row) => row.name, to: (row) => row.to },
            ...(withDay
              ? [
                  {
                    key: 'on',
                    title: said.on,
                    cell: (row: (typeof rows)[number]) => (
                      <span className="dv-number">{formatMaybeDay(row.on)}</span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Answer>
  )
}
