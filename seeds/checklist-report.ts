/** What stands in a checklist and how far it is agreed: the text of `npm run checklist:report`. */

import type { Checklist, Question, Section } from '../schema/checklist/checklist.ts'
import { lintChecklist } from '../schema/checklist/lint-checklist.ts'
import { canHold } from '../schema/checklist/reachable.ts'
import type { Barrier } from '../schema/findings/barrier.ts'
import { type Language, wordsIn } from '../schema/language.ts'
import type { TextReview } from './fields.ts'
import type { LoadedChecklist } from './load-checklist.ts'

export interface ChecklistReport {
  readonly text: string
  /** What the linter says; a checklist with complaints must not be published. */
  readonly complaints: readonly string[]
}

const WEIGHTS = ['critical', 'major', 'minor', 'context'] as const
const LANGUAGE: Language = 'en'

export function reportChecklist(loaded: LoadedChecklist, languages: readonly Language[]): ChecklistReport {
  const { checklist, reviews } = loaded
  const complaints = lintChecklist(checklist, languages)
  const text = [
    `${wordsIn(checklist.title, LANGUAGE)} (${checklist.id}, version ${checklist.version})`,
    heading('What the linter says'),
    ...(complaints.length === 0 ? ['Nothing is wrong that a program can see.'] : complaints.map(bullet)),
    ...reportQuestions(checklist),
    ...reportBarriers(checklist),
    ...reportThresholds(checklist),
    ...reportSources(checklist),
    ...reportTexts(reviews, languages),
  ].join('\n')
  return { text: `${text}\n`, complaints }
}

const heading = (text: string): string => `\n${text}\n${'-'.repeat(text.length)}`
const bullet = (text: string): string => `- ${text}`

function reportQuestions(checklist: Checklist): readonly string[] {
  const all = checklist.sections.flatMap(({ questions }) => questions)
  const row = (name: string, questions: readonly Question[]) =>
    [
      name.padEnd(52),
      String(questions.length).padStart(9),
      ...WEIGHTS.map((weight) =>
        String(questions.filter((question) => question.weight === weight).length).padStart(9),
      ),
    ].join(' ')
  const nameOf = ({ letter, title }: Section) => `${letter}  ${wordsIn(title, LANGUAGE)}`
  return [
    heading(`Questions: ${all.length} in ${checklist.sections.length} sections`),
    ['Section'.padEnd(52), 'questions', ...WEIGHTS.map((weight) => weight.padStart(9))].join(' '),
    ...checklist.sections.map((section) => row(nameOf(section), section.questions)),
    row('All', all),
    heading(`Short form: ${checklist.shortForm.length} questions`),
    checklist.shortForm.join(', '),
  ]
}

function reportBarriers(checklist: Checklist): readonly string[] {
  const { barriers } = checklist
  const reachable = barriers.filter((barrier) => isReachable(checklist, barrier))
  const without = (what: string, complete: (barrier: Barrier) => boolean) => {
    const lacking = barriers.filter((barrier) => !complete(barrier))
    return `${what}: ${barriers.length - lacking.length} of ${barriers.length}${
      lacking.length === 0 ? '' : `; not ${lacking.map(({ id }) => id).join(', ')}`
    }`
  }
  const remediesOf = (barrier: Barrier) =>
    checklist.remedies.filter((remedy) => remedy.barrier === barrier.id)
  const addressees = new Map(checklist.addressees.map((addressee) => [addressee.id, addressee]))
  return [
    heading(`Barriers: ${barriers.length}, with ${checklist.remedies.length} remedies`),
    without('Can be found', (barrier) => reachable.includes(barrier)),
    without('With a remedy', (barrier) => remediesOf(barrier).length > 0),
    without('With an addressee for each remedy', (barrier) =>
      remediesOf(barrier).every(({ addressee }) => addressees.has(addressee)),
    ),
    without('With a source', ({ sources }) => sources.length > 0),
    ...barriers.flatMap((barrier) => [
      '',
      `${barrier.id} (${barrier.severity}): ${wordsIn(barrier.name, LANGUAGE)}`,
      `  ${reachable.includes(barrier) ? 'can be found' : 'CAN NEVER BE FOUND'} from ${[barrier.question, ...(barrier.alsoRestsOn ?? [])].join(' and ')}`,
      `  hinders: ${barrier.hinders.join(', ')}`,
      ...remediesOf(barrier).map(
        ({ text, addressee, when, effort }) =>
          `  remedy: ${wordsIn(text, LANGUAGE)} [${wordsIn(addressees.get(addressee)?.short ?? {}, LANGUAGE)}; ${when}; ${effort}]`,
      ),
      `  rests on: ${barrier.sources.join(', ')}`,
    ]),
  ]
}

const isReachable = (checklist: Checklist, { present, question }: Barrier): boolean =>
  canHold(checklist, present, [question])

function reportThresholds({ thresholds }: Checklist): readonly string[] {
  const proposed = thresholds.filter(({ standing }) => standing === 'proposed')
  return [
    heading(`Thresholds: ${thresholds.length}, of which ${proposed.length} are proposed here without a norm`),
    ...thresholds.map(({ id, value, unit, standing, sources }) =>
      bullet(`${id}: ${Math.round(value * 10_000) / 10_000} ${unit} (${standing}; ${sources.join(', ')})`),
    ),
  ]
}

function reportSources({ sources }: Checklist): readonly string[] {
  const toCheck = sources.filter(({ standing }) => standing === 'to-check')
  return [
    heading(`Sources: ${sources.length}, of which ${toCheck.length} are still to be checked`),
    ...toCheck.map(({ id, title }) => bullet(`${id}: ${wordsIn(title, LANGUAGE)}`)),
  ]
}

/** Lists every text nobody has agreed to yet, the doubtful ones first and marked. */
function reportTexts(reviews: readonly TextReview[], languages: readonly Language[]): readonly string[] {
  const others = languages.filter((language) => language !== LANGUAGE)
  const doubtful = reviews.filter(({ doubt }) => doubt)
  const unreviewed = reviews.filter(({ reviewed, doubt }) => !reviewed && !doubt)
  const line = ({ place, words }: TextReview) =>
    bullet(
      `${place}\n  ${[LANGUAGE, ...others].map((language) => `${language}: ${words[language] ?? ''}`).join('\n  ')}`,
    )
  return [
    heading(
      `Texts: ${reviews.length}, of which ${reviews.filter(({ reviewed }) => !reviewed).length} are not reviewed by a native speaker`,
    ),
    heading(`Doubtful wording, to be decided first: ${doubtful.length}`),
    ...doubtful.map(line),
    heading(`Other texts not reviewed yet: ${unreviewed.length}`),
    ...unreviewed.map(line),
  ]
}
