import { Button } from '@mantine/core'
import { ChartColumn, Link2 } from 'lucide-react'
import { useSession } from '#access/session.tsx'
import { ExportMenu } from '#output/export-menu.tsx'
import { PeriodChooser } from '#statistics/period-chooser.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Facts, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty, Loading } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { countMeasure, listMeasures, type MeasureShown } from './api.ts'
import { textOfFilter } from './filter.ts'
import { Behind } from './figure-behind.tsx'
import { BelowUnits, ByDimension, Series, type Shown } from './figure-parts.tsx'
import { FilterChips } from './filter-words.tsx'
import { figureWords } from './page-words.ts'
import { useFigure } from './use-figure.ts'
import { measureRefusals } from './words.ts'
import style from './figure.module.css'

/** Any number opened: what it counts, its value, what it consists of, how it came about, and who stands behind it. */
export function FigurePage() {
  const said = useWords(figureWords)
  const asked = useAsk(listMeasures, {})
  const { key } = useFigure()
  const measure = asked.data?.items.find((one) => one.key === key)
  if (measure) return <Figure measure={measure} />
  return (
    <Page title={said.figure} breadcrumb={[{ name: said.statistics }]}>
      <Card>
        {asked.data ? (
          <Empty title={said.unknown} action={<GoButton to="/tables">{said.openTables}</GoButton>}>
            {said.unknownHint}
          </Empty>
        ) : (
          <Loading />
        )}
      </Card>
    </Page>
  )
}

function Figure({ measure }: { measure: MeasureShown }) {
  const said = useWords(figureWords)
  const locale = useLocale()
  const { unitId, span, filter, by, setSpan, open } = useFigure()
  const mayRead = useSession().may[measure.action]
  const ask = unitId && mayRead ? unitId : null
  const asked = useAsk(
    countMeasure,
    ask ? { measure: measure.key, organisationId: ask, ...span, where: textOfFilter(filter) } : null,
  )
  const when =
    measure.time === 'day'
      ? said.atEndOf(formatMaybeDay(span.to))
      : said.between(formatMaybeDay(span.from), formatMaybeDay(span.to))
  const shown = ask && { measure, unitId: ask, span, filter }
  return (
    <Page
      title={measure.label[locale]}
      breadcrumb={[{ name: said.statistics }, { name: said.tables, to: '/tables' }]}
      note={asked.data && said.note(asked.data.unit.name, when)}
      actions={shown && <Actions {...shown} by={by} />}
    >
      {shown && (
        <>
          <PeriodChooser period={span} onChange={setSpan} />
          <FilterChips {...shown} onChange={(changed) => open({ filter: changed })} />
        </>
      )}
      {!shown ? (
        <Card>
          {mayRead ? (
            <Empty title={said.noUnit}>{said.noUnitHint}</Empty>
          ) : (
            <Empty title={measure.label[locale]}>{said.notAllowed}</Empty>
          )}
        </Card>
      ) : asked.error && !asked.data ? (
        <Why error={asked.error} />
      ) : (
        <>
          <Value measure={measure} asked={asked} />
          <ByDimension {...shown} by={by} onBy={(chosen) => open({ by: chosen })} />
          <Series {...shown} />
          <BelowUnits {...shown} />
          <Behind {...shown} />
        </>
      )}
    </Page>
  )
}

function Why({ error }: { error: unknown }) {
  return <WhyNot error={error} say={useSay(measureRefusals)} />
}

/** The number with its noun, and how it is counted. */
function Value({
  measure,
  asked,
}: {
  measure: MeasureShown
  asked: { data: { total: number } | undefined; error: unknown }
}) {
  const said = useWords(figureWords)
  const locale = useLocale()
  return (
    <Card>
      <div className={style.head}>
        <Answer of={asked} lines={2}>
          {({ total }) => (
            <p className={style.value}>
              <strong>{formatNumber(total)}</strong> {measure.noun[locale]}
            </p>
          )}
        </Answer>
        <Facts
          facts={[
            { name: said.definition, value: measure.definition[locale] },
            { name: said.source, value: measure.source ?? said.own },
            { name: said.asOf, value: said.live },
          ]}
        />
      </div>
    </Card>
  )
}

function Actions({ measure, filter, span, unitId, by }: Shown & { by: string }) {
  const said = useWords(figureWords)
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => tell(said.shared))
  const where = textOfFilter(filter)
  return (
    <>
      <GoButton
        to="/tables/new"
        search={{ measures: measure.key, where: where === '' ? undefined : where }}
        leftSection={<ChartColumn size={16} aria-hidden />}
      >
        {said.pivot}
      </GoButton>
      <ExportMenu source="figure" unit={unitId} asked={{ measure: measure.key, ...span, where, by }} />
      <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={copy}>
        {said.share}
      </Button>
    </>
  )
}
