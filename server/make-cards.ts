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
  /** One for each card: the code the office wants, or nothing for one that is drawn. */
  readonly codes: readonly (string | undefined)[]
  /** Where tablets come to. */
  readonly address: string
  /** The lost tablet that one card stands for. */
  readonly replaces?: string
}

/** Somebody else's card has a code that was wanted for this one. */
export class CodeTaken extends Error {
  constructor() {
    super('a wanted code is taken')
  }
}

/** In the order they were asked for. Within a transaction all of them are made, or none. Throws `CodeTaken`. */
export async function makeCards(
  on: Db,
  { campaign, codes, address, replaces }: CardsWanted,
): Promise<readonly MadeCard[]> {
  const make = (code: string): MadeCard => {
    const words = drawWords(randomInt, code)
    return { enrolment: randomUUID(), code, words, link: linkOfCard(address, code, words) }
  }
  const save = async (cards: readonly MadeCard[]) => {
    const rows = cards.map(({ enrolment, code, words }) => ({
      id: enrolment,
      code,
      wordsHash: hashOfWords(code, words),
    }))
    return rows.length === 0 ? new Set<string>() : saveCards(on, campaign, rows, replaces)
  }
  const wanted = new Map(codes.flatMap((code) => (code === undefined ? [] : [[code, make(code)] as const])))
  if ((await save([...wanted.values()])).size < wanted.size) throw new CodeTaken()
  const drawn: MadeCard[] = []
  // A code can be taken already; then another one is drawn.
  while (drawn.length < codes.length - wanted.size) {
    const missing = codes.length - wanted.size - drawn.length
    const tried = new Map(
      Array.from({ length: missing }, () => drawCode(randomInt)).map((code) => [code, make(code)] as const),
    )
    const free = await save([...tried.values()])
    drawn.push(...[...tried.values()].filter(({ code }) => free.has(code)))
  }
  let next = 0
  return codes.map((code) => {
    const card = code === undefined ? drawn[next++] : wanted.get(code)
    if (!card) throw new Error('a card is missing')
    return card
  })
}
