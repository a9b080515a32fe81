/** Hashing and comparing passphrases: Argon2id, two at a time, so that signing in never starves the intake of visits. */

import { hash, verify } from '@node-rs/argon2'

export interface Passphrases {
  hash(passphrase: string): Promise<string>
  /** Takes as long for a name that does not exist (no hash) as for one that does. */
  matches(passphrase: string, hashed: string | undefined): Promise<boolean>
}

/** OWASP's first choice for Argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MOST_WAITING = 40

export class TooManyWaiting extends Error {}

export function argonPassphrases(): Passphrases {
  const inTurn = turns()
  const ofNobody = hash('nobody has this passphrase', COST)
  return {
    hash: (passphrase) => inTurn(() => hash(passphrase.normalize('NFC'), COST)),
    matches: async (passphrase, hashed) => {
      const against = hashed ?? (await ofNobody)
      const isRight = await inTurn(() => verify(against, passphrase.normalize('NFC')))
      return isRight && hashed !== undefined
    },
  }
}

function turns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new TooManyWaiting()
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on, not given back, so nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
