/** What one person's app remembers between days, by name, in their vault: kit, premises, day, preferences. */

import { type Cipher, openValue, sealValue } from './cipher.ts'
import type { DeviceDatabase } from './device-database.ts'

/** The names in use; each holds one value, replaced whole. They stay in the clear: never a station or a person. */
export type MemoryName =
  | 'kit'
  | 'visited'
  | 'premises'
  | 'answered'
  | 'incident'
  | 'place-left'
  | `preference ${string}`

export interface Memory {
  /** What was kept under this name last, as JSON knows it; its reader knows its shape. Nothing when nothing was. */
  readonly read: (name: MemoryName) => Promise<unknown>
  /** On the disk itself when the promise is kept; replaces what was there. `undefined` forgets it. */
  readonly keep: (name: MemoryName, value: unknown) => Promise<void>
}

export const deviceMemory = (database: DeviceDatabase, person: string, cipher: Cipher): Memory => ({
  async read(name) {
    const boxed = await database.run(['memoryBoxes'], (on) =>
      on.objectStore('memoryBoxes').get([person, name]),
    )
    return boxed && openValue(cipher, boxed.box, `memory ${name}`)
  },
  async keep(name, value) {
    if (value === undefined) {
      await database.run(['memoryBoxes'], (on) => on.objectStore('memoryBoxes').delete([person, name]))
      return
    }
    const box = await sealValue(cipher, value, `memory ${name}`)
    await database.run(['memoryBoxes'], (on) => on.objectStore('memoryBoxes').put({ person, name, box }))
  },
})
