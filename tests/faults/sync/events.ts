/** When what happens to the office of a history: by chance, and by the seed. */

import type { Random } from '../../../seeds/demo/random.ts'

/** What happens to the office. */
export type Event = 'revoke' | 'crash' | 'backup' | 'checked-backup' | 'restore'

/** Crashes anywhere, backups before restores, people revoked early. In a long history some of it twice. */
export function planEvents(
  random: Random,
  steps: number,
  isLong: boolean,
): ReadonlyMap<number, readonly Event[]> {
  const events = new Map<number, readonly Event[]>()
  const plan = (event: Event, from: number, to: number) => {
    const step = Math.floor((from + random.next() * (to - from)) * steps)
    events.set(step, [...(events.get(step) ?? []), event])
  }
  for (let crash = 0; crash < (isLong ? 3 : 1); crash += 1) plan('crash', 0, 1)
  plan('revoke', 0.1, 0.2)
  plan('checked-backup', 0.2, 0.45)
  plan('restore', 0.45, 0.6)
  if (!isLong) return events
  plan(random.chance(0.5) ? 'backup' : 'checked-backup', 0.6, 0.8)
  if (random.chance(0.6)) plan('restore', 0.8, 1)
  return events
}
