/** Refuses a passphrase that is too short or too easy to guess. */

import { faultOfPassphrase, LEAST_CHARACTERS } from '../passphrase-rules.ts'
import { refuse } from './refusal.ts'

export function refuseWeakPassphrase(passphrase: string, name: string): void {
  const fault = faultOfPassphrase(passphrase, name)
  if (fault === 'too-short') refuse('passphrase-too-short', { least: LEAST_CHARACTERS })
  if (fault === 'too-common') refuse('passphrase-too-common')
}
