/** What is filtered, as the address says it: the map and the list read the same. */

import {
  readStationFilter,
  type StationFilter,
  writeStationFilter,
} from '../../schema/places/station-filter.ts'

const SORTS = ['code', 'state', 'barriers', 'voters'] as const
export type StationSort = (typeof SORTS)[number]

export interface StationView {
  readonly filters: StationFilter
  readonly sort: StationSort
  readonly page: number
}

export function readView(search: string): StationView {
  const query = new URLSearchParams(search)
  const page = Number(query.get('page'))
  return {
    filters: readStationFilter((name) => query.get(name)),
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'code',
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  }
}

/** The address of a view; what is as usual is left out. */
export function pathOfView(path: string, { filters, sort, page }: StationView): string {
  const query = new URLSearchParams(writeStationFilter(filters).map(([name, value]) => [name, value]))
  if (sort !== 'code') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The same filters have the same key, whatever page of the list is open. */
export const keyOf = (filters: StationFilter): string => pathOfView('', { filters, sort: 'code', page: 1 })
