/** The vault of whoever's turn it is, and their work while it is open. */

import { createStore, type Readable } from '../state/store.ts'
import type { Cipher } from './cipher.ts'
import type { KeyDesk } from './key-desk.ts'
import type { People, Person } from './people.ts'
import { openVault, type Vault } from './vault.ts'
import type { Work } from './work.ts'

/** Asked for something that lies in a vault while it is locked. Pages are left when it locks; this is their bug. */
export class VaultLocked extends Error {
  constructor() {
    super('the vault is locked')
  }
}

export interface CurrentVault {
  readonly vault: Readable<Vault>
  /** Throws `VaultLocked` unless the vault is open. */
  readonly work: () => Work
  /** Locked for everybody who looks at once; the key is forgotten when what was typed is sealed and on the disk. */
  readonly lock: () => Promise<void>
  /** Locks, and opens another person's vault to be unlocked. */
  readonly choose: (id: Person['id']) => Promise<void>
  /** To be called after somebody was enrolled and became the current person. */
  readonly follow: () => Promise<void>
}

export interface CurrentVaultNeeds {
  readonly people: People
  readonly desk: KeyDesk
  readonly rest: (waitMs: number) => Promise<void>
  readonly openWork: (person: Person, cipher: Cipher) => Promise<Work>
  readonly clearAway: (person: Person) => Promise<void>
  /** Before anything of a person whose key is gone is cleared away. */
  readonly lostKey: (person: Person) => Promise<void>
}

const nobody: Vault = {
  state: createStore('none'),
  make: () => Promise.reject(new Error('nobody is enrolled here')),
  unlock: () => Promise.reject(new Error('nobody is enrolled here')),
  lock: () => undefined,
  changeSecret: () => Promise.reject(new Error('nobody is enrolled here')),
  destroy: () => Promise.resolve(),
}

export async function openCurrentVault(needs: CurrentVaultNeeds): Promise<CurrentVault> {
  const { people, desk, rest } = needs
  const vault = createStore<Vault>(nobody)
  let shown: Person['id'] | undefined
  let work: Work | undefined
  /** Work that was locked before everything was on the disk; it holds its key only until then. */
  const leaving = new Map<Person['id'], Work>()

  const follow = async () => {
    const person = people.current.value
    if (person?.id === shown) return
    shown = person?.id
    vault.set(
      person
        ? await openVault({
            person: person.id,
            desk,
            rest,
            async opened(cipher) {
              work = leaving.get(person.id) ?? (await needs.openWork(person, cipher))
            },
            clearAway: () => needs.clearAway(person),
            async destroyed() {
              work = undefined
              leaving.delete(person.id)
              await needs.lostKey(person)
              await needs.clearAway(person)
            },
          })
        : nobody,
    )
  }

  const lock = async () => {
    const left = work
    vault.value.lock()
    work = undefined
    if (!left) return
    leaving.set(left.person, left)
    await left.settle()
    // A copy that could not be made leaves the one before, and the draft itself is on the disk.
    await left.rescueAll().catch(() => undefined)
    // Unlocked again meanwhile: it is at work, not leaving.
    if (work !== left) leaving.delete(left.person)
  }

  await follow()
  return {
    vault,
    work() {
      if (!work) throw new VaultLocked()
      return work
    },
    lock,
    follow,
    async choose(id) {
      void lock()
      await people.choose(id)
      await follow()
    },
  }
}
