/** The real places of Cambodia, read from a folder beside the checkout and never copied into it. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.WAY_IN_DATA ?? join(process.cwd(), '..', 'shared', 'data')
const list = join(folder, 'polling-stations.csv')

/** Whether the 23,789-row station list can be read; tests that need it say so when it cannot. */
export const hasRealPlaces = existsSync(list)
if (!hasRealPlaces)
  console.warn(`No station list in WAY_IN_DATA or ../shared/data: tests on real places are left out.`)

export const REAL_STATIONS = 23_789

export const readRealStationList = (): Buffer => readFileSync(list)
