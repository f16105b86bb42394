import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/*.journey.ts'],
    // One service on a fresh data folder for all journeys; each works with people and units of its own.
    globalSetup: ['e2e/one-service.ts'],
    // One browser at a time: they share accounts, whose language some of them change.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    env: { TZ: 'Asia/Ho_Chi_Minh' },
  },
})
