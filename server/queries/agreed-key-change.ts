/** Whether two people of the office have agreed that the organisation gets another key; asked before the office is open. */

import { PROGRAM } from '../../schema/people/logbook.ts'
import { mayAsk, mayDecide, mayUse } from '../../schema/people/two-people.ts'
import type { Db } from '../storage/database.ts'
import { writeLogbook } from './logbook.ts'
import { listPeople } from './people.ts'
import { lockRequestsFor, markDone } from './requests-for-two.ts'

/** What a request for another key is about: there is one such key. */
export const ORGANISATION_KEY = 'organisation-key'

const ACT = 'key.change'

/**
 * In the transaction of the change. True when nobody could be asked, since fewer than two people could agree; false
 * while there is no agreement; else it is used up, and the logbook says so.
 */
export async function useAgreedKeyChange(on: Db): Promise<boolean> {
  const people = (await listPeople(on)).filter(({ isDisabled }) => !isDisabled)
  const canTwo = people.some(
    (asker) =>
      mayAsk(asker, ACT) && people.some((other) => other.person !== asker.person && mayDecide(other, ACT)),
  )
  if (!canTwo) return true
  for (const asker of people) {
    const what = { act: ACT, object: ORGANISATION_KEY } as const
    const kept = await lockRequestsFor(on, ACT, ORGANISATION_KEY, asker.person)
    const agreed = kept.find((request) => mayUse(request, asker, what, request.now))
    if (!agreed) continue
    await markDone(on, agreed.id)
    await writeLogbook(on, {
      actor: PROGRAM,
      act: 'two.used',
      object: agreed.id,
      detail: `${ACT} ${ORGANISATION_KEY}`,
    })
    return true
  }
  return false
}
