import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  redirect,
  retainSearchParams,
  useRouter,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { sessionQuery, SessionProvider } from '#access/session.tsx'
import { ApiError, onSignedOut } from '#ui/call.ts'
import { TodayProvider } from '#ui/asof.tsx'
import { Failed, Loading } from '#ui/states.tsx'
import { LocaleProvider } from '#ui/words.tsx'
import { Crashed, Missing } from './failures.tsx'
import { PAGES } from './pages.ts'
import { Shell } from './shell.tsx'

type Search = Record<string, string>

/** The router: sign-in and invitation stand alone, every other page inside the shell and behind a session. */
export function makeRouter(client: QueryClient) {
  const root = createRootRoute({
    validateSearch: (search: Record<string, unknown>): Search => search as Search,
    search: { middlewares: [retainSearchParams(['on', 'unit'])] },
    component: Outlet,
  })
  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    beforeLoad: async ({ location }) => {
      const session = await client.ensureQueryData(sessionQuery)
      if (!session) throw redirect({ to: '/sign-in', search: { then: location.href } })
    },
    component: SignedIn,
  })
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({
        getParentRoute: () => root,
        path: '/sign-in',
        component: lazily(() => import('#access/sign-in-page.tsx').then((room) => room.SignInPage)),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '/invitation',
        component: lazily(() => import('#access/invitation-page.tsx').then((room) => room.InvitationPage)),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '/roll-call',
        component: lazily(() => import('#gathering/roll-call-page.tsx').then((room) => room.RollCallPage)),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '/reminders/verify',
        component: lazily(() => import('#reminder/link-pages.tsx').then((room) => room.VerifyAddressPage)),
      }),
      createRoute({
        getParentRoute: () => root,
        path: '/reminders/stop',
        component: lazily(() => import('#reminder/link-pages.tsx').then((room) => room.StopRemindersPage)),
      }),
      shell.addChildren([
        ...PAGES.map(({ path, page }) =>
          createRoute({
            getParentRoute: () => shell,
            path,
            component: lazily(page),
            remountDeps: ({ params }) => params,
          }),
        ),
        createRoute({ getParentRoute: () => shell, path: '$', component: Missing }),
      ]),
    ]),
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ErrorPage,
    scrollRestoration: true,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: textOf,
  })
  leaveWhenSignedOut(client, router)
  return router
}

function lazily(page: () => Promise<FunctionComponent>) {
  return lazyRouteComponent(async () => ({ default: await page() }))
}

/** `?on=2021-12-31&tab=history`: values are plain text, empty ones are left out. */
function textOf(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null)
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}

function SignedIn() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  if (!session) return <Navigate to="/sign-in" />
  return (
    <SessionProvider session={session}>
      <LocaleProvider locale={session.account.locale}>
        <TodayProvider today={session.today}>
          <Shell />
        </TodayProvider>
      </LocaleProvider>
    </SessionProvider>
  )
}

function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return error instanceof ApiError ? <Failed error={error} onRetry={retry} /> : <Crashed />
}

/** When the session ends, everything fetched is forgotten and the sign-in page leads back to where one was. */
function leaveWhenSignedOut(
  client: QueryClient,
  router: { state: { location: { pathname: string; href: string } }; navigate: (to: never) => Promise<void> },
): void {
  onSignedOut(() => {
    const { pathname, href } = router.state.location
    if (['/sign-in', '/invitation', '/roll-call'].includes(pathname)) return
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    client.setQueryData(sessionQuery.queryKey, null)
    void router.navigate({ to: '/sign-in', search: { then: href } } as never)
  })
}
