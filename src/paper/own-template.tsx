import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { UploadButton } from '#ui/upload-button.tsx'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { useFocusBack } from '#ui/focus-back.ts'
import { formatInstant } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { restoreTemplate, withdrawTemplate, type FormDetail, type TemplateVersion } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './paper.module.css'

const RENEWS = ['/api/paper-forms']

/** The unit's own Word template: upload with everything that is wrong with it, versions, taking back, bringing back. */
export function OwnTemplate({ form, unitId }: { form: FormDetail; unitId: string }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { versions, may, office } = form
  return (
    <Card title={said.own}>
      <div className={style.stack}>
        {versions.length === 0 && <p className={style.dim}>{said.ownNone}</p>}
        {!office && <p className={style.dim}>{said.noOffice}</p>}
        {may.record && <UploadTemplate form={form} unitId={unitId} closed={closed} />}
        {versions.length > 0 && <Versions form={form} closed={closed} />}
      </div>
    </Card>
  )
}

function UploadTemplate({
  form,
  unitId,
  closed,
}: {
  form: FormDetail
  unitId: string
  closed: string | null
}) {
  const said = useWords(words)
  return (
    <UploadButton
      address={`/api/paper-forms/${form.key}/templates?organisationId=${unitId}`}
      accept=".docx"
      said={said}
      say={useSay(refusalWords)}
      closed={closed}
      renews={RENEWS[0]!}
      noteClass={style.dim}
    >
      <p className={style.dim}>{closed ?? said.uploadHint}</p>
    </UploadButton>
  )
}

function Versions({ form, closed }: { form: FormDetail; closed: string | null }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [taken, setTaken] = useState<TemplateVersion | null>(null)
  const restore = useAct(restoreTemplate, { renews: RENEWS, onDone: () => tell(said.broughtBack) })
  const act = (version: TemplateVersion) => {
    const inUse = version.supersededAt === null
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={closed !== null}
        title={closed ?? undefined}
        onClick={() => (inUse ? setTaken(version) : restore.mutate({ id: version.id }))}
      >
        {inUse ? said.withdraw : said.restore}
      </Button>
    )
  }
  return (
    <>
      <WhyNot error={restore.error} say={say} />
      <Table
        name={said.versions}
        rows={form.versions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'file',
            title: said.file,
            cell: (row) => (
              <a className="dv-link" href={`/api/paper-templates/${row.id}`} download>
                {row.name}
              </a>
            ),
          },
          { key: 'when', title: said.when, cell: (row) => formatInstant(row.recordedAt), narrow: false },
          { key: 'by', title: said.by, cell: (row) => row.recordedBy ?? '', narrow: false },
          { key: 'state', title: said.state, cell: (row) => <State version={row} /> },
          ...(form.may.record ? [{ key: 'act', title: '', cell: act }] : []),
        ]}
      />
      {taken && <TakeBack version={taken} onClose={() => setTaken(null)} />}
    </>
  )
}

function State({ version: { supersededAt, reason, restored } }: { version: TemplateVersion }) {
  const said = useWords(words)
  if (supersededAt !== null)
    return <span className={style.small}>{said.ended(formatInstant(supersededAt), reason ?? '')}</span>
  return (
    <>
      <Mark tone="good">{said.using}</Mark>
      {restored && <span className={style.small}>{said.restored}</span>}
    </>
  )
}

function TakeBack({ version, onClose }: { version: TemplateVersion; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  useFocusBack()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawTemplate, {
    renews: RENEWS,
    onDone: () => {
      tell(said.withdrawn)
      onClose()
    },
  })
  return (
    <Confirm
      opened
      title={`${said.withdraw}: ${version.name}`}
      act={said.withdraw}
      busy={act.isPending}
      error={act.error}
      say={say}
      onCancel={onClose}
      onConfirm={() => reason.trim().length >= 3 && act.mutate({ id: version.id, reason })}
    >
      <p>{said.withdrawText}</p>
      <Textarea
        label={said.reason}
        required
        minLength={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  )
}
