import { AccountPage } from '#access/account-page.tsx'
import { MyReminders } from '#reminder/my-reminders.tsx'

/** My account, with how I am reminded. */
export function Account() {
  return (
    <AccountPage>
      <MyReminders />
    </AccountPage>
  )
}
