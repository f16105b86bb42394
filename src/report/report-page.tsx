import { useParams } from '@tanstack/react-router'
import { PrintButton } from '#paper/print-button.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getReport, RECIPIENTS, type ReportShown } from './api.ts'
import type { DrawnSection } from './drawn.ts'
import { FigurePanel } from './figure-panel.tsx'
import { Acts } from './report-acts.tsx'
import { Numbers, Sentence, TableOf } from './report-parts.tsx'
import { Words } from './section-words.tsx'
import { periodName } from './period.ts'
import { words } from './words.ts'
import style from './report.module.css'

/** A report as it will read: figures that open, sections to write in. */
export function ReportPage() {
  const said = useWords(words)
  const locale = useLocale()
  const { id } = useParams({ strict: false }) as { id: string }
  const { on, isToday } = useAsOf()
  const asked = useAsk(getReport, { id, ...(isToday ? {} : { on }) })
  const report = asked.data
  return (
    <Page
      title={report ? `${said.report} ${periodName(report, locale)}` : said.report}
      note={report?.unit.name}
      breadcrumb={[{ name: said.title, to: '/reports' }]}
      actions={
        report && (
          <>
            <PrintButton papers={[{ form: 'report', id, name: said.report, on }]} />
            <Acts report={report} />
          </>
        )
      }
    >
      <Answer of={asked} lines={14}>
        {(found) => <Whole report={found} />}
      </Answer>
    </Page>
  )
}

function Whole({ report }: { report: ReportShown }) {
  const said = useWords(words)
  const [figure, setFigure] = useAddress('figure', '')
  const { drawn, changed, issued } = report
  const open = drawn.figures.find(({ id }) => id === figure)
  const now = new Map(changed.map((one) => [one.figure, one.now]))
  return (
    <Numbers.Provider value={{ open: figure, setOpen: setFigure, now, figures: drawn.figures }}>
      <div className={style.line}>
        <Mark tone={issued ? 'good' : 'plain'}>{said.states[report.state]}</Mark>
        {issued && <span>{said.issuedAs(issued.number ?? '–', formatDay(issued.on))}</span>}
        {issued && <Go to={`/documents/${issued.documentId}`}>{said.toDocument}</Go>}
        <span className={style.dim}>{said.asOf(formatDay(drawn.countedTo))}</span>
      </div>
      <p className={style.dim}>{said.openHint}</p>
      {changed.length > 0 && (
        <Card title={said.changedTitle(changed.length)}>
          <p className={style.dim}>{said.changedText}</p>
        </Card>
      )}
      <Paper report={report} />
      {report.digest && (
        <p className={style.dim}>
          {said.digest}: <code className={style.digest}>{report.digest}</code>
        </p>
      )}
      {open && (
        <FigurePanel
          figure={open}
          unitId={open.unit.id}
          now={now.get(open.id) ?? null}
          isIssued={issued !== null}
          mayOpenPeople={report.may.openPeople}
          onClose={() => setFigure('')}
        />
      )}
    </Numbers.Provider>
  )
}

/** The sheet itself, in Vietnamese whatever language the page has. */
function Paper({ report }: { report: ReportShown }) {
  const said = useWords(words)
  const isEnglish = useLocale() === 'en'
  const { drawn, frame } = report
  return (
    <article className={style.paper} lang={isEnglish ? 'vi' : undefined}>
      <div className={style.head}>
        <div>
          {frame.superior && <p>{frame.superior.toLocaleUpperCase('vi')}</p>}
          {frame.issuer && (
            <p>
              <strong>{frame.issuer.toLocaleUpperCase('vi')}</strong>
            </p>
          )}
          <p>*</p>
          <p>Số {frame.number ?? `……-${frame.symbol ?? ''}`}</p>
        </div>
        <div>
          <p>
            <strong>ĐẢNG CỘNG SẢN VIỆT NAM</strong>
          </p>
          <p>
            <em>
              {frame.place ?? '……'}, ngày {frame.on ? formatDay(frame.on) : '……'}
            </em>
          </p>
        </div>
      </div>
      <div className={style.titles}>
        <h2>BÁO CÁO</h2>
        <p>
          <strong>
            {drawn.subject} {drawn.period}
          </strong>
        </p>
      </div>
      {numbered(drawn.sections).map(({ section, number }) => (
        <Section key={section.key} section={section} number={number} report={report} />
      ))}
      <div className={style.foot}>
        <section className={style.section} aria-label={said.recipients}>
          <h4>
            <u>Nơi nhận:</u>
          </h4>
          {[...frame.recipients, ...(frame.keptAt ? [`Lưu ${frame.keptAt}`] : [])].map((line) => (
            <p key={line}>- {line}</p>
          ))}
          <Words
            report={report}
            section={RECIPIENTS}
            title={said.recipients}
            hint={said.recipientsHint}
            hidden
          />
        </section>
        <div className={style.signed}>
          <p>
            <strong>{frame.signature.authority.toLocaleUpperCase('vi')}</strong>
          </p>
          <p>{frame.signature.post.toLocaleUpperCase('vi')}</p>
          <div className={style.space} />
          <p>
            <strong>{frame.signature.name}</strong>
          </p>
        </div>
      </div>
      {drawn.appendix.length > 0 && (
        <section className={style.section}>
          <h3>PHỤ LỤC SỐ LIỆU</h3>
          {drawn.appendix.map((table) => (
            <TableOf key={table.key} table={table} />
          ))}
        </section>
      )}
    </article>
  )
}

function Section({
  section,
  number,
  report,
}: {
  section: DrawnSection
  number: string
  report: ReportShown
}) {
  const locale = useLocale()
  const Heading = section.level === 1 ? 'h3' : 'h4'
  return (
    <section className={style.section}>
      <Heading>
        {number} {section.title}
      </Heading>
      {section.sentences.length > 0 && (
        <p>
          {section.sentences.map((pieces, at) => (
            <Sentence key={at} pieces={pieces} />
          ))}
        </p>
      )}
      {section.free && (
        <Words
          report={report}
          section={section.key}
          title={section.title}
          hint={section.free.hint[locale]}
          needed={section.free.needed}
        />
      )}
      {section.tables.map((table) => (
        <TableOf key={table.key} table={table} />
      ))}
    </section>
  )
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** Sections with their numbers as on paper: I-, 1. */
function numbered(sections: readonly DrawnSection[]): { section: DrawnSection; number: string }[] {
  let [first, second] = [0, 0]
  return sections.map((section) => {
    if (section.level === 1) {
      first += 1
      second = 0
      return { section, number: `${ROMAN[first - 1] ?? formatNumber(first)}-` }
    }
    second += 1
    return { section, number: `${second}.` }
  })
}
