/** A question is found by its number in any digits and by its words in either language, however they are typed. */

import { describe, expect, it } from 'vitest'
import { findQuestions } from '../../../schema/checklist/find-questions.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const { sections } = await readShippedChecklist()
const questions = sections.flatMap((section) => section.questions)
const find = (text: string) => findQuestions(questions, text).map(({ id }) => id)
const DOOR = 'door_clear_width_cm'
const inWords = ({ km = '', en = '' }: Readonly<Record<string, string>>) => ({ km, en })
const door = questions.find(({ id }) => id === DOOR)

describe('Finding questions', () => {
  it('lists all of them, in their order, while nothing is looked for', () => {
    expect(find('')).toEqual(questions.map(({ id }) => id))
    expect(find('  ')).toHaveLength(questions.length)
  })

  it('takes a number for the number of the question, in Khmer digits too', () => {
    const number = String(door?.number)
    const inKhmer = number.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x17e0 + Number(digit)))
    expect(find(number)).toEqual([DOOR])
    expect(find(inKhmer)).toEqual([DOOR])
  })

  it('finds words of one language while the other is read, in any order and any capitals', () => {
    const words = inWords(door?.text ?? {})
      .en.split(' ')
      .filter((word) => word.length > 3)
    expect(words.length).toBeGreaterThan(1)
    expect(find(words.toReversed().join(' ').toUpperCase())).toContain(DOOR)
    const khmer = inWords(door?.text ?? {}).km
    expect(find(khmer)).toContain(DOOR)
    // Typed without the marks that no eye sees, and with blanks that nobody needs.
    expect(find(khmer.replaceAll('\u200B', ''))).toContain(DOOR)
  })

  it('finds nothing where no question has all the words', () => {
    expect(find('door zzzz')).toEqual([])
  })
})
