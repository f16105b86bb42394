import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { CheckShown } from './api.ts'
import { words } from './words.ts'
import style from './form.module.css'

/** Checks with both sides, in the unit and in how many units below they hold, and where they do not. */
export function ChecksPanel({ title, checks }: { title: string; checks: readonly CheckShown[] }) {
  const said = useWords(words)
  const failed = checks.filter((one) => one.failed > 0).length
  return (
    <Card title={title}>
      <div className={style.stack}>
        <p>
          {failed === 0 ? (
            <Mark tone="good">{said.allHold}</Mark>
          ) : (
            <Mark tone="accent">{said.someDiffer(formatNumber(failed))}</Mark>
          )}
        </p>
        <ChecksTable name={title} checks={checks} />
      </div>
    </Card>
  )
}

function ChecksTable({ name, checks }: { name: string; checks: readonly CheckShown[] }) {
  const said = useWords(words)
  const locale = useLocale()
  const columns: Column<CheckShown>[] = [
    {
      key: 'check',
      title: said.check,
      cell: ({ label, failing }) => (
        <>
          {label[locale]}
          {failing.length > 0 && (
            <ul className={style.failing}>
              {failing.map((one) => (
                <li key={one.code}>
                  {said.failingAt(one.name, formatNumber(one.left), formatNumber(one.right))}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    },
    { key: 'left', title: said.left, number: ({ left }) => left },
    { key: 'right', title: said.right, number: ({ right }) => right },
    {
      key: 'units',
      title: said.units,
      cell: ({ units, failed }) => said.unitsOf(formatNumber(units - failed), formatNumber(units)),
      narrow: false,
    },
    {
      key: 'state',
      title: said.state,
      cell: ({ failed }) =>
        failed === 0 ? <Mark tone="good">{said.holds}</Mark> : <Mark tone="accent">{said.differs}</Mark>,
    },
  ]
  // What differs comes first.
  const rows = [...checks].sort((a, b) => Number(b.failed > 0) - Number(a.failed > 0))
  return <Table name={name} rows={rows} rowKey={({ key }) => key} columns={columns} />
}
