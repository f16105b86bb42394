import { useState } from 'react'
import type { Period } from '#statistics/period.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { UploadButton } from '#ui/upload-button.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { useDone } from '#ui/done.ts'
import { Card } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
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
  const closed = useClosedReason()
  return (
    <UploadButton
      address={`/api/form-templates?organisationId=${unit}`}
      accept=".xlsx"
      said={said}
      say={useSay(refusalWords)}
      closed={closed}
      renews={RENEWS[0]!}
      variant="default"
      noteClass={style.notes}
    >
      {closed && <p className={style.notes}>{closed}</p>}
    </UploadButton>
  )
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const act = useAct(withdrawFormTemplate, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ReasonDialog
      title={said.withdraw}
      text={said.withdrawText}
      verb={said.withdraw}
      act={act}
      say={useSay(refusalWords)}
      onClose={onClose}
      onSubmit={(reason) => act.mutate({ id, reason })}
    />
  )
}
