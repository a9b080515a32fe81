/** The stores without a disk keep the contract of the stores with one. */

import { describe, it } from 'vitest'
import {
  inMemoryDrafts,
  inMemoryMemory,
  inMemoryOutbox,
  inMemoryPeople,
  inMemoryReference,
} from '../../../web/offline/in-memory.ts'
import { storeContract } from '../../contracts/store-contract.ts'

describe('Stores in memory', () => {
  for (const { says, run } of storeContract)
    it(says, async () => {
      const outbox = inMemoryOutbox()
      const stores = {
        drafts: inMemoryDrafts(),
        outbox,
        putPhoto: outbox.putPhoto,
        reference: inMemoryReference(),
        people: inMemoryPeople(),
        memory: inMemoryMemory(),
      }
      await run(async () => stores)
    })
})
