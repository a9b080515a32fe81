/** Counts what is refused: added up in memory while a write is under way, so that a flood of tries is no flood of writes. */

import type { Try } from '../../schema/people/refused-tries.ts'
import type { ProblemSlug } from '../../schema/wire/problems.ts'
import type { Actor } from '../http/actor.ts'

export interface RefusedTries {
  note(what: Try): void
  /** All that was noted is written, or could not be. */
  settle(): Promise<void>
}

export function countRefusedTries(
  save: (day: string, what: Try, tries: number) => Promise<unknown>,
  today: () => string,
): RefusedTries {
  let waiting = new Map<string, { readonly day: string; readonly what: Try; readonly tries: number }>()
  let writing: Promise<void> | undefined
  const add = (day: string, what: Try, tries: number) => {
    const before = waiting.get(`${day} ${what}`)?.tries ?? 0
    waiting.set(`${day} ${what}`, { day, what, tries: before + tries })
  }
  async function write(): Promise<void> {
    while (waiting.size > 0) {
      const taken = [...waiting.values()]
      waiting = new Map()
      for (const [order, { day, what, tries }] of taken.entries())
        try {
          await save(day, what, tries)
        } catch {
          // The database is away: they are written with the next one that comes.
          for (const one of taken.slice(order)) add(one.day, one.what, one.tries)
          return
        }
    }
  }
  return {
    note(what) {
      add(today(), what, 1)
      writing ??= write().finally(() => {
        writing = undefined
      })
    },
    settle: () => writing ?? Promise.resolve(),
  }
}

/** What was tried, where a refusal says that; of a tablet that asks for what is not its own, nothing is counted. */
export function triedBy(slug: ProblemSlug, actor: Actor): Try | undefined {
  if (slug === 'wrong-sign-in' || slug === 'wrong-passphrase') return 'passphrase'
  if (slug === 'wrong-factor') return 'factor'
  if (slug === 'card-unknown') return 'card'
  return slug === 'not-yours' && actor.kind === 'staff' ? 'permission' : undefined
}
