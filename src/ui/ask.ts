import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#platform/endpoint.ts'
import { ApiError, call } from './call.ts'

/** The cache key of a question; its first part is the path, so `useAct(…, { renews: ['/api/members'] })` finds it. */
export function keyOf(endpoint: Pick<Endpoint, 'path' | 'method'>, input: unknown): unknown[] {
  return [endpoint.path, endpoint.method, input]
}

/** Asks a question and keeps its answer; `input` null: not yet. The last answer stays while the next one loads. */
export function useAsk<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input> | null,
): UseQueryResult<z.output<Output>> {
  return useQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input as z.input<Input>, { signal }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  })
}

type AnyPage = { items: unknown[]; next: string | null }

/** Asks for a list page by page: `data` so far, `more()` for the next page; `after` in the input is filled in. */
export function useAskPages<Input extends z.ZodType, Output extends z.ZodType<AnyPage>>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input> | null,
) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ signal, pageParam }): Promise<AnyPage> =>
      call(endpoint, { ...(input as object), after: pageParam ?? undefined } as z.input<Input>, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: input !== null,
    placeholderData: keepPreviousData,
  })
  const {
    error,
    isPending,
    isFetching,
    isPlaceholderData,
    refetch,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
  } = query
  return {
    data: query.data?.pages.flatMap((page) => page.items) as z.output<Output>['items'] | undefined,
    /** The first page whole, with what stands beside its items (a total, for instance). */
    first: query.data?.pages[0] as z.output<Output> | undefined,
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
    error,
    isPending,
    isFetching,
    isPlaceholderData,
    refetch,
  }
}

/**
 * Does something on the server: `mutate(input)`. Sends the same idempotency key again after a failure without an
 * answer, a new one after an answer. `renews`: paths whose answers are asked for again ('*': everything).
 */
export function useAct<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  options: { renews?: readonly string[]; onDone?: (answer: z.output<Output>) => void } = {},
): UseMutationResult<z.output<Output>, Error, z.input<Input>> {
  const client = useQueryClient()
  const attempt = useRef<{ body: string; key: string } | null>(null)
  return useMutation({
    mutationFn: async (input: z.input<Input>) => {
      const body = JSON.stringify(input)
      if (attempt.current?.body !== body)
        attempt.current = { body, key: crypto.getRandomValues(new Uint32Array(4)).join('-') }
      try {
        const answer = await call(endpoint, input, { idempotencyKey: attempt.current.key })
        attempt.current = null
        return answer
      } catch (error) {
        if (!(error instanceof ApiError) || error.status > 0) attempt.current = null
        throw error
      }
    },
    onSuccess: async (answer) => {
      const { renews = ['*'], onDone } = options
      onDone?.(answer)
      await client.invalidateQueries({
        predicate: ({ queryKey }) =>
          renews.includes('*') || renews.some((path) => String(queryKey[0]).startsWith(path)),
      })
    },
  })
}
