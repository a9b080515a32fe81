/** Visited stations as GeoJSON points (RFC 7946): the official points of the station list, never a tablet's. */

import { type Language, wordsIn } from '../../schema/language.ts'
import type { Point } from '../../schema/places/premises.ts'
import { type ExportedStation, isReleased } from './exported-station.ts'

/** Six decimals are a tenth of a metre: more would pretend. */
const DECIMALS = 1_000_000

const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS

/** West, south, east, north; nothing when no station has a point. */
export function boundingBox(points: readonly Point[]): readonly number[] | undefined {
  const [first] = points
  if (first === undefined) return undefined
  let [west, south, east, north] = [first.longitude, first.latitude, first.longitude, first.latitude]
  for (const { latitude, longitude } of points) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north].map(rounded)
}

export async function* writeGeoJson(
  points: readonly Point[],
  stations: AsyncIterable<ExportedStation>,
  language: Language,
): AsyncGenerator<string> {
  const box = boundingBox(points)
  yield `{"type":"FeatureCollection",${box ? `"bbox":${JSON.stringify(box)},` : ''}"features":[`
  let separator = '\n'
  for await (const station of stations) {
    yield separator + JSON.stringify(featureOf(station, language))
    separator = ',\n'
  }
  yield '\n]}\n'
}

function featureOf(
  { station, premises, areas, point, checklist, findings, rating }: ExportedStation,
  language: Language,
) {
  const barriers = new Map(checklist.barriers.map((barrier) => [barrier.id, barrier]))
  const found = findings.outcomes.flatMap(({ barrier, outcome }) => {
    const known = barriers.get(barrier)
    return outcome === 'found' && known && isReleased(checklist, known) ? [known] : []
  })
  return {
    type: 'Feature',
    id: station.code,
    // A feature without a place has no geometry, and says so in this way.
    geometry: point
      ? { type: 'Point', coordinates: [rounded(point.longitude), rounded(point.latitude)] }
      : null,
    properties: {
      station: station.code,
      room: station.room,
      premises: premises.code,
      premises_name: wordsIn(premises.name, language),
      ...Object.fromEntries(areas.map(({ level, code }) => [`${level}_code`, code])),
      ...Object.fromEntries(areas.map(({ level, name }) => [`${level}_name`, wordsIn(name, language)])),
      entered: findings.access === 'entered',
      rating: rating.rating,
      ...Object.fromEntries(
        Object.entries(rating.groups).map(([group, one]) => [`rating_${group}`, one.rating]),
      ),
      ...(rating.remedyClass && { remedy_class: rating.remedyClass }),
      barriers: found.map(({ id }) => id),
      barrier_names: found.map(({ name }) => wordsIn(name, language)),
    },
  }
}
