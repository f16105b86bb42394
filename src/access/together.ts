import { TrieRouter } from 'hono/router/trie-router'
import { z } from 'zod'
import type { Db } from '#platform/db.ts'
import { endpoint, type Endpoint } from '#platform/endpoint.ts'
import { NotFound } from '#platform/errors.ts'
import { rememberInSnapshot } from '#platform/snapshot.ts'
import type { Api } from './doorway.ts'
import { mustBeForMember } from './member-door.ts'
import { problemOf } from './problems.ts'
import { asRegister, enterReach } from './reach.ts'
import { checkInput, readInput } from './request.ts'
import { contextOf, json, readOnly, register, type Context } from './serve.ts'

/** The most questions that are answered together. */
export const MOST_TOGETHER = 20

/** Several questions of one page at once: each answered as if it had been asked alone, all on one snapshot. */
export const askTogether = endpoint(
  'POST /api/questions',
  z.object({ paths: z.array(z.string().startsWith('/api/').max(2_000)).min(1).max(MOST_TOGETHER) }),
  z.object({ answers: z.array(z.object({ status: z.int(), body: z.unknown() })).max(MOST_TOGETHER) }),
  'Several questions (GET) at once, on one snapshot: each with its own status and body',
)

/** A question that may be asked together with others. */
export interface Question {
  endpoint: Endpoint
  sees: 'reach' | 'register'
  /** The answer as JSON. */
  answer: (input: unknown, context: Context) => Promise<string>
}

/** Answers questions that came together; the operations must be registered before. */
export function serveTogether(api: Api): void {
  const router = new TrieRouter<Question>()
  for (const question of api.questions) router.add('GET', question.endpoint.path, question)
  register(api, askTogether, { reads: true }, async (c) => {
    const { input } = await readInput(c, askTogether)
    const { context, recordViews } = contextOf(api, c)
    const answers: string[] = []
    const answerRest = async (tx: Db) => {
      await enterReach(tx, context.actor)
      rememberInSnapshot(tx)
      while (answers.length < input.paths.length) {
        const [text, isForeseen] = await answerOne(api, router, input.paths[answers.length]!, {
          ...context,
          db: tx,
        })
        answers.push(text)
        // What was not foreseen may have broken the transaction: the rest is asked in another one.
        if (!isForeseen) return
      }
    }
    while (answers.length < input.paths.length) await readOnly(api.options.db, answerRest)
    return json(c, await recordViews(`{"answers":[${answers.join(',')}]}`))
  })
}

async function answerOne(
  api: Api,
  router: TrieRouter<Question>,
  path: string,
  context: Context,
): Promise<[text: string, isForeseen: boolean]> {
  try {
    const { pathname, searchParams } = new URL(path, 'http://here')
    const [found] = router.match('GET', pathname)[0]
    if (!found) throw new NotFound('operation')
    const [question, parameters] = found as [Question, Record<string, string>]
    mustBeForMember(context.actor, question.endpoint)
    const named = Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)])
    const input = checkInput(question.endpoint, { ...queryOf(searchParams), ...Object.fromEntries(named) })
    const answer = (db: Db) => question.answer(input, { ...context, db })
    const body = await (question.sees === 'register' ? asRegister(context.db, answer) : answer(context.db))
    return [`{"status":200,"body":${body}}`, true]
  } catch (error) {
    const problem = problemOf(error, context.requestId, context.actor.locale)
    if (problem.status === 500) {
      const { name, message, stack, code } = error as Error & { code?: string }
      api.options.log.error({ requestId: context.requestId, name, code, message, stack }, 'unforeseen error')
    }
    return [JSON.stringify({ status: problem.status, body: problem }), problem.status !== 500]
  }
}

function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? values[0]! : values]
    }),
  )
}
