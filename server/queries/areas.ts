/** The areas that ship with the product. */

import { searchKey } from '../../schema/khmer.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Db } from '../storage/database.ts'

/** Areas that are there already stay as they are: an import may know them better. */
export async function saveShippedAreas(db: Db, areas: readonly Area[]): Promise<void> {
  if (areas.length === 0) return
  await db
    .insertInto('area')
    .values(
      areas.map(({ code, level, parent, name }) => ({
        code,
        level,
        parent: parent ?? null,
        name: JSON.stringify(name),
        search_key: searchKey(Object.values(name).join(' ')),
        import_id: null,
      })),
    )
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
}
