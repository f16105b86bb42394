/**
 * Does work again and again while the process runs, never twice at once: a turn that takes longer swallows the next. What
 * fails is told and tried again. `stop` begins no more and waits for the turn under way.
 */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, failed }: { everyMs: number; failed: (error: unknown) => void },
): { stop: () => Promise<void> } {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = null))
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
