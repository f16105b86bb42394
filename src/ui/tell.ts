import { notifications } from '@mantine/notifications'

const CLOSE = { vi: 'Đóng', en: 'Close' }

/** Says what has been done, in a corner, also to those who hear the page. */
export function tell(text: string): void {
  const close = document.documentElement.lang === 'en' ? CLOSE.en : CLOSE.vi
  notifications.show({
    message: text,
    color: 'green',
    withBorder: true,
    closeButtonProps: { 'aria-label': close },
  })
}
