/** Which tests run how: each file with a database or a server of its own, two files at a time. */

import { defineConfig } from 'vitest/config'
import { PATIENCE_MS } from './support/patience.ts'

// An unusual zone, so that a date that depends on the machine's zone shows itself.
process.env.TZ = 'Pacific/Chatham'

/** Files of a worker share what they import: loading the whole server anew for each costs more than many of its tests. */
const sharing = { isolate: false }

const pure = (name: string) => ({
  extends: true as const,
  // Only what hangs is to fail, here as below.
  test: { name, ...sharing, include: [`tests/${name}/**/*.test.ts`], testTimeout: 60_000 },
})

/** Rooms that wait differently for the machine take turns, each with as many files at a time as keep it busy. */
interface Turn {
  readonly maxWorkers: number
  readonly sequence: { readonly groupOrder: number }
}

const withDatabase = (name: string, testTimeout: number, turn: Partial<Turn> = {}) => ({
  extends: true as const,
  test: {
    name,
    ...turn,
    ...sharing,
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/support/database-for-all.ts'],
    // Only what hangs is to fail here: on a busy machine the same steps take ten times as long.
    testTimeout,
    hookTimeout: 300_000,
    // Now and then a page's process falls over by itself: that alone is tried again.
    retry: { count: 1, condition: /(?:Target|Page) crashed/u },
    expect: { poll: { timeout: PATIENCE_MS, interval: 50 } },
  },
})

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // As many as the smallest machine has cores: a browser, its server and a database keep one busy and wait in turn.
    maxWorkers: 2,
    projects: [
      pure('schema'),
      pure('seeds'),
      pure('faults'),
      withDatabase('house', 180_000),
      // Its tests wait a third of their time for disks and processes: with two at a time the machine would be idle then.
      withDatabase('server', 300_000, { maxWorkers: 3, sequence: { groupOrder: 1 } }),
      withDatabase('web', 300_000),
      withDatabase('journeys', 900_000),
    ],
  },
})
