/** How a second factor is shown to the server: by what was typed, or by a passkey of this device. */

import { askForFactor, showFactor } from '../../schema/wire/factor-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { FactorDesk } from '../parts/factor-form.ts'
import { answerWithPasskey } from '../parts/passkeys.ts'
import type { Staff } from './services.ts'

export const factorDesk = (client: Client, factors: Staff['factors']): Omit<FactorDesk<Staff>, 'shown'> => ({
  factors,
  showTyped: (way, typed) =>
    client.call(showFactor, { body: way === 'totp' ? { totp: typed } : { recoveryWord: typed } }),
  showPasskey: async () => {
    const question = await client.call(askForFactor)
    if ('problem' in question) return question
    const passkey = await answerWithPasskey(question.reply)
    return passkey && client.call(showFactor, { body: { passkey } })
  },
})
