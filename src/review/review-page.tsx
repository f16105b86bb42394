import { useMemo } from 'react'
import { useUnit } from '#access/session.tsx'
import { ExportMenu } from '#output/export-menu.tsx'
import { partsOf } from '#platform/day.ts'
import { listPublishedFigures } from '#statistics/api.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { CompositionChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getReviewSummary, type Summary } from './api.ts'
import { Entry } from './entry.tsx'
import { LEVELS } from './law.ts'
import { shortLevels, subjectWords } from './level-words.ts'
import { classified, shareGood } from './rules.ts'
import { words } from './words.ts'
import style from './review.module.css'

/** The yearly review (đánh giá, xếp loại chất lượng): results by level, and their entry in bulk. */
export function ReviewsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const lastYear = partsOf(on).year - 1
  const [written, setYear] = useAddress('year', String(lastYear))
  const year = /^\d{4}$/.test(written) ? Number(written) : lastYear
  const asked = useAsk(getReviewSummary, id ? { organisationId: id, year } : null)
  const years = useMemo(() => {
    const known = new Set([...Array.from({ length: 6 }, (_, at) => lastYear + 1 - at), year])
    for (const one of asked.data?.years ?? []) known.add(one)
    return [...known].sort((a, b) => b - a)
  }, [asked.data, lastYear, year])
  return (
    <Page
      title={said.title}
      note={name && said.note(name, year)}
      actions={id && <ExportMenu source="reviews" unit={id} asked={{ year: String(year) }} />}
    >
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.year}
          value={String(year)}
          onChange={(next) => setYear(next || String(lastYear))}
          choices={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </Toolbar>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      ) : (
        <Answer of={asked} lines={8}>
          {(summary) => (
            <>
              <Results summary={summary} />
              <Entry key={`${summary.unit.id} ${summary.year}`} summary={summary} />
            </>
          )}
        </Answer>
      )}
    </Page>
  )
}

type Line = Summary['lines'][number]

function useName(): (key: Line['key']) => string {
  const said = useWords(words)
  const subjects = useWords(subjectWords)
  return (key) => (key === 'grassroots' ? said.grassroots : subjects[key])
}

function Results({ summary }: { summary: Summary }) {
  const said = useWords(words)
  const levels = useWords(shortLevels)
  const nameOf = useName()
  const { lines, law, year } = summary
  const shown = lines.filter(({ counts }) => shareGood(counts) !== null)
  return (
    <>
      {shown.length > 0 && (
        <Card title={said.byLevel}>
          <CompositionChart
            name={said.chart(year)}
            rows={shown.map(({ key, counts }) => ({
              name: nameOf(key),
              parts: LEVELS.map((level) => ({ name: levels[level], value: counts[level] })),
            }))}
          />
        </Card>
      )}
      <Card title={said.results}>
        {shown.length === 0 ? (
          <Empty title={said.noneYet}>{said.noneText}</Empty>
        ) : (
          <ResultTable summary={summary} lines={shown} />
        )}
        {lines.map(
          ({ key, above }) =>
            above && (
              <p key={key}>
                <Mark tone="warn">
                  {said.above(nameOf(key), above.excellent, above.most, law.cap.percent)}
                </Mark>
              </p>
            ),
        )}
        <p className={style.dim}>
          {said.law(law.source, law.guidance)} {said.capConfidence[law.cap.confidence]}
        </p>
      </Card>
    </>
  )
}

const TARGETS: Partial<Record<Line['key'], string>> = {
  grassroots: 'target_grassroots_good_percent',
  member: 'target_members_good_percent',
}

/** The share a unit aims at, as it published it. */
function useTarget(unit: string): (key: Line['key']) => number | null {
  const published = useAsk(listPublishedFigures, { organisationId: unit })
  return (key) => {
    const found = published.data?.items.find(({ indicator }) => indicator === TARGETS[key])
    return found ? found.value / 100 : null
  }
}

function ResultTable({ summary, lines }: { summary: Summary; lines: readonly Line[] }) {
  const said = useWords(words)
  const levels = useWords(shortLevels)
  const nameOf = useName()
  const targetOf = useTarget(summary.unit.id)
  return (
    <Table
      name={said.results}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'subject', title: said.subject, cell: ({ key }) => nameOf(key) },
        { key: 'all', title: said.all, number: ({ all }) => all, narrow: false },
        {
          key: 'reviewed',
          title: said.reviewed,
          number: ({ counts }) => classified(counts) + counts.unclassified,
        },
        ...LEVELS.map((level) => ({
          key: level,
          title: levels[level],
          number: ({ counts }: Line) => counts[level],
          narrow: false as const,
        })),
        {
          key: 'share',
          title: said.share,
          cell: ({ key, counts }) => <Share share={shareGood(counts)} target={targetOf(key)} />,
        },
      ]}
    />
  )
}

function Share({ share, target }: { share: number | null; target: number | null }) {
  const said = useWords(words)
  return (
    <>
      {formatShare(share)}
      {target !== null && share !== null && (
        <span className={style.small}>
          {said.target} {formatNumber(target * 100)}%:{' '}
          <Mark tone={share >= target ? 'good' : 'warn'}>{share >= target ? said.reached : said.missed}</Mark>
        </span>
      )}
    </>
  )
}
