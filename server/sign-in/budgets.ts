/** How often somebody may try to sign in: honest people always can, and nobody guesses more than 15 times an hour. */

import type { FastifyRequest } from 'fastify'
import { findKnownBrowser } from '../http/known-browser.ts'
import { refuse } from '../http/refusal.ts'
import type { Services } from '../services.ts'
import type { Line } from '../storage/passphrases.ts'
import type { TryRule } from '../storage/try-limits.ts'

/** What is tried: a passphrase for a name, or a second factor of somebody. */
export interface Tried {
  readonly what: 'passphrase' | 'factor'
  /** The name as it is compared, also where nobody has it. */
  readonly account: string
  readonly isThere: boolean
}

export interface Spent {
  /** In whose line the passphrase is compared. */
  readonly line: Line
  /** It was right: what was counted for it is taken back. */
  readonly succeed: () => void
}

const HOUR_MS = 60 * 60_000

/**
 * From one address, or in a browser known for this account, 5 are free, then one waits 4 s, doubling to 15 minutes,
 * forgiven after a quiet hour: 15 within any hour.
 */
const OF_ONE = { free: 5, firstMs: 4_000, quietMs: HOUR_MS }
/** Of all strange browsers together 10 are free, then 225 s: again 15 within any hour, from however many addresses. */
const OF_STRANGERS = { free: 10, firstMs: 225_000, quietMs: HOUR_MS }

interface Budget extends TryRule {
  readonly key: string
  readonly free: number
}

/**
 * Counts one try, before anything slow is done, so that a hundred at once are a hundred; refuses with the wait.
 * Where somebody signed in before, strangers' tries do not count; elsewhere the account and the address both do.
 */
export async function spendTry(services: Services, request: FastifyRequest, tried: Tried): Promise<Spent> {
  const { tryLimits } = services
  const { what, account, isThere } = tried
  const browser = await findKnownBrowser(services, request, account)
  const budgets: readonly Budget[] =
    browser === undefined
      ? [
          { ...OF_ONE, key: `${what} address ${request.ip} ${account}` },
          { ...OF_STRANGERS, key: `${what} account ${account}`, isKept: isThere },
        ]
      : [{ ...OF_ONE, key: `${what} browser ${browser} ${account}`, isKept: isThere }]
  const waitSeconds = Math.max(...budgets.map(({ key }) => tryLimits.waitFor(key)))
  if (waitSeconds > 0) refuse('too-many-tries', { waitSeconds })
  for (const { key, free, ...rule } of budgets) tryLimits.failed(key, free, rule)
  const [ofOne, ofStrangers] = budgets
  return {
    line: browser === undefined ? 'strangers' : 'known',
    succeed: () => {
      if (ofOne) tryLimits.forget(ofOne.key)
      // Others' tries still count: one honest sign-in must not buy a guesser ten more.
      if (ofStrangers) tryLimits.takeBack(ofStrangers.key)
    },
  }
}
