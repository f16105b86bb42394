import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { useAct } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import type { FindUnits } from './accounts-page.tsx'
import { createAccount, type AccountWithLink, type Locale } from './api.ts'
import { pageWords } from './page-words.ts'
import { RoleAtUnitFields, useRoleAtUnit } from './role-at-unit.tsx'
import { refusalWords } from './words.ts'
import style from './alone.module.css'

/** A new account with its first role; answers the one-time invitation. */
export function AddAccount({
  findUnits,
  onClose,
  onAdded,
}: {
  findUnits: FindUnits
  onClose: () => void
  onAdded: (added: z.infer<typeof AccountWithLink>) => void
}) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  const act = useAct(createAccount, { renews: ['/api/accounts'], onDone: onAdded })
  const [fullName, setFullName] = useState('')
  const [userName, setUserName] = useState('')
  const [email, setEmail] = useState('')
  const [locale, setLocale] = useState<Locale>('vi')
  const [place, setPlace] = useRoleAtUnit()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!place.unit) return
    act.mutate({
      fullName: fullName.normalize('NFC'),
      userName: userName.trim().toLowerCase(),
      email: email.trim() || undefined,
      locale,
      role: place.role,
      organisationId: place.unit.key,
    })
  }
  return (
    <Modal opened onClose={onClose} title={said.add} closeButtonProps={{ 'aria-label': said.close }}>
      <form className={style.form} onSubmit={submit}>
        <TextInput
          label={said.fullName}
          required
          data-autofocus
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <TextInput
          label={said.userName}
          required
          description={said.userNameHint}
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]{1,63}"
          autoCapitalize="none"
          spellCheck={false}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <TextInput
          label={said.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleAtUnitFields value={place} onChange={setPlace} findUnits={findUnits} />
        <ChoiceField
          label={said.language}
          value={locale}
          onChange={(chosen) => chosen && setLocale(chosen)}
          choices={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
        />
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending} disabled={!place.unit}>
          {said.create}
        </Button>
      </form>
    </Modal>
  )
}
