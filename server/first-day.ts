/** What an empty database is given at its first start: the areas that ship with the product. */

import { join } from 'node:path'
import type { Country } from '../schema/country.ts'
import { loadGazetteer } from '../seeds/load-gazetteer.ts'
import { saveShippedAreas } from './queries/areas.ts'
import type { Db } from './storage/database.ts'

export async function bringAreas(db: Db, home: string, country: Country): Promise<void> {
  await saveShippedAreas(db, await loadGazetteer(join(home, 'seeds', 'gazetteer', 'cambodia.csv'), country))
}
