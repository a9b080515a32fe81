/** Published checklists in memory: they never change, so each is read from the database once. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findPublished } from '../queries/checklists.ts'
import type { PublishedChecklists } from '../services.ts'
import type { Db } from './database.ts'

/** An installation has a handful; more than this would be somebody trying names. */
const MOST = 50

export function rememberedChecklists(db: Db): PublishedChecklists {
  const kept = new Map<string, Checklist>()
  return {
    find: async (ref) => {
      const key = JSON.stringify([ref.id, ref.version])
      const remembered = kept.get(key)
      if (remembered) return remembered
      const checklist = (await findPublished(db, ref))?.checklist
      if (checklist && kept.size < MOST) kept.set(key, checklist)
      return checklist
    },
  }
}
