import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { download } from '#ui/call.ts'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getForm, type FieldRow, type FormDetail } from './api.ts'
import { Used } from './forms-page.tsx'
import { OwnTemplate } from './own-template.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './paper.module.css'

/** One printable form: what it looks like, which fields it has, and the unit's own template of it. */
export function PaperFormPage() {
  const { key } = useParams({ strict: false }) as { key: string }
  const said = useWords(words)
  const locale = useLocale()
  const { id } = useUnit()
  const form = useAsk(getForm, id ? { key, organisationId: id } : null)
  const shown = form.data?.key === key ? form.data : undefined
  return (
    <Page title={shown?.name[locale] ?? said.title} breadcrumb={[{ name: said.title, to: '/papers' }]}>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      ) : (
        <Answer of={{ ...form, data: shown }} lines={10}>
          {(detail) => <Known form={detail} unitId={id} />}
        </Answer>
      )}
    </Page>
  )
}

function Known({ form, unitId }: { form: FormDetail; unitId: string }) {
  const said = useWords(words)
  return (
    <>
      <Columns>
        <Card>
          <Facts
            facts={[
              { name: said.number, value: form.number ?? '–' },
              { name: said.layout, value: said.layouts[form.layout] },
              { name: said.source, value: form.source },
              { name: said.confidence, value: said.confidences[form.confidence] },
              { name: said.used, value: <Used form={form} /> },
            ]}
          />
        </Card>
        <Samples form={form} unitId={unitId} />
      </Columns>
      <OwnTemplate form={form} unitId={unitId} />
      <Fields form={form} />
    </>
  )
}

function Samples({ form, unitId }: { form: FormDetail; unitId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const save = (format: 'docx' | 'pdf', template: 'in-force' | 'start') => {
    setBusy(`${format} ${template}`)
    setError(null)
    download(sampleAddress(form.key, unitId, format, template))
      .catch(setError)
      .finally(() => setBusy(null))
  }
  const button = (label: string, format: 'docx' | 'pdf', template: 'in-force' | 'start') => (
    <Button
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      loading={busy === `${format} ${template}`}
      onClick={() => save(format, template)}
    >
      {label}
    </Button>
  )
  return (
    <Card title={said.look}>
      <div className={style.stack}>
        <p className={style.dim}>{said.lookText}</p>
        <div className={style.buttons}>
          {button(said.sampleWord, 'docx', 'in-force')}
          {button(said.samplePdf, 'pdf', 'in-force')}
        </div>
        <div className={style.buttons}>{button(said.start, 'docx', 'start')}</div>
        <div aria-live="polite">
          <WhyNot error={error} say={say} />
        </div>
      </div>
    </Card>
  )
}

/** Where a form with invented values is fetched; `template`: the one in force, the built-in one, or a version. */
export function sampleAddress(key: string, unitId: string, format: 'docx' | 'pdf', template: string): string {
  return `/api/paper-forms/${key}/sample?${new URLSearchParams({ organisationId: unitId, format, template }).toString()}`
}

interface FieldLine extends Pick<FieldRow, 'tag' | 'name' | 'kind'> {
  list: string | null
}

function Fields({ form }: { form: FormDetail }) {
  const said = useWords(words)
  return (
    <Card title={said.fields}>
      <div className={style.stack}>
        <p className={style.dim}>{said.fieldsHint}</p>
        <FieldTable name={said.ownFields} fields={form.own} />
        <FieldTable name={said.standardFields} fields={form.standard} />
      </div>
    </Card>
  )
}

function FieldTable({ name, fields }: { name: string; fields: readonly FieldRow[] }) {
  const said = useWords(words)
  const locale = useLocale()
  const lines = fields.flatMap((field): FieldLine[] => [
    { ...field, list: null },
    ...field.columns.map((column) => ({ ...column, list: field.name[locale] })),
  ])
  const list = fields.find((field) => field.kind === 'list')
  return (
    <section className={style.stack} aria-label={name}>
      <h3>{name}</h3>
      {list && <p className={style.dim}>{said.listHint(list.tag, list.tag.replace('#', '/'))}</p>}
      <Table
        name={name}
        rows={lines}
        rowKey={(row) => `${row.list} ${row.tag}`}
        columns={[
          {
            key: 'name',
            title: said.field,
            cell: (row) => (
              <>
                {row.name[locale]}
                {row.list && <span className={style.small}>{said.inList(row.list)}</span>}
              </>
            ),
          },
          { key: 'tag', title: said.tag, cell: (row) => <span className={style.tag}>{row.tag}</span> },
          { key: 'kind', title: said.kind, cell: (row) => said.kinds[row.kind], narrow: false },
        ]}
      />
    </section>
  )
}
