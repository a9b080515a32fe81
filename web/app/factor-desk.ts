/** How a second factor is shown to the server: by what was typed, or by a passkey of this device. */

import { askForFactor, showFactor } from '../../schema/wire/factor-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Outcome } from '../api/problem.ts'
import type { FactorDesk, OnceShown } from '../parts/factor-form.ts'
import { answerWithPasskey } from '../parts/passkeys.ts'
import type { Staff } from './services.ts'

/** `shown` is told who is signed in then. */
export function factorDesk(
  client: Client,
  factors: Staff['factors'],
  shown: (staff: Staff) => void,
): FactorDesk {
  const onceShown = (outcome: Outcome<Staff>): Outcome<OnceShown> =>
    'problem' in outcome ? outcome : { reply: () => shown(outcome.reply) }
  return {
    factors,
    showTyped: async (way, typed) =>
      onceShown(
        await client.call(showFactor, { body: way === 'totp' ? { totp: typed } : { recoveryWord: typed } }),
      ),
    showPasskey: async () => {
      const question = await client.call(askForFactor)
      if ('problem' in question) return question
      const passkey = await answerWithPasskey(question.reply)
      return passkey && onceShown(await client.call(showFactor, { body: { passkey } }))
    },
  }
}
