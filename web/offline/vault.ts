/** What one person keeps on a shared tablet is under a key of their own; this is how it is opened and locked. */

import { createStore, type Readable } from '../state/store.ts'
import { type Cipher, cipherWith } from './cipher.ts'
import type { KeyDesk } from './key-desk.ts'
import type { Tried } from './key-keeper.ts'
import { checkSecret, plainSecret } from './secret-rules.ts'

/** `none`: no secret was chosen yet, or the key was destroyed. */
export type VaultState = 'none' | 'locked' | 'open'

export type Unlocking =
  | { readonly is: 'open' }
  /** The next try is judged no sooner than after `waitMs`. */
  | { readonly is: 'wrong'; readonly triesLeft: number; readonly waitMs: number }
  /** The key is gone; what it sealed can never be read again. Rescue copies are not touched. */
  | { readonly is: 'destroyed' }

export interface Vault {
  readonly state: Readable<VaultState>
  /** A new key under a secret that `checkSecret` has nothing against. Opens the vault. */
  readonly make: (secret: string) => Promise<void>
  readonly unlock: (secret: string) => Promise<Unlocking>
  /** Says that it is locked; who was given the cipher forgets it. */
  readonly lock: () => void
  /** Counts as a try when the present secret is wrong. */
  readonly changeSecret: (present: string, next: string) => Promise<Unlocking>
  readonly destroy: () => Promise<void>
}

export interface VaultNeeds {
  readonly person: string
  readonly desk: KeyDesk
  /** Waits so many milliseconds. */
  readonly rest: (waitMs: number) => Promise<void>
  /** Gets ready what the vault holds, before anybody is told that it is open. */
  readonly opened: (cipher: Cipher) => Promise<void>
  /** Clears away what nobody can read any more, before a new key is made. */
  readonly clearAway: () => Promise<void>
  /** The key that was there is gone for good: what follows from that, and the clearing away, before anybody is told. */
  readonly destroyed: () => Promise<void>
}

export async function openVault(needs: VaultNeeds): Promise<Vault> {
  const { person, desk, rest, opened, destroyed } = needs
  const found = await desk.state(person)
  // The tablet may have stopped between the end of the key and clearing away what it sealed.
  if (found === 'destroyed') await destroyed()
  const state = createStore<VaultState>(found === 'locked' ? 'locked' : 'none')
  /** Over when the next try may be judged. */
  let resting: Promise<void> = Promise.resolve()

  const open = async (key: CryptoKey) => {
    await opened(cipherWith(key, person))
    state.set('open')
  }
  const judged = async (tried: Tried): Promise<Unlocking> => {
    if (tried.is === 'open') {
      await open(tried.key)
      return { is: 'open' }
    }
    if (tried.is === 'destroyed') {
      await destroyed()
      state.set('none')
    } else resting = rest(tried.waitMs)
    return tried
  }
  const refuseWeak = (secret: string) => {
    const complaint = checkSecret(secret)
    if (complaint) throw new Error(`this secret is too weak: ${complaint}`)
  }

  return {
    state,
    async make(secret) {
      refuseWeak(secret)
      // Whatever an earlier key sealed cannot be read by this one.
      if (state.value === 'none') await needs.clearAway()
      await open(await desk.make(person, plainSecret(secret)))
    },
    async unlock(secret) {
      await resting
      return judged(await desk.tryKey(person, plainSecret(secret)))
    },
    lock() {
      if (state.value === 'open') state.set('locked')
    },
    async changeSecret(present, next) {
      refuseWeak(next)
      await resting
      const tried = await desk.change(person, plainSecret(present), plainSecret(next))
      return tried.is === 'open' && state.value === 'open' ? { is: 'open' } : judged(tried)
    },
    async destroy() {
      await desk.destroy(person)
      await destroyed()
      state.set('none')
    },
  }
}
