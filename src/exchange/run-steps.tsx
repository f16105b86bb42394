import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useClosedReason } from '#ui/asof.tsx'
import { useAct } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { applyImport, cancelImport, type ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { HeldFacts, WrittenFacts } from './run-facts.tsx'
import { bringsNothing, shareDone } from './run-shown.ts'
import style from './exchange.module.css'

/** A worker has the import: how far it is. */
export function Working({ run }: { run: ImportRun }) {
  const said = useWords(pageWords)
  const share = shareDone(run)
  const text =
    run.state === 'applying'
      ? said.applying
      : run.state === 'checking'
        ? said.checking(formatNumber(run.done))
        : share === null
          ? said.opening
          : said.reading(formatNumber(run.done), formatNumber(run.expected))
  return (
    <>
      <p className={style.lead}>{text}</p>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        aria-label={text}
      />
      <p className={style.hint}>{said.mayLeave}</p>
    </>
  )
}

/** All is checked: what the file holds, and the one confirmation. */
export function Ready({
  run,
  before,
  onLeave,
}: {
  run: ImportRun
  before: number | null
  onLeave: () => void
}) {
  const said = useWords(pageWords)
  const closed = useClosedReason()
  const apply = useAct(applyImport)
  return (
    <>
      <p className={style.lead}>{said.ready}</p>
      {before !== null && <p>{said.before(formatNumber(before), formatNumber(run.errors))}</p>}
      {bringsNothing(run) && <p>{said.nothingNew}</p>}
      <HeldFacts run={run} />
      <p className={style.hint}>{said.readyNote}</p>
      <WhyNot error={apply.error} say={() => undefined} />
      {closed && <p className={style.hint}>{closed}</p>}
      <div className={style.buttons}>
        <Button
          loading={apply.isPending}
          disabled={closed !== null}
          title={closed ?? undefined}
          onClick={() => apply.mutate({ id: run.id })}
        >
          {said.apply}
        </Button>
        <CancelButton run={run} onLeave={onLeave} />
      </div>
    </>
  )
}

/** Leaves an import without writing. */
export function CancelButton({ run, onLeave }: { run: ImportRun; onLeave: () => void }) {
  const said = useWords(pageWords)
  const cancel = useAct(cancelImport, { onDone: onLeave })
  return (
    <>
      <WhyNot error={cancel.error} say={() => undefined} />
      <div>
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ id: run.id })}>
          {said.cancel}
        </Button>
      </div>
    </>
  )
}

/** All is written: what, and where to see it. */
export function Applied({ run, onLeave }: { run: ImportRun; onLeave: () => void }) {
  const said = useWords(pageWords)
  return (
    <Ended text={said.applied} onLeave={onLeave} facts={<WrittenFacts run={run} />}>
      <GoButton to="/members">{said.toMembers}</GoButton>
      <GoButton to="/organisations">{said.toOrganisations}</GoButton>
      <GoButton to="/statistics/balance">{said.toBalance}</GoButton>
    </Ended>
  )
}

/** An import that is over, and the way to the next. */
export function Ended({
  text,
  facts,
  onLeave,
  children,
}: {
  text: string
  facts?: ReactNode
  onLeave: () => void
  children?: ReactNode
}) {
  const said = useWords(pageWords)
  return (
    <>
      <p className={style.lead}>{text}</p>
      {facts}
      <div className={style.buttons}>
        <Button onClick={onLeave}>{said.another}</Button>
        {children}
      </div>
    </>
  )
}
