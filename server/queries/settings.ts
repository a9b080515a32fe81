/** Small facts about this installation. */

import type { Db } from '../storage/database.ts'

export type SettingName = 'first-administrator-link' | 'known-browser-key' | 'organisation-key'

export async function findSetting(db: Db, name: SettingName): Promise<string | undefined> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function saveSetting(db: Db, name: SettingName, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

export async function dropSetting(db: Db, name: SettingName): Promise<void> {
  await db.deleteFrom('setting').where('name', '=', name).execute()
}

/** The value that stands already, else this one from now on; the same for all who ask at the same time. */
export async function settleSetting(db: Db, name: SettingName, value: string): Promise<string> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return (await findSetting(db, name)) ?? value
}
