/** How one person's tablet reaches the office: with their token, and by whatever makes the office know it. */

import { type Client, type ClientNeeds, createClient } from '../api/client.ts'
import type { People, Person } from './people.ts'
import { withWayBack } from './way-back.ts'

/** `find` is asked each time: who it is may have a new card by now. */
export function reachOffice(
  fetch: ClientNeeds['fetch'],
  people: Pick<People, 'settleCard'>,
  find: () => Person | undefined,
): Client {
  const client = createClient({ fetch, token: () => find()?.token })
  return withWayBack(
    client,
    () => find()?.ticket,
    () => {
      const person = find()
      // What the office has refused for good is not asked again.
      if (!person?.card || person.card.refusal) return undefined
      return import('./tell-card.ts').then(({ tellCard }) => tellCard(client, people, person))
    },
  )
}
