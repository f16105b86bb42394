import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Alone, AloneTitle } from '#access/alone.tsx'
import { useAct } from '#ui/ask.ts'
import { GoButton } from '#ui/go.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Loading } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { stopReminders, verifyAddress } from './api.ts'
import { refusalWords, words } from './words.ts'

/** What the link sent to an address opens (`/reminders/verify#TOKEN`). */
export function VerifyAddressPage() {
  return (
    <Alone>
      <Act of="verify" />
    </Alone>
  )
}

/** What the last line of a letter opens (`/reminders/stop#TOKEN`): one click, no signing in. */
export function StopRemindersPage() {
  return (
    <Alone>
      <Act of="stop" />
    </Alone>
  )
}

function Act({ of }: { of: 'verify' | 'stop' }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const token = useLocation().hash
  const act = useAct(of === 'verify' ? verifyAddress : stopReminders, { renews: [] })
  const began = useRef(false)
  useEffect(() => {
    if (began.current || token === '') return
    began.current = true
    act.mutate({ token })
  }, [act, token])
  const invalid = token.length < 20
  return (
    <>
      <AloneTitle>{of === 'verify' ? said.verifyTitle : said.stopTitle}</AloneTitle>
      {act.isSuccess ? (
        <p role="status">{of === 'verify' ? said.verifyDone : said.stopDone}</p>
      ) : invalid ? (
        <p role="alert">{say({ code: 'link-invalid' })}</p>
      ) : act.error ? (
        <WhyNot error={act.error} say={say} />
      ) : (
        <Loading />
      )}
      <GoButton to="/sign-in">{said.toSignIn}</GoButton>
    </>
  )
}
