/** What somebody wrote, for the office to read; where words were removed on their day, that and the day. */

import { withHiddenSignsShown } from '../../schema/hidden-signs.ts'
import { say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'

export type Written = (text: string) => string

/** The server sends this for words that it cannot open any more. */
const REMOVED = '…'

export function asWritten({ removed }: Pick<Campaign, 'removed'>): Written {
  const day = removed['free-text']
  return (text) =>
    day !== undefined && text === REMOVED
      ? say('words-removed', { day: dayInWords(day) })
      : withHiddenSignsShown(text)
}
