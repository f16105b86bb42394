import { notifications } from '@mantine/notifications'

/** Says what has been done, in a corner, also to those who hear the page. */
export function tell(text: string): void {
  notifications.show({ message: text, color: 'green', withBorder: true })
}
