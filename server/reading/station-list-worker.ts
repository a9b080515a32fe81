/** The thread in which a station list is read: whatever the file does, the server goes on. */

import { parentPort, workerData } from 'node:worker_threads'
import type { Country } from '../../schema/country.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import { guessColumns } from '../../schema/places/guess-columns.ts'
import type { Premises } from '../../schema/places/premises.ts'
import { type ReadStations, readStationList } from '../../schema/places/read-station-list.ts'
import { type Columns, readColumns } from '../../schema/places/station-columns.ts'
import { readTable } from './read-table.ts'
import { saying } from './saying.ts'

export interface ListToRead {
  readonly bytes: Uint8Array
  readonly country: Country
  /** As corrected by a person; guessed from the headings when left out. */
  readonly columns?: Readonly<Record<string, number>>
  readonly known: { readonly areas: readonly Area[]; readonly premises: readonly Premises[] }
}

export interface ListRead {
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly columns: Readonly<Record<string, number>>
  readonly rows: number
  readonly places: ReadStations
}

const SAMPLE_ROWS = 5
/** Enough first rows to tell a column of codes from one of names. */
const GUESSING_ROWS = 20

async function readList({ bytes, country, columns: given, known }: ListToRead): Promise<ListRead> {
  const { headings, rows } = await readTable(bytes)
  const firstRows = rows.slice(0, GUESSING_ROWS).map(({ cells }) => cells)
  const columns = given ? readColumns(given, country) : guessColumns(headings, country, firstRows)
  return {
    headings,
    sample: firstRows.slice(0, SAMPLE_ROWS),
    columns: chosen(columns),
    rows: rows.length,
    places: readStationList({ country, columns, rows, known }),
  }
}

const chosen = (columns: Columns): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([field, column]) => (column === undefined ? [] : [[field, column]])),
  )

// Only `readInWorker` starts this thread, and with this.
parentPort?.postMessage(await saying(() => readList(workerData as ListToRead)))
