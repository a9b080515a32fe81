/** A monitor's day: which stations are visited, begun and left, the rooms of one premises together. */

export type Progress = 'visited' | 'begun' | 'left'

/** A station of the day; its premises where the list of this tablet knows them. */
export interface StationOfDay {
  readonly code: string
  readonly premises?: string | undefined
  readonly room: string
}

export interface StationProgress<Kind extends StationOfDay> {
  readonly station: Kind
  readonly progress: Progress
}

export interface PremisesOfDay<Kind extends StationOfDay> {
  /** Code of the premises; of the station where the premises are unknown. */
  readonly code: string
  /** In order of their rooms. */
  readonly stations: readonly StationProgress<Kind>[]
}

export interface DayPlan<Kind extends StationOfDay> {
  readonly premises: readonly PremisesOfDay<Kind>[]
  readonly stations: number
  readonly visited: number
}

/** Who has begun again after a first visit is at work there: begun goes before visited. */
export function planDay<Kind extends StationOfDay>(
  stations: readonly Kind[],
  visited: ReadonlySet<string>,
  begun: ReadonlySet<string>,
): DayPlan<Kind> {
  const groups = new Map<string, StationProgress<Kind>[]>()
  for (const station of stations) {
    const progress = begun.has(station.code) ? 'begun' : visited.has(station.code) ? 'visited' : 'left'
    const code = station.premises ?? station.code
    const group = groups.get(code)
    if (group) group.push({ station, progress })
    else groups.set(code, [{ station, progress }])
  }
  return {
    premises: [...groups].map(([code, group]) => ({ code, stations: group.sort(byRoom) })),
    stations: stations.length,
    visited: stations.filter(({ code }) => visited.has(code)).length,
  }
}

/** Whether anything is left to do at these premises. */
export const isLeft = ({ stations }: PremisesOfDay<StationOfDay>): boolean =>
  stations.some(({ progress }) => progress !== 'visited')

/** Room 2 before room 10, and 2 before 2A; a room the list does not name goes by the code of its station. */
function byRoom(one: StationProgress<StationOfDay>, other: StationProgress<StationOfDay>): number {
  const [a, b] = [one.station, other.station]
  const [first, second] = [Number.parseInt(a.room, 10), Number.parseInt(b.room, 10)]
  if (first !== second && !Number.isNaN(first) && !Number.isNaN(second)) return first - second
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  return a.code < b.code ? -1 : 1
}
