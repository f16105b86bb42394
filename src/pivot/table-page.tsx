import { Button } from '@mantine/core'
import { Link2, Save, Trash2 } from 'lucide-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { listMeasures, type MeasureShown } from '#measure/api.ts'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { countPivotTable, getPivotTable, withdrawPivotTable, type SavedTable } from './api.ts'
import { Builder } from './builder.tsx'
import { Grid } from './grid.tsx'
import { titleOf } from './naming.ts'
import { Picture } from './picture.tsx'
import { TIME, UNITS } from './rules.ts'
import { SaveDialog } from './save-dialog.tsx'
import { usePivot } from './use-pivot.ts'
import { pivotRefusals, words } from './words.ts'
import style from './pivot.module.css'

/** A table that is being made; what it asks stands in the address. */
export function NewPivotPage() {
  return <Measured>{(measures) => <TableOf saved={null} measures={measures} />}</Measured>
}

/** A saved table, counted now. */
export function SavedPivotPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(words)
  const asked = useAsk(getPivotTable, { id })
  if (asked.data)
    return <Measured>{(measures) => <TableOf key={id} saved={asked.data} measures={measures} />}</Measured>
  return (
    <Page title={said.title} breadcrumb={[{ name: said.statistics }, { name: said.title, to: '/tables' }]}>
      <Card>
        <Answer of={asked}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Measured({ children }: { children: (measures: readonly MeasureShown[]) => React.ReactNode }) {
  const said = useWords(words)
  const asked = useAsk(listMeasures, {})
  if (asked.data) return children(asked.data.items)
  return (
    <Page title={said.title}>
      <Card>
        <Answer of={asked}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function TableOf({ saved, measures }: { saved: SavedTable | null; measures: readonly MeasureShown[] }) {
  const said = useWords(words)
  const locale = useLocale()
  const { id: unitId } = useUnit()
  const { asked, pivot, period, change } = usePivot(saved?.definition ?? null)
  const [saving, setSaving] = useState<'new' | 'change' | null>(null)
  const chosen = pivot.measures.flatMap((key) => measures.find((one) => one.key === key) ?? [])
  const title = titleOf({ ...pivot, measures: chosen }, locale)
  const { share: _share, ...question } = asked
  return (
    <Page
      title={saved?.name ?? said.newTitle}
      breadcrumb={[{ name: said.statistics }, { name: said.title, to: '/tables' }]}
      note={saved ? `${title} · ${said.by(saved.author, saved.unit?.name ?? '')}` : title}
      actions={
        unitId && (
          <>
            {saved?.may.change && (
              <Button leftSection={<Save size={16} aria-hidden />} onClick={() => setSaving('change')}>
                {said.saveChanges}
              </Button>
            )}
            <Button
              variant={saved?.may.change ? 'default' : 'filled'}
              leftSection={<Save size={16} aria-hidden />}
              onClick={() => setSaving('new')}
            >
              {saved ? said.saveCopy : said.save}
            </Button>
            <ExportMenu source="pivot" unit={unitId} asked={{ ...question, ...period }} />
            <CopyLink />
            {saved?.may.change && <Remove table={saved} />}
          </>
        )
      }
    >
      {unitId === null ? (
        <Card>
          <Empty title={said.noUnit}>{said.noUnitText}</Empty>
        </Card>
      ) : (
        <>
          <Builder {...{ unitId, measures, asked, pivot, period }} onChange={change} />
          <Result {...{ unitId, asked, pivot, period, title }} measures={chosen} />
        </>
      )}
      {saving && unitId && (
        <SaveDialog
          {...{ unitId, asked, period, title }}
          of={saving === 'change' ? saved : null}
          onClose={() => setSaving(null)}
        />
      )}
    </Page>
  )
}

function Result({
  unitId,
  asked,
  pivot,
  period,
  measures,
  title,
}: Pick<ReturnType<typeof usePivot>, 'asked' | 'pivot' | 'period'> & {
  unitId: string
  measures: readonly MeasureShown[]
  title: string
}) {
  const said = useWords(words)
  const say = useSay(pivotRefusals)
  const { share, ...question } = asked
  const counted = useAsk(countPivotTable, { organisationId: unitId, ...question, ...period })
  const axes = [...pivot.rows, ...pivot.columns]
  const notes = [
    axes.includes(UNITS) && said.unitsNote,
    axes.includes(TIME) && measures.some(({ time }) => time === 'day') && said.stockNote,
    measures[0]?.dimensions.some(({ key, isProtected }) => isProtected && axes.includes(key)) &&
      said.protectedNote,
  ].filter((note) => typeof note === 'string')
  if (counted.error) return <WhyNot error={counted.error} say={say} />
  return (
    <Answer of={counted} lines={8}>
      {(table) =>
        table.lines.length === 0 || measures.length === 0 ? (
          <Card title={said.result}>
            <Empty title={said.nothing}>{said.nothingText}</Empty>
          </Card>
        ) : (
          <>
            <Card title={title}>
              <Grid {...{ table, pivot, measures, share }} />
              <div className={style.notes}>
                {notes.map((note) => (
                  <p key={note} className={style.hint}>
                    {note}
                  </p>
                ))}
              </div>
            </Card>
            <Picture {...{ table, pivot, measures }} />
          </>
        )
      }
    </Answer>
  )
}

function CopyLink() {
  const said = useWords(words)
  const { id } = useUnit()
  const copy = () => {
    const address = new URL(location.href)
    if (id) address.searchParams.set('unit', id)
    void navigator.clipboard.writeText(address.href).then(() => tell(said.copied))
  }
  return (
    <Button variant="default" leftSection={<Link2 size={16} aria-hidden />} onClick={copy}>
      {said.copyLink}
    </Button>
  )
}

function Remove({ table: { id, name } }: { table: SavedTable }) {
  const said = useWords(words)
  const go = useGo()
  const act = useAct(withdrawPivotTable, {
    renews: ['/api/pivot/tables'],
    onDone: () => go({ to: '/tables', search: { removed: id } }),
  })
  return (
    <Button
      variant="default"
      leftSection={<Trash2 size={16} aria-hidden />}
      loading={act.isPending}
      onClick={() => act.mutate({ id })}
      aria-label={`${said.remove}: ${name}`}
    >
      {said.remove}
    </Button>
  )
}
