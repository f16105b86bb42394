import { AccountPage } from '#access/account-page.tsx'
import { useMay } from '#access/session.tsx'
import { MyReminders } from '#reminder/my-reminders.tsx'

/** My account, with how I am reminded of what waits for my unit; a member alone has no inbox. */
export function Account() {
  const hasInbox = useMay('work.read')
  return <AccountPage>{hasInbox && <MyReminders />}</AccountPage>
}
