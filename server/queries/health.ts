/** Whether the database answers and has its tables. */

import type { Db } from '../storage/database.ts'

export async function answersAtAll(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('setting').select('name').limit(1).execute()
    return true
  } catch {
    return false
  }
}
