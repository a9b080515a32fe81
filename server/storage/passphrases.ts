/** Hashing and comparing passphrases: Argon2id, two at a time, so that signing in never starves the intake of visits. */

import { hash, verify } from '@node-rs/argon2'

export interface Passphrases {
  hash(passphrase: string): Promise<string>
  /** Takes as long for a name that does not exist (no hash) as for one that does. */
  matches(passphrase: string, hashed: string | undefined, line?: Line): Promise<boolean>
}

/** Browsers that somebody signed in with before stand in a line of their own, which strangers cannot make longer. */
export type Line = 'known' | 'strangers'

/** OWASP's first choice for Argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MOST_WAITING = 40

export class TooManyWaiting extends Error {}

export function argonPassphrases(): Passphrases {
  const inTurn = turns()
  const ofNobody = hash('nobody has this passphrase', COST)
  return {
    hash: (passphrase) => inTurn('known', () => hash(passphrase.normalize('NFC'), COST)),
    matches: async (passphrase, hashed, line = 'strangers') => {
      const against = hashed ?? (await ofNobody)
      const isRight = await inTurn(line, () => verify(against, passphrase.normalize('NFC')))
      return isRight && hashed !== undefined
    },
  }
}

function turns(): <Result>(line: Line, work: () => Promise<Result>) => Promise<Result> {
  let running = 0
  const lines: Readonly<Record<Line, (() => void)[]>> = { known: [], strangers: [] }
  return async (line, work) => {
    if (running >= AT_ONCE) {
      if (lines[line].length >= MOST_WAITING) throw new TooManyWaiting()
      await new Promise<void>((go) => lines[line].push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on, not given back, so nobody slips in between.
      const next = lines.known.shift() ?? lines.strangers.shift()
      if (next) next()
      else running -= 1
    }
  }
}
