import { Button, Skeleton } from '@mantine/core'
import { CloudOff, FileQuestion, Inbox, Lock, TriangleAlert } from 'lucide-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import { ApiError } from './call.ts'
import { formatNumber } from './format.ts'
import { GoButton } from './go.tsx'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './states.module.css'

/** What a query gives: TanStack's answer, or anything with these. */
interface Asked<Data> {
  data: Data | undefined
  error: unknown
  isPending?: boolean
  /** The last answer is shown while another question's answer is on its way. */
  isPlaceholderData?: boolean
  refetch?: () => unknown
}

/** Draws a question's states: a skeleton while it loads, the error with its way out, then what came; pale while it is another's. */
export function Answer<Data>({
  of,
  lines = 5,
  children,
}: {
  of: Asked<Data>
  /** Height of the skeleton in lines. */
  lines?: number
  children: (data: Data) => ReactNode
}) {
  if (of.data !== undefined)
    return (
      <div className={style.answer} aria-busy={of.isPlaceholderData || undefined}>
        {children(of.data)}
      </div>
    )
  if (of.error) return <Failed error={of.error} onRetry={() => void of.refetch?.()} />
  return <Loading lines={lines} />
}

/** A quiet skeleton, seen only after a tenth of a second. */
export function Loading({ lines = 5 }: { lines?: number }) {
  const said = useWords(wordsOfUi)
  return (
    <div role="status" className={style.loading}>
      <span className="dv-hidden">{said.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} radius="sm" width={`${96 - ((line * 17) % 38)}%`} />
      ))}
    </div>
  )
}

/** Nothing to show, and what to do about it. */
export function Empty({
  title,
  children,
  action,
}: {
  title?: string
  children?: ReactNode
  action?: ReactNode
}) {
  const said = useWords(wordsOfUi)
  return (
    <State icon={<Inbox aria-hidden />} title={title ?? said.nothingHere} action={action}>
      {children}
    </State>
  )
}

/** How many entries a list leaves out; nothing where it leaves out none. */
export function Rest({ of }: { of: number }) {
  const said = useWords(wordsOfUi)
  if (of <= 0) return null
  return <p className={style.rest}>{said.rest(formatNumber(of))}</p>
}

/** An error of the server in plain words: what happened, that nothing is lost, the way out. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const said = useWords(wordsOfUi)
  const { icon, title, text, leave } = useFailure(error)
  const id = error instanceof ApiError ? error.requestId : null
  return (
    <div role="alert">
      <State
        icon={icon}
        title={title}
        action={
          <>
            {onRetry && !leave && (
              <Button variant="default" onClick={onRetry}>
                {said.tryAgain}
              </Button>
            )}
            {leave && <GoButton to="/">{said.toOverview}</GoButton>}
          </>
        }
      >
        {text}
        {id && <small className={style.id}>{said.requestNumber(id)}</small>}
      </State>
    </div>
  )
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(listenToNetwork, () => navigator.onLine)
}

/** A line across the page while there is no network. */
export function OfflineBanner() {
  const said = useWords(wordsOfUi)
  return (
    <div role="status" className="dv-no-print">
      {!useOnline() && (
        <p className={style.offline}>
          <CloudOff size={18} aria-hidden /> {said.offlineBanner}
        </p>
      )}
    </div>
  )
}

function State({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={style.state}>
      <span className={style.icon}>{icon}</span>
      <p className={style.title}>{title}</p>
      {children && <div className={style.text}>{children}</div>}
      {action && <div className={style.action}>{action}</div>}
    </div>
  )
}

function useFailure(error: unknown): { icon: ReactNode; title: string; text: string; leave?: true } {
  const said = useWords(wordsOfUi)
  const status = error instanceof ApiError ? error.status : 500
  if (status === 0)
    return { icon: <CloudOff aria-hidden />, title: said.offlineTitle, text: said.offlineText }
  const warning = <TriangleAlert aria-hidden />
  if (status === 400)
    return { icon: warning, title: said.malformedTitle, text: said.malformedText, leave: true }
  if (status === 403)
    return { icon: <Lock aria-hidden />, title: said.notAllowedTitle, text: said.notAllowedText, leave: true }
  if (status === 404)
    return {
      icon: <FileQuestion aria-hidden />,
      title: said.notFoundTitle,
      text: said.notFoundText,
      leave: true,
    }
  if (status === 409) return { icon: warning, title: said.conflictTitle, text: said.conflictText }
  if (status === 429) return { icon: warning, title: said.tooManyTitle, text: said.tooManyText }
  return { icon: warning, title: said.failedTitle, text: said.failedText }
}

function listenToNetwork(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
