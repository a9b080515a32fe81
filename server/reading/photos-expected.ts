/** The photos a visit names: what the office waits for after the answers are in. */

import type { Visit } from '../../schema/visit/visit.ts'

/** Each hash once, whether its question is still asked or not: the tablet sends what it has. */
export function listPhotosExpected(visit: Visit): readonly string[] {
  const hashes = new Set<string>()
  const collect = ({ answers }: Pick<Visit, 'answers'>) => {
    for (const answer of answers.values())
      if (answer.kind === 'photo') for (const { sha256 } of answer.photos) hashes.add(sha256)
  }
  collect(visit)
  for (const interview of visit.interviews) collect(interview)
  for (const { photo } of visit.remedied ?? []) if (photo) hashes.add(photo.sha256)
  return [...hashes]
}
