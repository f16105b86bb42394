import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { listBodies } from './api.ts'
import { type Body } from './page-api.ts'
import { BodyTable } from './body-table.tsx'
import { INTERNAL } from './codes.ts'
import { words } from './words.ts'
import style from './body.module.css'

/** What a body is for, its numbers, what it came from, and what stands inside it. */
export function BodyOverview({ body }: { body: Body }) {
  const said = useWords(words)
  const { state } = body
  const limited = (value: number | null, limit: number | null) =>
    value !== null && limit !== null
      ? said.limitOf(formatNumber(value), formatNumber(limit))
      : formatNumber(value)
  const hasStaff = [state.quota, state.present, state.internalUnits, state.deputies].some(
    (one) => one !== null,
  )
  return (
    <>
      {hasStaff && (
        <Figures>
          <Figure name={said.quota} value={formatNumber(state.quota)} />
          <Figure name={said.present} value={formatNumber(state.present)} />
          <Figure name={said.internalUnits} value={formatNumber(state.internalUnits)} />
          <Figure name={said.deputies} value={limited(state.deputies, state.deputyLimit)} />
        </Figures>
      )}
      <Columns>
        <Card title={said.functions}>
          {state.functions ? (
            <p className={style.text}>{state.functions}</p>
          ) : (
            <p className={style.dim}>{said.noFunctions}</p>
          )}
        </Card>
        <Card title={said.facts}>
          <Facts facts={useFacts(body)} />
        </Card>
      </Columns>
      {state.kind !== INTERNAL && <Below body={body} />}
    </>
  )
}

function useFacts({ from, to, state, predecessors, successors }: Body) {
  const said = useWords(words)
  const links = (bodies: Body['predecessors']) =>
    bodies.map(({ id, name }, index) => (
      <span key={id}>
        {index > 0 && ', '}
        <Go to={`/bodies/${id}`}>{name}</Go>
      </span>
    ))
  return [
    {
      name: said.exists,
      value: to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from)),
    },
    { name: said.decisionNo, value: state.decisionNo ?? '–' },
    ...(state.plannedTo ? [{ name: said.plannedTo, value: formatDay(state.plannedTo) }] : []),
    ...(state.superior
      ? [
          {
            name: said.superior,
            value: <Go to={`/bodies/${state.superior.id}`}>{state.superior.name}</Go>,
          },
        ]
      : []),
    ...(state.partyGroup
      ? [
          {
            name: said.partyGroup,
            value: state.partyGroup.readable ? (
              <Go to={`/organisations/${state.partyGroup.id}`}>{state.partyGroup.name}</Go>
            ) : (
              state.partyGroup.name
            ),
          },
        ]
      : []),
    ...(predecessors.length > 0 ? [{ name: said.predecessors, value: links(predecessors) }] : []),
    ...(successors.length > 0 ? [{ name: said.successors, value: links(successors) }] : []),
  ]
}

function Below({ body }: { body: Body }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const organisationId = body.organisation.id
  const asked = useAsk(listBodies, { organisationId, on, scope: 'below', under: body.id, limit: 1000 })
  return (
    <Card title={said.below}>
      <Answer of={asked}>
        {({ items }) => <BodyTable rows={items} empty={<p className={style.dim}>{said.noBelow}</p>} />}
      </Answer>
    </Card>
  )
}
