/** What a release asks of whom: what is on record as it stands there, and what follows from the findings besides. */

import { tierOfBarrier } from '../disclosure/tier.ts'
import type { ToldRecommendation } from '../disclosure/told-recommendations.ts'
import type { Words } from '../language.ts'
import type { AddresseeId } from '../recommendations/addressee.ts'
import { byPriority } from '../recommendations/priority.ts'
import type { RecordedRecommendation } from '../recommendations/recorded.ts'
import type { RemedyId } from '../recommendations/remedy.ts'
import type { ReleaseContent } from './release.ts'

type Told = Pick<ReleaseContent, 'checklists' | 'recommendations' | 'records' | 'bodies'>

export interface Asked
  extends Pick<
    ToldRecommendation,
    'remedy' | 'barrier' | 'addressee' | 'when' | 'effort' | 'found' | 'n' | 'isRounded'
  > {
  readonly text: Words
  readonly barrierName: Words
  /** Nothing where nobody took it up. */
  readonly record: RecordedRecommendation | undefined
}

export interface AskedOfOne {
  readonly addressee: AddresseeId
  readonly name: Words
  readonly outlivesElection: boolean
  /** Those on record by their priority, the highest first; then the others, the gravest and most frequent first. */
  readonly asked: readonly Asked[]
}

/** Some of what is asked is on record: not in a preliminary release, nor before anybody took anything up. */
export const hasRecords = ({ records = [] }: Told): boolean => records.length > 0

/** Addressees in the order of the checklist, then those it does not know; those nothing is asked of are left out. */
export function listAsked(content: Told): readonly AskedOfOne[] {
  const [checklist] = content.checklists
  const known = new Map(checklist.addressees.map((one) => [one.id, one]))
  const all = [...listOnRecord(content), ...listByRule(content)]
  const addressees = new Set([...known.keys(), ...all.map(({ addressee }) => addressee)])
  return [...addressees].flatMap((addressee) => {
    const asked = all.filter((one) => one.addressee === addressee)
    if (asked.length === 0) return []
    const name = nameOfBody(content, addressee)
    return [{ addressee, name, outlivesElection: known.get(addressee)?.outlivesElection ?? true, asked }]
  })
}

function listOnRecord({ checklists: [checklist], records = [] }: Told): readonly Asked[] {
  const barriers = new Map(checklist.barriers.map((one) => [one.id, one]))
  return byPriority(records)
    .filter(({ state, barrier }) => {
      const known = barriers.get(barrier)
      return state !== 'overruled' && !(known && tierOfBarrier(checklist, known) === 'C')
    })
    .map((record) => ({ ...record, record }))
}

function listByRule({ checklists: [checklist], records = [], recommendations }: Told): readonly Asked[] {
  const onRecord = new Set(records.map(({ remedy }) => remedy))
  const texts = new Map(checklist.remedies.map(({ id, text }) => [id, text]))
  const names = new Map(checklist.barriers.map(({ id, name }) => [id, name]))
  return recommendations
    .flatMap((those) => those.recommendations)
    .filter(({ remedy }) => !onRecord.has(remedy))
    .map((one) => ({
      ...one,
      text: texts.get(one.remedy) ?? {},
      barrierName: names.get(one.barrier) ?? {},
      record: undefined,
    }))
}

/** As it was called when the release was made; its id where nobody knew it. */
export function nameOfBody(
  { checklists: [checklist], records = [], bodies = [] }: Told,
  id: AddresseeId,
): Words {
  const known = [...bodies, ...checklist.addressees].find((one) => one.id === id)
  // Releases made before bodies were frozen name addressees in their records alone.
  return known?.name ?? records.find(({ addressee }) => addressee === id)?.addresseeName ?? { en: id }
}

/**
 * What was overruled is in no release. But of what was found a release with records asks for all that its own checklist
 * would; so what it does not ask for was overruled. Releases without records say nothing about it.
 */
export function isOverruled(
  { checklists: [own], records, recommendations }: Told,
  { remedy, barrier }: Pick<Asked, 'remedy' | 'barrier'>,
): boolean {
  if (records === undefined) return false
  const isAsked = (one: { readonly remedy: RemedyId }) => one.remedy === remedy
  return (
    own.remedies.some((one) => one.id === remedy && one.barrier === barrier) &&
    !records.some(isAsked) &&
    !recommendations.some((those) => those.recommendations.some(isAsked))
  )
}
