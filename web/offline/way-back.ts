/** A client that finds its way back: when the office does not know its token any more, the ticket is shown, once. */

import { enrolAgain } from '../../schema/wire/people-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Outcome, Problem } from '../api/problem.ts'

/** Our own office's words, and not a page of some network. */
const isUnknownToken = (problem: Problem): boolean =>
  problem.kind === 'refused' && problem.status === 401 && problem.slug === 'sign-in-first'

/** Neither yes nor no: it is asked again whenever this is over. */
const isOfTheMoment = (problem: Problem): boolean =>
  problem.kind !== 'refused' || problem.status === 429 || problem.status >= 500

/**
 * Restored from an older backup, an office knows nothing of tablets that were enrolled after it. Their ticket says
 * enough to be let in again, and what was asked is asked once more, so that nobody has to do anything. Where the
 * ticket does not help, the answer is the one that was given: this tablet was revoked, or needs a new card.
 *
 * Whose card was typed without a network has no ticket: `tellCard` tells the office of it, where one waits, and gives
 * back what stopped it.
 */
export function withWayBack(
  client: Client,
  ticket: () => string | undefined,
  tellCard: () => Promise<Problem | undefined> | undefined = () => undefined,
): Client {
  const finding = async <Reply>(ask: () => Promise<Outcome<Reply>>): Promise<Outcome<Reply>> => {
    const outcome = await ask()
    if ('reply' in outcome || !isUnknownToken(outcome.problem)) return outcome
    const telling = tellCard()
    if (telling) {
      const problem = await telling
      if (!problem) return ask()
      return isOfTheMoment(problem) ? { problem } : outcome
    }
    const shown = ticket()
    if (shown === undefined) return outcome
    const again = await client.call(enrolAgain, { body: { ticket: shown } })
    if ('reply' in again) return ask()
    return isOfTheMoment(again.problem) ? again : outcome
  }
  return {
    call: (endpoint, ...input) => finding(() => client.call(endpoint, ...input)),
    send: (endpoint, input, body) => finding(() => client.send(endpoint, input, body)),
  }
}
