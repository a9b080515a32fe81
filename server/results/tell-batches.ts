/** Tables about people, told in batches: those told before, and the next one as soon as enough has come together. */

import { nextBatch } from '../../schema/disclosure/batches.ts'
import { type SeenStation, type ToldTables, tellTables } from '../../schema/disclosure/conduct-tables.ts'
import {
  inTurnToTell,
  listToldBatches,
  listToldStations,
  listWhoVisited,
  saveBatch,
} from '../queries/disclosure.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import type { OutsideResults } from './outside.ts'
import { isOverWithQuiet } from './quiet-days.ts'
import type { WholeResults } from './remember-results.ts'

type Needed = Pick<Services, 'db' | 'now' | 'country' | 'disclosure'>

export interface Looked {
  readonly whole: WholeResults
  readonly outside: OutsideResults
}

export async function tellBatches(services: Needed, looked: Looked): Promise<readonly ToldTables[]> {
  const { db, disclosure } = services
  const { campaign } = looked.whole
  if (!isOverWithQuiet(services, campaign)) return []
  const told = await listToldStations(db, campaign.id)
  const waiting = [...looked.outside.byStation.keys()].filter((code) => !told.has(code)).length
  if (waiting < Math.max(disclosure.batchStations, disclosure.stations))
    return listToldBatches(db, campaign.id)
  return inTurnToTell(db, campaign.id, async (transaction) => {
    await tellNext(transaction, services, looked)
    return listToldBatches(transaction, campaign.id)
  })
}

async function tellNext(db: Db, { country, disclosure }: Needed, { whole, outside }: Looked): Promise<void> {
  const { campaign, checklist } = whole
  const monitors = await listWhoVisited(db, campaign.id)
  const seen = whole.places.list.flatMap(({ station, areas }): readonly SeenStation[] => {
    const result = whole.byStation.get(station.code)
    if (result === undefined || outside.held.has(station.code)) return []
    return [
      {
        station: station.code,
        monitors: monitors.get(station.code) ?? [],
        areas,
        access: result.accessOutcome,
        outcomes: result.outcomes,
      },
    ]
  })
  const batch = nextBatch(seen, await listToldStations(db, campaign.id), disclosure)
  if (batch.length === 0) return
  const levels = country.areaLevels.map(({ id }) => id)
  await saveBatch(db, campaign.id, {
    stations: batch.map(({ station }) => station),
    tables: tellTables(checklist, levels, batch, disclosure),
  })
}
