import { Button, Modal } from '@mantine/core'
import { figureAt } from '#measure/figure-address.ts'
import { useAsk } from '#ui/ask.ts'
import { listMeasures, type MeasureShown } from '#measure/api.ts'
import { useFilterSentences } from '#measure/filter-words.tsx'
import { readFilter, type Filter } from '#measure/filter.ts'
import { formatDay } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Facts } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { Figure } from './drawn.ts'
import { words } from './words.ts'
import style from './report.module.css'

/** Where a number comes from: definition, unit, time, comparison, and the way to what stands behind it. */
export function FigurePanel({
  figure,
  unitId,
  now,
  isIssued,
  mayOpenPeople,
  onClose,
}: {
  figure: Figure
  unitId: string
  /** What it is now, where that differs from the issued figure. */
  now: number | null
  isIssued: boolean
  mayOpenPeople: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const { from, to, where, measure, before, target } = figure
  const timeOf = (span: { from: Figure['from']; to: Figure['to'] }) =>
    figure.time === 'day'
      ? said.at(formatDay(span.to))
      : said.within(formatDay(span.from), formatDay(span.to))
  const opensPeople = figure.opensTo === 'people' && mayOpenPeople
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${formatNumber(figure.value)} · ${figure.label[locale]}`}
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <Facts
        facts={[
          { name: said.definition, value: figure.definition[locale] },
          { name: said.counted, value: figure.unit.name },
          { name: said.time, value: timeOf(figure) },
          ...(where
            ? [{ name: said.conditions, value: <Conditions measure={measure} where={where} /> }]
            : []),
          ...(before
            ? [{ name: said.before, value: `${timeOf(before)}: ${formatNumber(before.value)}` }]
            : []),
          ...(target === null ? [] : [{ name: said.target, value: formatNumber(target) }]),
          ...(isIssued ? [{ name: said.frozen, value: formatNumber(figure.value) }] : []),
          ...(now === null ? [] : [{ name: said.now, value: formatNumber(now) }]),
          ...(figure.source ? [{ name: said.source, value: figure.source }] : []),
        ]}
      />
      <div className={style.line}>
        {figure.opensTo && (
          <GoButton {...figureAt(measure, { unit: unitId, span: { from, to }, where })}>
            {opensPeople ? said.openPeople : said.openFigure}
          </GoButton>
        )}
        <Button variant="subtle" onClick={onClose}>
          {said.close}
        </Button>
      </div>
    </Modal>
  )
}

function Conditions({ measure, where }: { measure: string; where: string }) {
  const { data } = useAsk(listMeasures, {})
  const found = data?.items.find(({ key }) => key === measure)
  return found ? <Sentences measure={found} where={where} /> : null
}

function Sentences({ measure, where }: { measure: MeasureShown; where: string }) {
  const sentences = useFilterSentences(measure)
  return (
    <>
      {sentences(readFilter(where) as Filter)
        .map(({ text }) => text)
        .join('; ')}
    </>
  )
}
