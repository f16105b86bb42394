import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useSayOfCases } from '#procedure/say.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import type { Refusal } from '#platform/errors.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { inviteMember } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './self.module.css'

/** Gives a member an account for his own record; the one-time link is shown once. */
export function InviteMember({ personId }: { personId: string }) {
  const said = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <>
      <WriteButton onClick={() => setOpen(true)}>{said.invite}</WriteButton>
      {open && <Dialog personId={personId} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const said = useWords(words)
  const [userName, setUserName] = useState('')
  const act = useAct(inviteMember, { renews: ['/api/accounts'] })
  const say = useSayOfInvitation()
  if (act.data)
    return (
      <Modal
        opened
        onClose={onClose}
        title={said.inviteTitle}
        closeButtonProps={{ 'aria-label': said.close }}
      >
        <div className={style.stack}>
          <p>{said.inviteText}</p>
          <p>
            {said.linkIs}: <span className={style.link}>{`${location.origin}${act.data.link.path}`}</span>
          </p>
          <Button onClick={onClose}>{said.close}</Button>
        </div>
      </Modal>
    )
  return (
    <ActDialog
      title={said.inviteTitle}
      verb={said.invite}
      act={act}
      say={say}
      disabled={userName.trim().length < 2}
      onSubmit={() => act.mutate({ id: personId, userName })}
      onClose={onClose}
    >
      <p className={style.dim}>{said.inviteText}</p>
      <TextField
        label={said.userName}
        description={said.userNameHint}
        required
        maxLength={64}
        value={userName}
        onChange={setUserName}
        data-autofocus
      />
    </ActDialog>
  )
}

/** This room's reasons, and that a name is taken. */
function useSayOfInvitation() {
  const locale = useLocale()
  const ofCases = useSayOfCases()
  const taken = { vi: 'Tên đăng nhập này đã có người dùng.', en: 'This user name is taken.' }
  return (refusal: Refusal) => {
    if (refusal.code === 'user-name-taken') return taken[locale]
    const sentence = (refusalWords as Record<string, (facts: never) => { vi: string; en: string }>)[
      refusal.code
    ]
    return sentence ? sentence(refusal as never)[locale] : ofCases(refusal)
  }
}
