/** Tables about people, told in batches: those told before, and the next one as soon as enough has come together. */

import { nextBatch } from '../../schema/disclosure/batches.ts'
import { type SeenStation, type ToldTables, tellTables } from '../../schema/disclosure/conduct-tables.ts'
import { inTurnToTell, saveBatch } from '../queries/disclosure.ts'
import { listToldBatches, listToldStations, listWhoVisited } from '../queries/results.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import { hearTalksAt } from './hear-talks.ts'
import type { OutsideResults } from './outside.ts'
import { isOverWithQuiet } from './quiet-days.ts'
import type { WholeResults } from './remember-results.ts'

type Needed = Pick<
  Services,
  'db' | 'exportDb' | 'now' | 'country' | 'disclosure' | 'checklists' | 'classKeys'
>

export interface Looked {
  readonly whole: WholeResults
  readonly outside: OutsideResults
}

export async function tellBatches(services: Needed, looked: Looked): Promise<readonly ToldTables[]> {
  const { db, exportDb, disclosure } = services
  const { campaign } = looked.whole
  if (!isOverWithQuiet(services, campaign)) return []
  const told = await listToldStations(exportDb, campaign.id)
  const waiting = [...looked.outside.byStation.keys()].filter((code) => !told.has(code)).length
  const isEnough = waiting >= Math.max(disclosure.batchStations, disclosure.stations)
  if (isEnough) await inTurnToTell(db, campaign.id, (turn) => tellNext(turn, services, looked))
  return listToldBatches(exportDb, campaign.id)
}

/**
 * Reads visits as the role that reads no people, and writes on the connection whose turn it is; talks are opened there,
 * counted, and kept nowhere.
 */
async function tellNext(db: Db, services: Needed, { whole, outside }: Looked): Promise<void> {
  const { exportDb, country, disclosure } = services
  const { campaign, checklist } = whole
  const monitors = await listWhoVisited(exportDb, campaign.id)
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
  const batch = nextBatch(seen, await listToldStations(exportDb, campaign.id), disclosure)
  if (batch.length === 0) return
  const levels = country.areaLevels.map(({ id }) => id)
  const stations = batch.map(({ station }) => station)
  const talks = await hearTalksAt(db, services, campaign, new Set(stations))
  await saveBatch(db, campaign.id, {
    stations,
    tables: tellTables(checklist, levels, batch, disclosure, talks),
  })
}
