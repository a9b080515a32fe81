/** A station list on its way in: tried, corrected, confirmed, undone. Used by the office page and the command line. */

import { randomUUID } from 'node:crypto'
import type { Acting } from '../../schema/people/logbook.ts'
import type { Remark } from '../../schema/places/remark.ts'
import { type ColumnField, listFields } from '../../schema/places/station-columns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { readWholeRegister } from '../queries/places.ts'
import {
  countVisitsResting,
  dropTriedImport,
  findImport,
  findImportFile,
  listImports,
  lockRegister,
  restorePlaces,
  type StoredImport,
  saveTriedImport,
  writePlaces,
} from '../queries/station-imports.ts'
import { readInWorker } from '../reading/read-in-worker.ts'
import type { ListRead } from '../reading/station-list-worker.ts'
import type { Services } from '../services.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import { type Comparison, comparePlaces } from './compare-places.ts'

export interface ImportReport extends StoredImport, Omit<Comparison, 'toWrite'> {
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly fields: readonly ColumnField[]
  readonly errorCount: number
  readonly doubtCount: number
  readonly errors: readonly Remark[]
  readonly doubts: readonly Remark[]
  readonly canBeUndone: boolean
}

/** Why something was not done; the counts are what people are told. */
export type NotDone =
  | { readonly not: 'found' }
  | { readonly not: 'open'; readonly state: StoredImport['state'] }
  | { readonly not: 'clean'; readonly errors: number }
  | { readonly not: 'unused'; readonly visits: number }

type Needed = Pick<Services, 'db' | 'country'>

/** Reports list so many remarks; the counts are always whole. */
const MOST_REMARKS = 1_000

/** Reads a list and says what it would change. Nothing of the register is written. */
export async function tryList(services: Needed, fileName: string, file: Uint8Array): Promise<ImportReport> {
  const id = randomUUID()
  const { read, comparison } = await readAgainst(services, services.db, file)
  await saveTriedImport(services.db, { id, fileName, file, columns: read.columns, rows: read.rows })
  return reportOn(services, { id, fileName, state: 'tried' }, read, comparison)
}

/** The same list once more, read by the columns a person has chosen. */
export async function correctList(
  services: Needed,
  id: string,
  columns: Readonly<Record<string, number>>,
): Promise<ImportReport | NotDone> {
  const tried = await findImport(services.db, id)
  const file = await findImportFile(services.db, id)
  if (tried === undefined) return { not: 'found' }
  if (file === undefined) return { not: 'open', state: tried.state }
  const { read, comparison } = await readAgainst(services, services.db, file, columns)
  await saveTriedImport(services.db, { ...tried, file, columns: read.columns, rows: read.rows })
  return reportOn(services, tried, read, comparison)
}

/** Writes a tried list whole, or nothing of it. */
export function confirmList(
  services: Needed,
  id: string,
  despiteErrors: boolean,
  actor: Acting,
): Promise<ImportReport | NotDone> {
  return services.db.transaction().execute(async (transaction) => {
    await lockRegister(transaction)
    const tried = await findImport(transaction, id)
    const file = await findImportFile(transaction, id)
    if (tried === undefined) return { not: 'found' }
    if (file === undefined) return { not: 'open', state: tried.state }
    // Read again, for the register may have changed since it was tried.
    const { read, comparison } = await readAgainst(services, transaction, file, tried.columns)
    const { errors, stations } = read.places
    if (errors.length > 0 && (!despiteErrors || stations.length === 0))
      return { not: 'clean', errors: errors.length }
    await writePlaces(transaction, id, comparison.toWrite)
    await writeLogbook(transaction, { actor, act: 'stations.imported', object: id })
    return reportOn(services, { ...tried, state: 'confirmed' }, read, comparison)
  })
}

/** Drops a tried list; of a confirmed one, puts back what stood before. */
export function undoList(
  services: Needed,
  id: string,
  actor: Acting,
): Promise<ImportReport | 'dropped' | NotDone> {
  return services.db.transaction().execute(async (transaction) => {
    await lockRegister(transaction)
    const found = await findImport(transaction, id)
    if (found === undefined) return { not: 'found' }
    if (found.state === 'tried') {
      await dropTriedImport(transaction, id)
      return 'dropped'
    }
    if (!(await isLast(services, transaction, id))) return { not: 'open', state: found.state }
    const visits = await countVisitsResting(transaction, id)
    if (visits > 0) return { not: 'unused', visits }
    await restorePlaces(transaction, id)
    await writeLogbook(transaction, { actor, act: 'stations.undone', object: id })
    return {
      ...reportOn(services, { ...found, state: 'undone' }, NOTHING_READ, NOTHING_CHANGES),
      rows: found.rows,
    }
  })
}

/** Later lists may rest on what an earlier one brought. */
const isLast = async ({ country }: Needed, transaction: InTransaction, id: string): Promise<boolean> =>
  (await listImports(transaction, country.timeZone)).some((one) => one.id === id && one.canBeUndone)

async function readAgainst(
  { country }: Needed,
  db: Db,
  file: Uint8Array,
  columns?: Readonly<Record<string, number>>,
): Promise<{ readonly read: ListRead; readonly comparison: Comparison }> {
  const register = await readWholeRegister(db)
  const known = { areas: register.areas, premises: register.premises }
  const read = await readInWorker({ bytes: file, country, known, ...(columns && { columns }) })
  return { read, comparison: comparePlaces(read.places, register) }
}

const NOTHING_READ: ListRead = {
  headings: [],
  sample: [],
  columns: {},
  rows: 0,
  places: { areas: [], premises: [], stations: [], errors: [], doubts: [] },
}

const NOTHING_CHANGES: Comparison = comparePlaces(NOTHING_READ.places, {
  areas: [],
  premises: [],
  stations: [],
})

function reportOn(
  { country }: Needed,
  { id, fileName, state }: Pick<StoredImport, 'id' | 'fileName' | 'state'>,
  { headings, sample, columns, rows, places: { errors, doubts } }: ListRead,
  { toWrite: _, ...counts }: Comparison,
): ImportReport {
  return {
    ...{ id, fileName, state, headings, sample, rows, ...counts },
    columns,
    fields: listFields(country),
    errorCount: errors.length,
    doubtCount: doubts.length,
    errors: errors.slice(0, MOST_REMARKS),
    doubts: doubts.slice(0, MOST_REMARKS),
    canBeUndone: state === 'confirmed',
  }
}
