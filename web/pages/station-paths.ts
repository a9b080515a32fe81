/** Addresses of stations and areas, in a file of their own: whoever only links there loads nothing else. */

import type { StationFilter } from '../../schema/places/station-filter.ts'
import { pathOfView } from './station-filters.ts'

export const AREAS_PATH = '/office/areas'
export const STATIONS_PATH = '/office/stations'

/** The same filters in another area, on another page. */
export const pathIn = (path: string, filters: StationFilter, area: string | undefined): string => {
  const { area: _, ...others } = filters
  return pathOfView(path, { filters: { ...others, ...(area && { area }) }, sort: 'code', page: 1 })
}

export const stationPath = (code: string, campaign?: string): string =>
  `${STATIONS_PATH}/${encodeURIComponent(code)}${campaign ? `?campaign=${encodeURIComponent(campaign)}` : ''}`
