/** Making enrolment cards: codes that are free, words that are told once, hashes that are kept. */

import { randomInt, randomUUID } from 'node:crypto'
import type { CampaignId } from '../schema/codes.ts'
import { drawCode, drawWords } from '../schema/people/card-words.ts'
import { hashOfWords, linkOfCard } from './enrolment-card.ts'
import { saveCards } from './queries/enrolments.ts'
import type { Db } from './storage/database.ts'

export interface MadeCard {
  readonly enrolment: string
  readonly code: string
  readonly words: string
  readonly link: string
}

export interface CardsWanted {
  readonly campaign: CampaignId
  readonly count: number
  /** Where tablets come to. */
  readonly address: string
  /** The lost tablet that one card stands for. */
  readonly replaces?: string
}

/** So many cards, in the order they were asked for. Within a transaction all of them are made, or none. */
export async function makeCards(
  on: Db,
  { campaign, count, address, replaces }: CardsWanted,
): Promise<readonly MadeCard[]> {
  const made: MadeCard[] = []
  // A code can be taken already; then another one is drawn.
  while (made.length < count) {
    const drawn = new Map(
      Array.from({ length: count - made.length }, () => {
        const code = drawCode(randomInt)
        return [code, { enrolment: randomUUID(), words: drawWords(randomInt, code) }] as const
      }),
    )
    const cards = [...drawn].map(([code, { enrolment, words }]) => ({
      id: enrolment,
      code,
      wordsHash: hashOfWords(code, words),
    }))
    const free = await saveCards(on, campaign, cards, replaces)
    for (const [code, { enrolment, words }] of drawn)
      if (free.has(code)) made.push({ enrolment, code, words, link: linkOfCard(address, code, words) })
  }
  return made
}
