import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/*.journey.ts'],
    // One service and one browser at a time: the machine is shared.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
})
