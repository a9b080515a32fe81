/** Which tests run how: pure rooms in parallel, those with a database or a browser in order. */

import { defineConfig } from 'vitest/config'

// An unusual zone, so that a date that depends on the machine's zone shows itself.
process.env.TZ = 'Pacific/Chatham'

const pure = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`] },
})

const withDatabase = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/support/database-for-all.ts'],
    fileParallelism: false,
    testTimeout,
    hookTimeout: 120_000,
  },
})

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      pure('schema'),
      pure('seeds'),
      pure('faults'),
      withDatabase('house', 60_000),
      withDatabase('server', 60_000),
      withDatabase('web', 120_000),
      withDatabase('journeys', 300_000),
    ],
  },
})
