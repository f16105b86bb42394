import type { ReactElement } from 'react'
import { Button } from '@mantine/core'
import { Link2, Printer } from 'lucide-react'
import { useMyUnits, useSession, useUnit } from '#access/session.tsx'
import { listMeasures, type MeasureShown } from '#measure/api.ts'
import { getOrganisation } from '#organisation/api.ts'
import { PeriodChooser, usePeriod, usePeriodWords } from '#statistics/period-chooser.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Empty, Failed } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AdmissionCard } from './admission-card.tsx'
import type { About } from './asked.ts'
import { BadgeCard } from './badge-card.tsx'
import { CardChooser } from './card-chooser.tsx'
import { ClassCard } from './class-card.tsx'
import { ComingCard } from './coming-card.tsx'
import { CountedCard } from './counted-card.tsx'
import { DeadlineCard } from './deadline-card.tsx'
import { HeadFigures } from './figures.tsx'
import { HeadcountCard } from './headcount-card.tsx'
import { LeaderSheet } from './leader-sheet.tsx'
import { MapCard } from './map-card.tsx'
import { QualityCard } from './quality-card.tsx'
import { shareAddress } from './share.ts'
import { StructureCard } from './structure-card.tsx'
import { UnitsCard } from './units-card.tsx'
import { cardsOf, cardsOffered, readView, VIEWS, type Card, type View } from './views.ts'
import { cardWords, viewWords, words } from './words.ts'
import { YearsCard } from './years-card.tsx'
import style from './dashboard.module.css'

/** Bảng điều hành: a unit's figures in cards, arranged for who reads them; the address carries unit, period and cards. */
export function DashboardPage() {
  const said = useWords(words)
  const views = useWords(viewWords)
  const { may, units } = useSession()
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const [period, setPeriod] = usePeriod()
  const periodWords = usePeriodWords()
  const mine = useMyUnits().find((one) => one.id === id)
  const [written, setView] = useAddress('view', '')
  const view = readView(written, mine?.roles ?? units.map(({ role }) => role))
  const [chosen, setChosen] = useAddress('cards', '')
  const unit = useAsk(getOrganisation, id ? { id, on: period.to } : null)
  const measures = useAsk(listMeasures, {})
  if (!id)
    return (
      <Page title={said.title}>
        <Empty title={said.noUnit}>{said.noUnitText}</Empty>
      </Page>
    )
  if (unit.error && !unit.data)
    return (
      <Page title={said.title}>
        <Failed error={unit.error} />
      </Page>
    )
  const about = { unit: id, period, on }
  const cards = cardsOf(view, chosen, may)
  const title = unit.data?.state.name ?? name
  return (
    <Page
      title={title ? said.titleOf(title) : said.title}
      breadcrumb={[{ name: said.statistics }]}
      note={periodWords(period)}
      actions={<Actions address={shareAddress(about, { view, cards: chosen })} />}
    >
      <PeriodChooser period={period} onChange={setPeriod}>
        <ChoiceField
          label={said.view}
          value={view}
          onChange={(one) => setView(one || '')}
          choices={VIEWS.map((value) => ({ value, label: views[value] }))}
        />
        {view !== 'leader' && (
          <CardChooser
            offered={cardsOffered(may)}
            shown={cards}
            onChange={(some) => setChosen(some.join(','))}
          />
        )}
      </PeriodChooser>
      {view === 'leader' ? (
        <LeaderSheet key={id} {...about} />
      ) : (
        <Cards key={id} {...{ about, view, cards }} measures={measures.data?.items} />
      )}
    </Page>
  )
}

function Actions({ address }: { address: string }) {
  const said = useWords(words)
  const copy = () => {
    const whole = `${location.origin}${address}`
    // Where the page is not served securely there is no clipboard: the link is shown to be copied by hand.
    if (navigator.clipboard) void navigator.clipboard.writeText(whole).then(() => tell(said.shared))
    else prompt(said.shareBy, whole)
  }
  return (
    <>
      <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={copy}>
        {said.share}
      </Button>
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
    </>
  )
}

type Measures = readonly MeasureShown[] | undefined

const WIDE: readonly Card[] = ['headcount', 'map', 'units']

function Cards({
  about,
  cards,
  measures,
}: {
  about: About
  view: View
  cards: readonly Card[]
  measures: Measures
}) {
  const said = useWords(words)
  return (
    <>
      <HeadFigures about={about} />
      {cards.length === 0 && <Empty title={said.noCards}>{said.noCardsText}</Empty>}
      <div className={style.grid}>
        {cards.map((card) => (
          <div key={card} className={WIDE.includes(card) ? style.wide : undefined}>
            <OneCard {...{ card, about, measures }} />
          </div>
        ))}
      </div>
    </>
  )
}

function OneCard({ card, about, measures }: { card: Card; about: About; measures: Measures }): ReactElement {
  const titles = useWords(cardWords)
  const { unit, period, on } = about
  switch (card) {
    case 'headcount':
      return <HeadcountCard {...about} />
    case 'years':
      return <YearsCard {...about} />
    case 'structure':
      return <StructureCard {...about} />
    case 'admissions':
      return <AdmissionCard {...about} />
    case 'deadlines':
      return <DeadlineCard {...about} />
    case 'badges':
      return <BadgeCard {...about} />
    case 'terms':
      return <ComingCard title={titles.terms} measure="terms-ending" {...{ unit, on }} />
    case 'classes':
      return <ClassCard {...about} measures={measures} />
    case 'quality':
      return <QualityCard {...about} />
    case 'map':
      return <MapCard {...about} measures={measures} />
    case 'units':
      return <UnitsCard {...about} measures={measures} />
    case 'retirements':
      return <ComingCard title={titles.retirements} measure="retirements" {...{ unit, on }} />
    default:
      return (
        <CountedCard
          title={titles.organisations}
          measure="organisations"
          by="kind"
          span={period}
          {...{ unit, measures }}
        />
      )
  }
}
