import { Button, FileButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import type { Period } from '#statistics/period.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { upload } from '#ui/call.ts'
import { useDone } from '#ui/done.ts'
import { Card } from '#ui/page.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getFormTemplate, withdrawFormTemplate, type FormTemplate } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './form.module.css'

const RENEWS = [getFormTemplate.path]

/** The official template as the unit keeps it: the marks to begin with, upload with all that is wrong, the same filled in. */
export function OwnTemplate({ unit, period }: { unit: string; period: Period }) {
  const said = useWords(words)
  const lang = useLocale()
  const asked = useAsk(getFormTemplate, { organisationId: unit })
  return (
    <Card title={said.own}>
      <div className={style.stack}>
        <p>{said.ownHint}</p>
        <Answer of={asked} lines={2}>
          {(template) => <InUse template={template} unit={unit} period={period} />}
        </Answer>
        <p>
          <a className="dv-link" href={`/api/form-templates/start?lang=${lang}`} download>
            {said.start}
          </a>
        </p>
      </div>
    </Card>
  )
}

function InUse({ template, unit, period }: { template: FormTemplate; unit: string; period: Period }) {
  const said = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const { inForce, may } = template
  return (
    <div className={style.stack}>
      <p>{inForce ? said.inUse(inForce.name, inForce.unit.name) : said.none}</p>
      {inForce && (
        <div className={style.buttons}>
          <a
            className="dv-link"
            href={`/api/form-templates/filled?organisationId=${unit}&from=${period.from}&to=${period.to}`}
            download
          >
            {said.filled}
          </a>
          {inForce.own && (
            <a className="dv-link" href={`/api/form-templates/${inForce.id}/file`} download>
              {said.asUploaded}
            </a>
          )}
        </div>
      )}
      {may.record && <UploadTemplate unit={unit} />}
      {may.record && inForce?.own && (
        <div>
          <WriteButton onClick={() => setOpen(true)}>{said.withdraw}</WriteButton>
        </div>
      )}
      {isOpen && inForce && <Withdraw id={inForce.id} onClose={() => setOpen(false)} />}
    </div>
  )
}

function UploadTemplate({ unit }: { unit: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = (file: File | null) => {
    if (!file) return
    setBusy(true)
    setError(null)
    upload(`/api/form-templates?organisationId=${unit}`, file)
      .then(() => {
        tell(said.uploaded)
        return client.invalidateQueries({
          predicate: ({ queryKey }) => String(queryKey[0]).startsWith(RENEWS[0]!),
        })
      })
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <div className={style.buttons}>
        <FileButton accept=".xlsx" onChange={send} disabled={closed !== null}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<Upload size={16} aria-hidden />}
              disabled={closed !== null}
              title={closed ?? undefined}
              loading={busy}
            >
              {said.upload}
            </Button>
          )}
        </FileButton>
      </div>
      {closed && <p className={style.notes}>{closed}</p>}
      <div aria-live="polite">
        {busy && <p className={style.notes}>{said.sending}</p>}
        <WhyNot error={error} say={say} />
      </div>
    </>
  )
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const done = useDone(onClose)
  const act = useAct(withdrawFormTemplate, { renews: RENEWS, onDone: done })
  return (
    <ActDialog
      title={said.withdraw}
      text={said.withdrawText}
      verb={said.withdraw}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onClose={onClose}
      onSubmit={() => act.mutate({ id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
