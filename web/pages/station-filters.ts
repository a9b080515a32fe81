/** What is filtered, as the address says it: the map and the list read the same. */

import { STATES } from '../map/marker-look.ts'

const SORTS = ['code', 'state', 'barriers', 'voters'] as const
export type StationSort = (typeof SORTS)[number]

/** As the endpoints of map and list take it. */
export interface StationFilters {
  readonly area?: string
  readonly state?: (typeof STATES)[number]
  readonly group?: string
  readonly barrier?: string
  readonly search?: string
}

export interface StationView {
  readonly filters: StationFilters
  readonly sort: StationSort
  readonly page: number
}

export function readView(search: string): StationView {
  const query = new URLSearchParams(search)
  const text = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined
  const [area, group, barrier, wanted] = [text('area'), text('group'), text('barrier'), text('search')]
  const state = STATES.find((one) => one === query.get('state'))
  const page = Number(query.get('page'))
  return {
    filters: {
      ...(area ? { area } : {}),
      ...(state ? { state } : {}),
      ...(group ? { group } : {}),
      ...(barrier ? { barrier } : {}),
      ...(wanted ? { search: wanted } : {}),
    },
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'code',
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  }
}

/** The address of a view; what is as usual is left out. */
export function pathOfView(path: string, { filters, sort, page }: StationView): string {
  const query = new URLSearchParams()
  for (const name of ['area', 'state', 'group', 'barrier', 'search'] as const) {
    const value = filters[name]
    if (value) query.set(name, value)
  }
  if (sort !== 'code') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The same filters have the same key, whatever page of the list is open. */
export const keyOf = (filters: StationFilters): string => pathOfView('', { filters, sort: 'code', page: 1 })

export const isFiltered = (filters: StationFilters): boolean => Object.keys(filters).length > 0
