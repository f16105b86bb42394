import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/*.journey.ts'],
    // One service on a fresh data folder for all journeys of a run; each works with people and units of its own. Those that count
    // the whole register run where no other records (BESIDE in bin/test.js).
    globalSetup: ['e2e/one-service.ts'],
    // One browser at a time: they share accounts, whose language some of them change.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    env: { TZ: 'Asia/Ho_Chi_Minh' },
  },
})
