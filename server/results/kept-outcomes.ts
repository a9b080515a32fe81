/** What was judged at tens of thousands of stations, each with the answer it rests on, in a letter for each barrier. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { BarrierOutcome } from '../../schema/findings/find-barriers.ts'

/** The same for all stations where the same was found for the same reason. */
export interface KeptOutcome extends Pick<BarrierOutcome, 'barrier' | 'outcome' | 'evidence'> {
  /** Another text for each that is different. */
  readonly key: string
}

/** What was said of one barrier anywhere. */
interface SaidOfBarrier {
  /** Of the barrier, in the checklist. */
  readonly at: number
  readonly kept: KeptOutcome[]
  /** Place among them. */
  readonly placeOf: Map<string, number>
}

/** One for all stations judged by the same checklist. */
interface Lexicon {
  readonly checklist: Checklist
  readonly byBarrier: ReadonlyMap<string, SaidOfBarrier>
  count: number
}

/**
 * Of a country some thousands: numbers measured to the centimetre, gradients of ramps. Each takes 0.7 kilobytes, so what
 * nobody bounds is bounded here.
 */
const MOST_KEPT = 20_000
/** Stands for what nothing is said of. */
const NOTHING = 0

const lexicons = new WeakMap<Checklist, Lexicon>()

function lexiconOf(checklist: Checklist): Lexicon {
  const known = lexicons.get(checklist)
  if (known) return known
  const byBarrier = new Map(
    checklist.barriers.map(({ id }, at): [string, SaidOfBarrier] => [
      id,
      { at, kept: [], placeOf: new Map() },
    ]),
  )
  const made = { checklist, byBarrier, count: 0 }
  lexicons.set(checklist, made)
  return made
}

/** A hundred bytes for a station, where its outcomes take forty thousand. */
export class KeptOutcomes {
  readonly #lexicon: Lexicon
  readonly #letters: string

  private constructor(lexicon: Lexicon, letters: string) {
    this.#lexicon = lexicon
    this.#letters = letters
  }

  /**
   * Each with the first piece of its evidence, which is all that leaves. Nothing where more different things were said
   * than are kept: whoever needs them then judges again.
   */
  static of(
    checklist: Checklist,
    outcomes: readonly BarrierOutcome[],
    most = MOST_KEPT,
  ): KeptOutcomes | undefined {
    const lexicon = lexiconOf(checklist)
    const letters = checklist.barriers.map(() => NOTHING)
    for (const one of outcomes) {
      const known = lexicon.byBarrier.get(one.barrier)
      if (known === undefined) continue
      const place = placeIn(lexicon, known, one, most)
      if (place === undefined) return undefined
      letters[known.at] = place + 1
    }
    return new KeptOutcomes(lexicon, String.fromCharCode(...letters))
  }

  /** That of the latest visit. */
  get checklist(): Checklist {
    return this.#lexicon.checklist
  }

  /** In the order of the checklist. */
  list(): readonly KeptOutcome[] {
    const listed: KeptOutcome[] = []
    for (const { at, kept } of this.#lexicon.byBarrier.values()) {
      const one = kept[this.#letters.charCodeAt(at) - 1]
      if (one) listed.push(one)
    }
    return listed
  }
}

/** Nothing where it is new and there is no room. */
function placeIn(
  lexicon: Lexicon,
  { kept, placeOf }: SaidOfBarrier,
  { barrier, outcome, evidence: [own] }: BarrierOutcome,
  most: number,
): number | undefined {
  const key = JSON.stringify([outcome, own])
  const known = placeOf.get(key)
  if (known !== undefined) return known
  if (lexicon.count >= most) return undefined
  lexicon.count += 1
  placeOf.set(key, kept.length)
  kept.push({ barrier, outcome, evidence: own ? [own] : [], key })
  return kept.length - 1
}
