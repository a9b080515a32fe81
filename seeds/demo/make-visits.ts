/** Plausible visits from one seed number, each made through the functions a tablet uses: the same demo everywhere. */

import { listAsked, listAskedInInterview } from '../../schema/checklist/asked.ts'
import type { AccessOutcome, Checklist, Form } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { type CampaignId, readVisitId, type StationCode } from '../../schema/codes.ts'
import type { Answer, Answers } from '../../schema/visit/answer.ts'
import {
  addInterview,
  type Recorded,
  recordAnswer,
  recordInterviewAnswer,
} from '../../schema/visit/record-answer.ts'
import { finishVisit, type Visit } from '../../schema/visit/visit.ts'
import { answerQuestion, type Look } from './answer-question.ts'
import { type Random, randomFrom } from './random.ts'
import { STORIES, type Story } from './stories.ts'

export interface DemoPremises {
  /** A choice of the question about the kind of premises. */
  readonly kind: string
  readonly stations: readonly StationCode[]
}

export interface DemoDay {
  readonly campaign: CampaignId
  /** ISO date. */
  readonly date: string
  readonly settings: Settings
  readonly seed: number
}

/** Two of three premises are visited, all their rooms; some rooms a second time. */
export function makeVisits(
  checklist: Checklist,
  day: DemoDay,
  premises: readonly DemoPremises[],
): readonly Visit[] {
  const random = randomFrom(day.seed)
  const visited = premises.filter((_, index) => index % 3 !== 2)
  return visited.flatMap((place, index) => {
    const story = STORIES[index % STORIES.length]
    if (story === undefined) return []
    const again = index % 5 === 0 ? place.stations.slice(0, 1) : []
    // What is said of gate and path holds for every room behind them.
    let known: Answers = new Map()
    return [...place.stations, ...again].map((station, round) => {
      const isSecond = round >= place.stations.length
      const visit = makeVisit(checklist, day, { station, kind: place.kind, story, known, isSecond, random })
      if (!isSecond) known = answersAboutPremises(checklist, visit.answers)
      return visit
    })
  })
}

interface Scene {
  readonly station: StationCode
  readonly kind: string
  readonly story: Story
  readonly known: Answers
  readonly isSecond: boolean
  readonly random: Random
}

function makeVisit(checklist: Checklist, day: DemoDay, scene: Scene): Visit {
  const { story, random } = scene
  const id = readVisitId(random.uuid())
  if (id === undefined) throw new Error('The demo made an id that is none')
  const minute = Math.floor(random.next() * 360)
  const form: Form = scene.isSecond || random.chance(0.15) ? 'short' : 'full'
  const fixed = fixedAnswers(checklist, scene)
  let visit: Visit = {
    id,
    campaign: day.campaign,
    station: scene.station,
    checklist: { id: checklist.id, version: checklist.version },
    form,
    answers: new Map(),
    interviews: [],
    startedAt: instant(day.date, minute),
  }
  visit = answerAll(checklist, visit, day.settings, story.look(checklist), fixed, random)
  if (form === 'full' && story.outcome === 'entered')
    for (let talk = 0; talk < story.interviews; talk += 1)
      visit = addTalk(checklist, visit, day.settings, random)
  return finishVisit(visit, instant(day.date, minute + 20 + Math.floor(random.next() * 25)))
}

function fixedAnswers(checklist: Checklist, scene: Scene): Answers {
  const { key } = checklist
  const visitKind = indexOf(checklist).questions.get(key.visitKind)
  const kinds = visitKind?.kind === 'choice' ? visitKind.choices.map(({ id }) => id) : []
  return new Map<string, Answer>([
    ...scene.known,
    [key.visitKind, { kind: 'choice', choice: kinds[scene.isSecond ? 2 : 1] ?? kinds[0] ?? '' }],
    [key.accessOutcome, { kind: 'choice', choice: choiceFor(checklist, scene.story.outcome) }],
    [key.premisesKind, { kind: 'choice', choice: scene.kind }],
  ])
}

function choiceFor(checklist: Checklist, outcome: AccessOutcome): string {
  const found = Object.entries(checklist.accessOutcomes).find(([, means]) => means === outcome)
  if (found === undefined) throw new Error(`The checklist has no answer that means ${outcome}`)
  return found[0]
}

/** Answers open and close questions, so it goes round until nothing new is asked. */
function answerAll(
  checklist: Checklist,
  draft: Visit,
  settings: Settings,
  look: Look,
  fixed: Answers,
  random: Random,
): Visit {
  let visit = draft
  for (;;) {
    const { asked } = listAsked(checklist, visit, settings)
    const next = [...asked].find((id) => !visit.answers.has(id))
    const question = next === undefined ? undefined : indexOf(checklist).questions.get(next)
    if (question === undefined) return visit
    const answer =
      fixed.get(question.id) ?? answerQuestion(checklist, question, visit.answers, settings, look, random)
    visit = accepted(recordAnswer(checklist, visit, question.id, answer), question.id)
  }
}

/** Voters in the demo are content: nothing is to be read out of invented talks. */
const CONTENT: Look = { barrier: () => 0, unseen: 0 }

function addTalk(checklist: Checklist, draft: Visit, settings: Settings, random: Random): Visit {
  const talk = random.uuid()
  const consent = checklist.key.interviewConsent
  let visit = accepted(addInterview(draft, talk), 'interview')
  for (;;) {
    const answers = visit.interviews.find(({ id }) => id === talk)?.answers ?? new Map()
    const { asked } = listAskedInInterview(checklist, visit, { answers }, settings)
    const next = [...asked].find((id) => !answers.has(id))
    const question = next === undefined ? undefined : indexOf(checklist).questions.get(next)
    if (question === undefined) return visit
    const answer: Answer =
      question.id === consent
        ? { kind: 'yes-no', value: 'yes' }
        : answerQuestion(checklist, question, answers, settings, CONTENT, random)
    visit = accepted(recordInterviewAnswer(checklist, visit, talk, question.id, answer), question.id)
  }
}

function accepted({ visit, refused }: Recorded, place: string): Visit {
  if (refused !== undefined)
    throw new Error(`The demo gave an answer to ${place} that is refused: ${refused}`)
  return visit
}

function answersAboutPremises(checklist: Checklist, answers: Answers): Answers {
  const { questions } = indexOf(checklist)
  return new Map([...answers].filter(([id]) => questions.get(id)?.about === 'premises'))
}

/** Polls open at seven in Phnom Penh, which is midnight in UTC. */
const instant = (date: string, minute: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + minute * 60_000).toISOString().replace('.000Z', 'Z')
