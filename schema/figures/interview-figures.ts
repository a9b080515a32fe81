/** What voters said over all batches told so far. */

import { sumOfBatches } from '../disclosure/batches.ts'
import type { Cell } from '../disclosure/table.ts'
import { TALK_SEXES, type TalkPart, type ToldTalkPart, type ToldTalks } from '../disclosure/talk-tables.ts'
import type { InterviewFigures } from './figures.ts'

/** A part is summed over the batches that tell of it: numbers, denominators and stations alike. */
export function interviewFigures(batches: readonly ToldTalks[]): InterviewFigures {
  const parts = new Map<string, ToldTalkPart[]>()
  for (const batch of batches)
    for (const one of batch) {
      const those = parts.get(nameOf(one.part))
      if (those) those.push(one)
      else parts.set(nameOf(one.part), [one])
    }
  return [...parts.values()].sort(inOrder).flatMap((those) => {
    const [first] = those
    if (first === undefined) return []
    const sum = (cellIn: (one: ToldTalkPart) => Cell | undefined): Cell =>
      sumOfBatches(
        those.flatMap((one) => {
          const cell = cellIn(one)
          return cell ? [{ cell, visited: one.talks }] : []
        }),
      )
    const questionIn = (one: ToldTalkPart, question: string) =>
      one.questions.find((told) => told.question === question)
    return [
      {
        part: first.part,
        talks: those.reduce((all, { talks }) => all + talks, 0),
        // No station is in two batches.
        stations: those.reduce((all, { stations }) => all + stations, 0),
        questions: first.questions.map(({ question, choices }) => ({
          question,
          n: sum((one) => questionIn(one, question)?.n),
          choices: choices.map(({ choice }) => ({
            choice,
            count: sum(
              (one) => questionIn(one, question)?.choices.find((told) => told.choice === choice)?.count,
            ),
          })),
        })),
      },
    ]
  })
}

export const nameOf = (part: TalkPart): string =>
  part.of === 'all' ? 'all' : part.of === 'sex' ? `sex ${part.sex}` : `difficulty ${part.difficulty}`

const KINDS = ['all', 'sex', 'difficulty'] as const

function inOrder([one]: readonly ToldTalkPart[], [other]: readonly ToldTalkPart[]): number {
  if (one === undefined || other === undefined) return 0
  const place = ({ part }: ToldTalkPart): number =>
    KINDS.indexOf(part.of) * 10 + (part.of === 'sex' ? TALK_SEXES.indexOf(part.sex) : 0)
  return place(one) - place(other) || (nameOf(one.part) < nameOf(other.part) ? -1 : 1)
}
