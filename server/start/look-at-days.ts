/** Looks at the start and every hour whose day has come, ends it, and takes what is left of it out of the database. */

import { PROGRAM } from '../../schema/people/logbook.ts'
import { isDue } from '../../schema/retention/rules.ts'
import { dayIn } from '../logbook/day-in.ts'
import { endClass, sweepEnded } from '../queries/end-class.ts'
import { listKept } from '../queries/retention.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'

type Needed = Pick<Services, 'db' | 'classKeys' | 'country'>

/** As the owner of the tables, for the time of the work. */
export type AsOwner = (work: (owner: Db) => Promise<void>) => Promise<void>

/** Restartable and harmless to repeat; gives back how many classes ended. */
export async function lookAtDays(
  { db, classKeys, country }: Needed,
  asOwner: AsOwner,
  now: Date,
): Promise<number> {
  const today = dayIn(now, country.timeZone)
  let ended = 0
  for (const kept of await listKept(db)) {
    const isGone =
      kept.endedOn === undefined && classKeys.destroyedOn(kept.campaign, kept.class) !== undefined
    if (!isGone && !isDue(kept, today)) continue
    const isEnded = await endClass(db, classKeys, kept, {
      today,
      actor: PROGRAM,
      mayEnd: (locked) => isDue(locked, today),
    })
    if (isEnded) ended += 1
  }
  await asOwner(sweepEnded)
  return ended
}

const HOUR_MS = 60 * 60 * 1000

/** `onFault`: what went wrong is said, and tried again within the hour. */
export function startLookingAtDays(
  look: () => Promise<unknown>,
  onFault: (fault: unknown) => void,
): { stop(): Promise<void> } {
  let looking = Promise.resolve()
  const again = () => {
    looking = looking.then(look).then(() => undefined, onFault)
  }
  again()
  const timer = setInterval(again, HOUR_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
