/** The facts of a document: every word that somebody wrote is replaced by a mark, so that it can be sealed apart. */

import type { IncidentOnWire } from '../../schema/wire/incident-shape.ts'
import type { AnswerOnWire, VisitOnWire } from '../../schema/wire/visit-shape.ts'

/** Stands where something was written: that there was something is a fact, and what it was is not. */
export const WRITTEN = '…'

const mark = (text: string): string => (text === '' ? '' : WRITTEN)

/** The very same text when nobody wrote a word in it. */
export function factsOfVisit(body: string, wire: VisitOnWire): string {
  const { answers, moved, corrects, remedied } = wire
  const worded = Object.entries(answers).filter(([, answer]) => hasWords(answer))
  const wrote = worded.length > 0 || moved || corrects || remedied?.some(({ photo }) => photo)
  if (!wrote) return body
  return JSON.stringify({
    ...wire,
    // Each keeps its place: only those with words in them are written anew.
    answers: {
      ...answers,
      ...Object.fromEntries(worded.map(([id, answer]) => [id, factsOfAnswer(answer)])),
    },
    ...(moved && { moved: { ...moved, reason: mark(moved.reason) } }),
    ...(corrects && { corrects: { ...corrects, reason: mark(corrects.reason) } }),
    ...(remedied && {
      remedied: remedied.map(({ photo, ...one }) => ({
        ...one,
        ...(photo && { photo: factsOfPhoto(photo) }),
      })),
    }),
  } satisfies VisitOnWire)
}

const hasWords = (answer: AnswerOnWire): boolean =>
  (answer.note ?? '') !== '' ||
  (answer.kind === 'words' && answer.text !== '') ||
  (answer.kind === 'photo' && answer.photos.some(({ description }) => description !== ''))

function factsOfAnswer(answer: AnswerOnWire): AnswerOnWire {
  const noted = answer.note === undefined ? answer : { ...answer, note: mark(answer.note) }
  if (noted.kind === 'words') return { ...noted, text: mark(noted.text) }
  if (noted.kind === 'photo') return { ...noted, photos: noted.photos.map(factsOfPhoto) }
  return noted
}

const factsOfPhoto = ({
  sha256,
  description,
}: {
  readonly sha256: string
  readonly description: string
}) => ({
  sha256,
  description: mark(description),
})

export const factsOfIncident = (body: string, wire: IncidentOnWire): string =>
  wire.note === '' ? body : JSON.stringify({ ...wire, note: mark(wire.note) } satisfies IncidentOnWire)
