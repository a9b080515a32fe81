/** What a release says about itself, as sentences. */

import type { Redaction, Said } from '../../schema/release/said.ts'
import type { SayInFile } from './say-in-file.ts'

/** A sentence of its method or limits. */
export const saidIn = ({ id, facts }: Said, say: SayInFile): string => say(`release-${id}`, facts)

/** What was left out, as a sentence; fewer than can be told is -1 there. */
export const redactionIn = ({ reason, what, count }: Redaction, say: SayInFile): string =>
  say(`release-left-out-${what ? `${reason}-${what}` : reason}`, {
    count: count === 'few' ? -1 : (count ?? 0),
  })
