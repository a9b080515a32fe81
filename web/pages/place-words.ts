/** Naming a station for people: premises and room first, then where it lies and how far it is. */

import { wordsIn } from '../../schema/language.ts'
import { roundDistance } from '../../schema/places/distance.ts'
import type { Place } from '../offline/places.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'

/** A code stays as printed; the number of a room is read aloud, in the digits of the page. */
export function placeName(place: Place | undefined, code: string): string {
  if (!place) return code
  const premises = wordsIn(place.premises.name, language.value)
  return place.station.room === ''
    ? premises
    : say('place-room', { premises, room: showDigits(place.station.room) })
}

/** A room for itself, where its premises are named already. */
export const roomName = (room: string, code: string): string =>
  room === '' ? code : say('room', { room: showDigits(room) })

/** From the smallest to the largest, as people say it. */
export const areaLine = (place: Place): string =>
  [...place.areas]
    .reverse()
    .map(({ name }) => wordsIn(name, language.value))
    .join(' · ')

/** "about 1.2 km" */
export function distanceInWords(metres: number): string {
  const { unit, value } = roundDistance(metres)
  return say(`distance-${unit}`, { value })
}
