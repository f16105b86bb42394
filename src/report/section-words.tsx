import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { ApiError } from '#ui/call.ts'
import { formatInstant } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listReportVersions, MOST_TEXT, saveReportText, type ReportShown } from './api.ts'
import { keptDraft, keepDraft } from './draft-kept.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './report.module.css'

interface Asked {
  report: ReportShown
  section: string
  title: string
  hint: string
  needed?: boolean
  /** The words are shown elsewhere: only the way to write them stands here. */
  hidden?: boolean
}

/** The unit's own words in a section: read, written in place, with all versions that were saved. */
export function Words({ report, section, title, hint, needed = false, hidden = false }: Asked) {
  const said = useWords(words)
  const closed = useClosedReason()
  const text = report.texts.find((one) => one.section === section) ?? null
  const mayWrite = report.may.record && report.state === 'draft'
  const [writes, setWrites] = useState(() => mayWrite && keptDraft(report.id, section) !== null)
  if (writes && closed === null)
    return (
      <Writing report={report} section={section} title={title} hint={hint} onClose={() => setWrites(false)} />
    )
  const isEmpty = !text || text.text.trim() === ''
  return (
    <div className={style.own}>
      {!hidden && !isEmpty && <p>{text.text}</p>}
      {!hidden && isEmpty && mayWrite && <p className={style.dim}>{hint}</p>}
      <div className={style.line}>
        {mayWrite && (
          <WriteButton
            label={isEmpty ? said.editOf(title) : said.rewriteOf(title)}
            onClick={() => setWrites(true)}
          >
            {isEmpty ? said.edit : said.rewrite}
          </WriteButton>
        )}
        {needed && isEmpty && mayWrite && <Mark tone="warn">{said.needed}</Mark>}
        {text && <span className={style.small}>{said.byWhom(text.by, formatInstant(text.at))}</span>}
      </div>
      {text && text.version > 1 && <Versions report={report} section={section} count={text.version} />}
    </div>
  )
}

function Writing({ report, section, title, hint, onClose }: Asked & { onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const saved = report.texts.find((one) => one.section === section) ?? null
  const [begun] = useState(() => keptDraft(report.id, section))
  const [text, setText] = useState(begun?.text ?? saved?.text ?? '')
  const [over, setOver] = useState(begun?.over ?? saved?.version ?? 0)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (begun === null) box.current?.focus()
  }, [begun])
  const close = () => {
    keepDraft(report.id, section, null)
    onClose()
  }
  const act = useAct(saveReportText, {
    renews: ['/api/reports'],
    onDone: () => {
      tell(said.saved)
      close()
    },
  })
  useEffect(() => keepDraft(report.id, section, { text, over }), [report.id, section, text, over])
  const isBehind =
    act.error instanceof ApiError && act.error.refusals.some(({ code }) => code === 'text-saved-meanwhile')
  const save = (version: number) => act.mutate({ id: report.id, section, text, over: version })
  return (
    <form
      className={style.own}
      onSubmit={(event) => {
        event.preventDefault()
        save(over)
      }}
    >
      <Textarea
        label={said.wordsOf(title)}
        description={hint}
        autosize
        minRows={4}
        maxLength={MOST_TEXT}
        ref={box}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {begun && <p className={style.dim}>{said.unsaved}</p>}
      <WhyNot error={act.error} say={say} />
      {isBehind && (
        <Theirs
          report={report}
          section={section}
          onOver={(version) => {
            setOver(version)
            save(version)
          }}
        />
      )}
      <div className={style.line}>
        <Button type="submit" size="compact-md" loading={act.isPending}>
          {said.save}
        </Button>
        <Button variant="default" size="compact-md" onClick={close}>
          {said.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What somebody else has saved while I wrote, and the way to save mine knowingly instead. */
function Theirs({
  report,
  section,
  onOver,
}: {
  report: ReportShown
  section: string
  onOver: (version: number) => void
}) {
  const said = useWords(words)
  const latest = useAskPages(listReportVersions, { id: report.id, section, limit: 1 })
  return (
    <Answer of={latest} lines={2}>
      {([theirs]) =>
        theirs && (
          <div className={style.own}>
            <strong>{said.theirs}</strong>
            <p>{theirs.text}</p>
            <Button variant="default" size="compact-md" onClick={() => onOver(theirs.version)}>
              {said.saveOverTheirs}
            </Button>
          </div>
        )
      }
    </Answer>
  )
}

function Versions({ report, section, count }: { report: ReportShown; section: string; count: number }) {
  const said = useWords(words)
  const [opens, setOpens] = useState(false)
  const list = useAskPages(listReportVersions, opens ? { id: report.id, section, limit: 20 } : null)
  return (
    <details className="dv-no-print" onToggle={(event) => setOpens(event.currentTarget.open)}>
      <summary className={style.small}>{said.versionsOf(count)}</summary>
      {opens && (
        <Answer of={list} lines={3}>
          {(items) => (
            <>
              {items.map(({ version, text, by, at }) => (
                <div key={version} className={style.own}>
                  <span className={style.small}>{said.byWhom(by, formatInstant(at))}</span>
                  <p>{text}</p>
                </div>
              ))}
            </>
          )}
        </Answer>
      )}
    </details>
  )
}
