/** An app that shows codes, for an account of a test: its secret is known, and lies sealed where the product keeps it. */

import { Secret, TOTP } from 'otpauth'
import type { PersonId } from '../../schema/codes.ts'
import { saveTotp } from '../../server/queries/factors.ts'
import type { Services } from '../../server/services.ts'
import { sealFor } from '../../server/sign-in/factor-seals.ts'

/** The code the app shows at a moment. */
export const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at.getTime() })

/** Gives the account an app, as if it had been set up long ago; what it shows at a moment. */
export async function giveTotp(
  { db, organisationKeys }: Services,
  person: PersonId,
): Promise<(at: Date) => string> {
  const secret = new Secret({ size: 20 }).base32
  const sealed = sealFor(organisationKeys, 'totp', person, secret)
  await saveTotp(db, person, { sealed, step: 0, at: new Date(0) })
  return (at) => codeAt(secret, at)
}
