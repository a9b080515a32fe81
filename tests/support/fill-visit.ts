/** Fills every question that is asked, through the same functions a tablet uses. */

import { listAsked } from '../../schema/checklist/asked.ts'
import type { Checklist, Form, Question } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { recordAnswer } from '../../schema/visit/record-answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'

export interface ToFill {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly form: Form
  /** What a test cares about; everything else is answered in a way that is possible. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** A visit with an answer to every question asked. Answers open further questions, so it goes round until nothing is new. */
export function fillVisit(checklist: Checklist, wanted: ToFill): Visit {
  let visit: Visit = {
    id: wanted.id,
    campaign: wanted.campaign,
    station: wanted.station,
    checklist: { id: checklist.id, version: checklist.version },
    form: wanted.form,
    answers: new Map(),
    interviews: [],
    startedAt: '2027-06-06T00:10:00Z',
  }
  const settings = new Map([['photos_allowed', true]])
  for (let before = -1; before !== visit.answers.size; ) {
    before = visit.answers.size
    for (const { asked } of listAsked(checklist, visit, settings).sections)
      for (const question of asked) {
        if (visit.answers.has(question.id)) continue
        const answer = wanted.answers.get(question.id) ?? plausible(question)
        const { visit: next, refused } = recordAnswer(checklist, visit, question.id, answer)
        if (refused) throw new Error(`${question.id}: ${refused}`)
        visit = next
      }
  }
  return visit
}

function plausible(question: Question): Answer {
  switch (question.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: 'yes' }
    case 'measure':
      return { kind: 'measure', value: middle(question.usual ?? question.possible) }
    case 'count':
      return { kind: 'count', value: question.possible.from }
    case 'counts':
      return { kind: 'counts', values: Object.fromEntries(question.classes.map(({ id }) => [id, 1])) }
    case 'choice':
      return { kind: 'choice', choice: first(question.choices) }
    case 'choices':
      return { kind: 'choices', choices: [first(question.choices)] }
    case 'grid':
      return {
        kind: 'grid',
        choices: Object.fromEntries(
          question.rows.map((row) => [row.id, first(row.choices ?? question.choices)]),
        ),
      }
    case 'words':
      return { kind: 'words', text: 'មន្ត្រីបានជួយអ្នកបោះឆ្នោតចាស់ជរាឱ្យអង្គុយរង់ចាំក្នុងម្លប់។' }
    case 'photo':
      return { kind: 'none', reason: 'not-applicable' }
  }
}

const middle = ({ from, to }: { readonly from: number; readonly to: number }): number =>
  Math.round((from + to) / 2)

function first(choices: readonly { readonly id: string }[]): string {
  const choice = choices[0]
  if (!choice) throw new Error('a question without choices')
  return choice.id
}
