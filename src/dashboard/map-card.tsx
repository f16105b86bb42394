import { useState } from 'react'
import type { MeasureShown } from '#measure/api.ts'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress, useGo } from '#ui/go.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getMap, type ProvinceMap as MapData } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard } from './chart-card.tsx'
import { classAt, classesOf, CLASSINGS, type Classing } from './classes.ts'
import { figureAt } from '#measure/figure-address.ts'
import { MapLegend } from './map-legend.tsx'
import { shownProvinces, type ShownProvince } from './map-shown.ts'
import { MapTable } from './map-table.tsx'
import { ProvinceMap } from './province-map.tsx'
import { cardWords, words } from './words.ts'
import style from './map.module.css'

const [USUAL, INSTEAD] = ['members', 'organisations']
const PERS = ['none', 'members'] as const

/** The 34 provinces in tones by any figure that the units directly below have, beside their table. */
export function MapCard({
  unit,
  period,
  measures,
}: About & { measures: readonly MeasureShown[] | undefined }) {
  const said = useWords(words)
  const locale = useLocale()
  const { map: title } = useWords(cardWords)
  const [written, setMeasure] = useAddress('figure', '')
  const [per, setPer] = useAddress<(typeof PERS)[number]>('per', 'none')
  const [classing, setClassing] = useAddress<Classing>('classes', 'quantile')
  const asks = (key: string) => ({
    organisationId: unit,
    measure: key,
    ...period,
    per: per === 'members' ? ('members' as const) : ('none' as const),
  })
  const first = useAsk(getMap, asks(written || USUAL))
  // A register of one province alone: its organisations still stand in all of them.
  const isSparse = written === '' && first.data !== undefined && placesIn(first.data) < 2
  const second = useAsk(getMap, isSparse ? asks(INSTEAD) : null)
  const asked = isSparse ? second : first
  const measure = isSparse ? INSTEAD : written || USUAL
  // Only where a province lies below is there a map; until that is known none is promised.
  if (!first.error && !first.data?.provinces.some(({ value }) => value !== null)) return null
  const label = measures?.find(({ key }) => key === measure)?.label[locale] ?? measure
  return (
    <ChartCard
      title={title}
      of={asked}
      door={{ ...figureAt(measure, { unit, span: period }), name: said.open }}
      head={
        <>
          <ChoiceField
            label={said.map.figure}
            value={measure}
            onChange={(chosen) => setMeasure(chosen)}
            choices={(measures ?? []).map((one) => ({ value: one.key, label: one.label[locale] }))}
          />
          <ChoiceField
            label={said.map.per}
            value={per}
            onChange={(chosen) => setPer(chosen || 'none')}
            choices={PERS.map((value) => ({ value, label: said.map.pers[value] }))}
          />
          <ChoiceField
            label={said.map.classes}
            value={classing}
            onChange={(chosen) => setClassing(chosen || 'quantile')}
            choices={CLASSINGS.map((value) => ({ value, label: said.map.classings[value] }))}
          />
        </>
      }
    >
      {(map) => <Shown key={measure + per} map={map} label={label} classing={classing} measure={measure} />}
    </ChartCard>
  )
}

const placesIn = ({ provinces }: MapData) => provinces.filter(({ value }) => value).length

function Shown({
  map,
  label,
  classing,
  measure,
}: {
  map: MapData
  label: string
  classing: Classing
  measure: string
}) {
  const said = useWords(words)
  const go = useGo()
  const [current, setCurrent] = useState<string | null>(null)
  const provinces = shownProvinces(map)
  const figures = provinces.flatMap(({ shown }) => (shown === null ? [] : [shown]))
  const classes = classesOf(figures, CLASSINGS.find((one) => one === classing) ?? 'quantile')
  const classOf = ({ shown }: ShownProvince) => (shown === null ? null : classAt(classes, shown))
  const figure = map.per === 'none' ? label : `${label}, ${said.map.pers.members.toLowerCase()}`
  const name = said.map.name(figure, formatDay(map.to))
  const chosen = provinces.find(({ code }) => code === current) ?? null
  const open = (code: string) => {
    const [only, ...more] = provinces.find((one) => one.code === code)!.units
    if (only && more.length === 0) go({ to: '/dashboard', search: { unit: only.id } })
  }
  return (
    <>
      <p className={style.note}>{map.former ? said.map.former : said.map.present}</p>
      <div className={style.sides}>
        <div>
          <MapLegend figure={figure} classes={classes} hasNone={figures.length < provinces.length} />
          <ProvinceMap
            name={name}
            classes={classes.length}
            current={current}
            onCurrent={setCurrent}
            onOpen={open}
            parts={provinces.map((one) => ({
              code: one.code,
              said: `${one.name}: ${one.shown === null ? said.map.nothing : formatNumber(one.shown)}`,
              class: classOf(one),
            }))}
          />
          <Chosen province={chosen} />
          <p className={style.note}>{said.map.source}</p>
        </div>
        <MapTable
          {...{ map, provinces, measure, name, label, classOf }}
          isCurrent={({ code }) => code === current}
        />
      </div>
    </>
  )
}

/** The province under the pointer or the keys: its figure, and the units it comes from. */
function Chosen({ province }: { province: ShownProvince | null }) {
  const said = useWords(words)
  return (
    <div role="status" className={style.said}>
      {province === null ? (
        <p className="dv-no-print">{said.map.keys}</p>
      ) : (
        <>
          <p>
            {province.name}:{' '}
            <strong>{province.shown === null ? said.map.nothing : formatNumber(province.shown)}</strong>
          </p>
          <ul className={style.units} aria-label={said.map.unitsIn}>
            {province.units.map(({ id, name, value }) => (
              <li key={id}>
                <Go to="/dashboard" search={{ unit: id }}>
                  {name}
                </Go>
                <span className="dv-number">{formatNumber(value)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
