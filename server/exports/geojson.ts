/** Visited stations as GeoJSON points (RFC 7946): the official points of the station list, never a tablet's. */

import { indexOf } from '../../schema/checklist/look-up.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import type { Point } from '../../schema/places/premises.ts'
import { type ExportedStation, isReleased } from './exported-station.ts'

/** Six decimals are a tenth of a metre: more would pretend. */
const DECIMALS = 1_000_000

const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS

type Box = readonly [west: number, south: number, east: number, north: number]

const widened = (box: Box | undefined, { latitude, longitude }: Point): Box =>
  box === undefined
    ? [longitude, latitude, longitude, latitude]
    : [
        ...([Math.min(box[0], longitude), Math.min(box[1], latitude)] as const),
        ...([Math.max(box[2], longitude), Math.max(box[3], latitude)] as const),
      ]

/** The box comes last, so that the stations are gone through once. */
export async function* writeGeoJson(
  stations: AsyncIterable<ExportedStation>,
  language: Language,
): AsyncGenerator<string> {
  let box: Box | undefined
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const station of stations) {
    if (station.point) box = widened(box, station.point)
    yield separator + JSON.stringify(featureOf(station, language))
    separator = ',\n'
  }
  yield `\n]${box ? `,"bbox":${JSON.stringify(box.map(rounded))}` : ''}}\n`
}

function featureOf(
  { station, premises, areas, point, checklist, findings, rating }: ExportedStation,
  language: Language,
) {
  const { barriers } = indexOf(checklist)
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
