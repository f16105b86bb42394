import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { foldText } from '#person/name.ts'
import { useAsk } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import { formatInstant } from '#ui/format.ts'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listForms, type FormRow } from './api.ts'
import { words } from './words.ts'
import style from './paper.module.css'

/** All printable forms: number, source, how well it is known, and by which template the unit prints it. */
export function PaperFormsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [text, setText] = useState('')
  const forms = useAsk(listForms, id ? { organisationId: id } : null)
  return (
    <Page title={said.title} note={name && said.note(name)}>
      <Toolbar label={said.find}>
        <TextField label={said.find} value={text} onChange={setText} />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={forms} lines={8}>
            {({ items }) => <Forms forms={items} text={text} />}
          </Answer>
        )}
      </Card>
    </Page>
  )
}

function Forms({ forms, text }: { forms: readonly FormRow[]; text: string }) {
  const said = useWords(words)
  const locale = useLocale()
  const wanted = foldText(text)
  const shown = forms.filter(({ name, number }) =>
    foldText(`${number ?? ''} ${name[locale]}`).includes(wanted),
  )
  return (
    <Table
      name={said.title}
      rows={shown}
      rowKey={(row) => row.key}
      empty={<Empty title={forms.length === 0 ? said.none : said.noneFound} />}
      columns={[
        {
          key: 'name',
          title: said.name,
          width: '34%',
          to: (row) => `/papers/${row.key}`,
          sort: (row) => foldText(row.name[locale]),
          cell: (row) => row.name[locale],
        },
        { key: 'number', title: said.number, cell: (row) => row.number ?? '', sort: (row) => row.number },
        {
          key: 'layout',
          title: said.layout,
          cell: (row) => said.layouts[row.layout],
          sort: (row) => said.layouts[row.layout],
          narrow: false,
        },
        {
          key: 'source',
          title: said.source,
          narrow: false,
          cell: (row) => (
            <>
              {row.source}
              <span className={style.small}>{said.confidences[row.confidence]}</span>
            </>
          ),
        },
        { key: 'used', title: said.used, cell: (row) => <Used form={row} /> },
      ]}
    />
  )
}

/** By which template a form is printed at the unit. */
export function Used({ form: { template } }: { form: Pick<FormRow, 'template'> }) {
  const said = useWords(words)
  if (template === null) return <>{said.builtIn}</>
  return (
    <>
      <Mark tone="accent">{said.ownOf(template.unit.name)}</Mark>
      <span className={style.small}>{said.since(formatInstant(template.recordedAt))}</span>
    </>
  )
}
