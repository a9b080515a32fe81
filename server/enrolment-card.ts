/** What the office keeps of an enrolment card, and the link on it. */

import { bare } from '../schema/people/card-words.ts'
import { hashOf } from './storage/secrets.ts'

/** Behind the hash sign, which browsers never send: no server on the way can write it down. */
export const linkOfCard = (publicUrl: string, code: string, words: string): string =>
  `${publicUrl}/enrol#${code}.${words.replaceAll(' ', '-')}`

/** The code is part of it, so that equal words on two cards would still differ. */
export const hashOfWords = (code: string, words: string): Buffer => hashOf(`${code} ${bare(words)}`)
