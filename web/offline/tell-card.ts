/** Tells the office of a card that was typed without a network: loaded only where one waits. */

import { readCampaignId } from '../../schema/codes.ts'
import { enrol } from '../../schema/wire/people-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Problem } from '../api/problem.ts'
import type { People, Person } from './people.ts'

/** What only another card helps against. */
const FINAL: readonly string[] = ['card-is-used', 'card-unknown']

/**
 * What stopped it, or nothing when the office knows this tablet now. Asking twice with the same token is harmless: the
 * office says the same again, so an answer that was lost on the way costs nothing.
 */
export async function tellCard(
  client: Client,
  people: Pick<People, 'settleCard'>,
  person: Person,
): Promise<Problem | undefined> {
  const { code, token, card } = person
  if (!card) return undefined
  const outcome = await client.call(enrol, { body: { code, words: card.words, token } })
  if ('problem' in outcome) {
    const { problem } = outcome
    if (problem.kind === 'refused' && FINAL.includes(problem.slug)) {
      const { status, titles, details } = problem
      await people.settleCard(person, { status, titles, details })
    }
    return problem
  }
  const { reply } = outcome
  const campaign = readCampaignId(reply.campaign)
  if (!campaign) return { kind: 'not-a-reply', status: 200 }
  const { organisationKey, ticket } = reply
  await people.settleCard(person, { code: reply.code, campaign, organisationKey, ticket })
  return undefined
}
