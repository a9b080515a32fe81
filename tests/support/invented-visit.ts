/** Full visits that differ from one another, the same at every run: for what is made of many of them. */

import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import type { Random } from '../../seeds/demo/random.ts'
import { fillVisit, type ToFill } from './fill-visit.ts'

export function inventVisit(
  checklist: Checklist,
  whose: Pick<ToFill, 'id' | 'campaign' | 'station'>,
  random: Random,
): Visit {
  const answers = new Map<string, Answer>()
  for (const { questions } of checklist.sections)
    for (const question of questions) {
      const answer = invent(question, random)
      if (answer) answers.set(question.id, answer)
    }
  return fillVisit(checklist, { ...whose, form: 'full', answers })
}

/** Somebody got in on election day, and hardly a question is skipped: a visit with few answers makes a short file. */
function invent(question: Question, random: Random): Answer | undefined {
  const choice = CHOSEN.get(question.id)
  if (choice !== undefined) return { kind: 'choice', choice }
  if (question.kind === 'yes-no') return { kind: 'yes-no', value: random.chance(0.15) ? 'no' : 'yes' }
  if (question.kind !== 'measure' && question.kind !== 'count') return undefined
  const { from, to } = question.kind === 'measure' ? (question.usual ?? question.possible) : question.possible
  const most = question.kind === 'count' ? Math.min(to, from + 6) : to
  return { kind: question.kind, value: Math.round(from + (most - from) * random.next()) }
}

const CHOSEN: ReadonlyMap<string, string> = new Map([
  ['visit_type', 'election_day_first'],
  ['access_result', 'full'],
])
