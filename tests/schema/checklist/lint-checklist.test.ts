/** The linter says in sentences what is wrong with a checklist. */

import { describe, expect, it } from 'vitest'
import type { Checklist, Question, Skip } from '../../../schema/checklist/checklist.ts'
import type { Condition } from '../../../schema/checklist/condition.ts'
import { DRAWINGS } from '../../../schema/checklist/drawings.ts'
import { lintChecklist } from '../../../schema/checklist/lint-checklist.ts'
import { canHold } from '../../../schema/checklist/reachable.ts'
import { LANGUAGES, smallChecklist, withBarrier, withQuestion } from './small-checklist.ts'

const lint = (checklist: Checklist) => lintChecklist(checklist, LANGUAGES)
const having = (change: Partial<Checklist>): Checklist => ({ ...smallChecklist, ...change })
const skipping = (id: string, ...skip: readonly Skip[]) =>
  withQuestion(id, (question) => ({ ...question, skip }))
const skipWhen = (when: Condition): Skip => ({ when, means: 'not-applicable' })

/** Changes fields of a question of a known kind. */
const changing = <Kind extends Question['kind']>(
  id: string,
  kind: Kind,
  change: Partial<Extract<Question, { kind: Kind }>>,
): Checklist =>
  withQuestion(id, (question) => {
    if (question.kind !== kind) throw new Error(`${id} is a ${question.kind}`)
    return { ...question, ...change }
  })

/** What is broken, the broken checklist, and the sentence that has to be said about it. */
type Case = readonly [string, Checklist, string]

const texts: readonly Case[] = [
  [
    'a text is missing in a language',
    withQuestion('door', (door) => ({ ...door, hint: { en: 'Hold the tape level.' } })),
    'Question 5 "door": the hint is missing in the language "km".',
  ],
  [
    'a text is empty',
    having({ title: { en: ' ', km: 'បញ្ជី' } }),
    'The title of the checklist is empty in the language "en".',
  ],
  [
    'a text ends with a space',
    withBarrier('door-too-narrow', { why: { en: 'Wheels ', km: 'កង់' } }),
    'The reason why barrier "door-too-narrow" matters begins or ends with a space in the language "en".',
  ],
]

const ids: readonly Case[] = [
  [
    'an id stands for two things',
    having({ sources: [...smallChecklist.sources, ...smallChecklist.sources] }),
    'The id "crpd" stands for two sources.',
  ],
  [
    'two questions have one number',
    withQuestion('note', (note) => ({ ...note, number: 12 })),
    'Two questions have the number 12.',
  ],
  [
    'a choice is there twice',
    changing('obstacles', 'choices', {
      choices: [
        { id: 'mud', text: { en: 'Mud', km: 'ភក់' } },
        { id: 'mud', text: { en: 'More mud', km: 'ភក់ច្រើន' } },
      ],
    }),
    'Question 7 "obstacles": the choice "mud" is there twice.',
  ],
  [
    'a source does not exist',
    withQuestion('door', (door) => ({ ...door, sources: ['hearsay'] })),
    'Question 5 "door" names the source "hearsay", which does not exist.',
  ],
  [
    'a group does not exist',
    withQuestion('door', (door) => ({ ...door, groups: ['mobility', 'giants'] })),
    'Question 5 "door" names the group "giants", which does not exist.',
  ],
  [
    'a remedy is for a barrier that does not exist',
    having({ remedies: smallChecklist.remedies.map((remedy) => ({ ...remedy, barrier: 'no-barrier' })) }),
    'Remedy "build-ramp" names the barrier "no-barrier", which does not exist.',
  ],
  [
    'a remedy is for a body that does not exist',
    having({ remedies: smallChecklist.remedies.map((remedy) => ({ ...remedy, addressee: 'nobody' })) }),
    'Remedy "build-ramp" names the addressee "nobody", which does not exist.',
  ],
  [
    'the short form names a question that does not exist',
    having({ shortForm: [...smallChecklist.shortForm, 'lift'] }),
    'The short form names the question "lift", which does not exist.',
  ],
]

const conditions: readonly Case[] = [
  [
    'a skip looks ahead',
    skipping('step_free', skipWhen({ question: 'steps', atMost: 0 })),
    'Question 4 "step_free" is skipped because of "steps", which is not asked before it.',
  ],
  [
    'a question is skipped because of itself',
    skipping('steps', skipWhen({ question: 'steps', atMost: 0 })),
    'Question 6 "steps" is skipped because of "steps", which is not asked before it.',
  ],
  [
    'a yes-no question is expected to be maybe',
    skipping('door', skipWhen({ question: 'step_free', is: 'maybe' })),
    'Question 5 "door", skip: "step_free" can never be "maybe".',
  ],
  [
    'a choice does not exist',
    skipping('door', skipWhen({ question: 'access', in: ['closed', 'flooded'] })),
    'Question 5 "door", skip: "access" can never be "flooded".',
  ],
  [
    'a yes-no question is held against a number',
    skipping('door', skipWhen({ question: 'step_free', moreThan: 3 })),
    'Question 5 "door", skip: "step_free" is a yes-no question and cannot be asked "moreThan".',
  ],
  [
    'a photo is judged',
    withBarrier('door-too-narrow', { question: 'photo', present: { question: 'photo', is: 'dark' } }),
    'Barrier "door-too-narrow": "photo" is a photo and cannot be asked "is".',
  ],
  [
    'a condition rests on a question that does not exist',
    withBarrier('door-too-narrow', { present: { question: 'gate', is: 'no' } }),
    'Barrier "door-too-narrow": it rests on the question "gate", which does not exist.',
  ],
  [
    'a threshold does not exist',
    withBarrier('door-too-narrow', { present: { question: 'door', lessThan: { threshold: 'gate-min' } } }),
    'Barrier "door-too-narrow": it names the threshold "gate-min", which does not exist.',
  ],
  [
    'a derived value does not exist',
    withBarrier('ramp-too-steep', { present: { derived: 'slope', moreThan: 1 } }),
    'Barrier "ramp-too-steep": it rests on the derived value "slope", which does not exist.',
  ],
  [
    'a bound lies outside the possible range',
    withBarrier('door-too-narrow', { present: { question: 'door', lessThan: 8 } }),
    'Barrier "door-too-narrow": 8 is outside what is possible for "door" (20 to 500).',
  ],
  [
    'centimetres are held against a ratio',
    withBarrier('door-too-narrow', { present: { question: 'door', lessThan: { threshold: 'steepest' } } }),
    'Barrier "door-too-narrow": the threshold "steepest" is in ratio, but what it is held against is in cm.',
  ],
  [
    'a choice that does not exclude others is asked for what else was chosen',
    withBarrier('door-too-narrow', {
      question: 'obstacles',
      present: { question: 'obstacles', includesOtherThan: 'mud' },
    }),
    'Barrier "door-too-narrow": "mud" of "obstacles" should exclude the other choices ("alone").',
  ],
  [
    'a list of conditions is empty',
    having({ relocateOrBuild: { any: [] } }),
    'The rule "relocate or build": a list of conditions is empty.',
  ],
  [
    'a barrier rests on what a voter says',
    withBarrier('no-step-free-way', { question: 'consent', present: { question: 'consent', is: 'no' } }),
    'Barrier "no-step-free-way": it rests on "consent", which is asked in interviews and says nothing about the station.',
  ],
  [
    'a gradient is worked out from a count',
    having({ derived: smallChecklist.derived.map((derived) => ({ ...derived, rise: 'steps' })) }),
    'Derived value "gradient" can only be worked out from two measures.',
  ],
]

const questions: readonly Case[] = [
  [
    'nothing is possible',
    changing('door', 'measure', { possible: { from: 500, to: 20 } }),
    'Question 5 "door": nothing is possible: the smallest answer 500 is more than the largest 20.',
  ],
  [
    'what is usual is impossible',
    changing('door', 'measure', { usual: { from: 10, to: 250 } }),
    'Question 5 "door": what is usual (10 to 250) goes beyond what is possible (20 to 500).',
  ],
  [
    'a question asks for a drawing nobody has made',
    // Checklists travel as JSON: a name from elsewhere gets past the types.
    changing('door', 'measure', JSON.parse('{ "drawing": "door-of-gold" }')),
    `Question 5 "door": there is no drawing "door-of-gold"; there are ${DRAWINGS.join(', ')}.`,
  ],
  [
    'a stick stands in for a watch',
    changing('door', 'measure', { instrument: 'watch' }),
    'Question 5 "door": a stick can only stand in for a tape.',
  ],
  [
    'half a step is possible',
    changing('steps', 'count', { possible: { from: 0.5, to: 60 } }),
    'Question 6 "steps": a count needs whole numbers.',
  ],
  [
    'one choice of one excludes the others',
    changing('premises', 'choice', {
      choices: [
        { id: 'school', text: { en: 'School', km: 'សាលា' }, alone: true },
        { id: 'pagoda', text: { en: 'Pagoda', km: 'វត្ត' } },
      ],
    }),
    'Question 3 "premises": "school" is said to exclude the others, but here only one can be chosen anyway.',
  ],
  [
    'every choice excludes all others',
    changing('obstacles', 'choices', {
      choices: [
        { id: 'none', text: { en: 'None', km: 'គ្មាន' }, alone: true },
        { id: 'mud', text: { en: 'Mud', km: 'ភក់' }, alone: true },
      ],
    }),
    'Question 7 "obstacles": every choice excludes all others, so it should be a question with one choice.',
  ],
  [
    'a row has nothing to choose from',
    changing('difficulty', 'grid', { choices: [] }),
    'Question 11 "difficulty": row "seeing": it needs at least 2 choices.',
  ],
  [
    'no row uses the common choices',
    changing('difficulty', 'grid', {
      rows: [
        {
          id: 'seeing',
          text: { en: 'Seeing', km: 'មើល' },
          choices: [
            { id: 'well', text: { en: 'Well', km: 'ល្អ' } },
            { id: 'badly', text: { en: 'Badly', km: 'មិនល្អ' } },
          ],
        },
      ],
    }),
    'Question 11 "difficulty": no row uses the choices of the question, because each has its own.',
  ],
  [
    'a question counts for nobody',
    withQuestion('door', (door) => ({ ...door, groups: [] })),
    'Question 5 "door": it counts as major, but names no group of voters.',
  ],
  [
    'a question rests on no source',
    withQuestion('door', (door) => ({ ...door, sources: [] })),
    'Question 5 "door": it rests on no source.',
  ],
  [
    'a voter is asked without consent',
    skipping('difficulty'),
    'Question 11 "difficulty" would be asked without consent: it needs a skip on "consent".',
  ],
  [
    'what a voter says counts',
    withQuestion('difficulty', (difficulty) => ({ ...difficulty, weight: 'major', groups: ['mobility'] })),
    'Question 11 "difficulty" counts as major, but what voters say never changes a rating.',
  ],
  [
    'an interview question stands outside the interview',
    withQuestion('note', (note) => ({ ...note, about: 'interview' })),
    'Question 13 "note" is about an interview, but Section D "end" is not asked anew for each interview.',
  ],
  [
    'a question about the room stands in the interview',
    withQuestion('difficulty', (difficulty) => ({ ...difficulty, about: 'station' })),
    'Question 11 "difficulty" stands in Section C "talk", which is asked in interviews, but is not about one.',
  ],
]

const forms: readonly Case[] = [
  [
    'the short form leaves out what a skip rests on',
    having({ shortForm: [...smallChecklist.shortForm, 'length'] }),
    'The short form asks "length", which depends on "rise", which it does not ask.',
  ],
  [
    'the short form asks half of a derived value',
    having({ shortForm: [...smallChecklist.shortForm, 'rise'] }),
    'The short form asks only half of what the derived value "gradient" is worked out from.',
  ],
  [
    'the short form leaves out a key question',
    having({ shortForm: smallChecklist.shortForm.filter((id) => id !== 'incident') }),
    'The short form must ask "incident": the product needs it for every visit.',
  ],
  [
    'the consent may be left open',
    withQuestion('consent', ({ strict: _, ...consent }: Question & { strict?: boolean }) => consent),
    'Question 10 "consent" must be a yes-no question that takes nothing but yes or no: the product rests on it.',
  ],
  [
    'an access outcome is not explained',
    having({ accessOutcomes: { full: 'entered', closed: 'closed' } }),
    'Nothing says what the answer "refused" to "access" means for the visit.',
  ],
  [
    'an access outcome explains no answer',
    having({ accessOutcomes: { ...smallChecklist.accessOutcomes, moved: 'closed' } }),
    'The access outcomes name "moved", which is no choice of "access".',
  ],
  [
    'more than everything has to be answered',
    having({ enoughAnswered: 80 }),
    '"Enough answered" must be a share above 0 and up to 1.',
  ],
]

const knowledge: readonly Case[] = [
  ['a barrier has no remedy', having({ remedies: [] }), 'Barrier "door-too-narrow" has no remedy.'],
  [
    'a barrier has no source',
    withBarrier('door-too-narrow', { sources: [] }),
    'Barrier "door-too-narrow" rests on no source.',
  ],
  [
    'a barrier hinders nobody',
    withBarrier('door-too-narrow', { hinders: [] }),
    'Barrier "door-too-narrow" hinders nobody.',
  ],
  [
    'a barrier weighs more than its question',
    withBarrier('door-too-narrow', { severity: 'critical' }),
    'Barrier "door-too-narrow" is critical, but its question "door" only counts as major.',
  ],
  [
    'a question that counts has no barrier of its weight',
    withBarrier('door-too-narrow', { severity: 'minor' }),
    'Question 5 "door" counts as major, but no major barrier is read from it.',
  ],
  [
    'a barrier does not name its evidence',
    withBarrier('ramp-too-steep', { alsoRestsOn: [] }),
    'Barrier "ramp-too-steep" rests on "rise", but does not name it as evidence.',
  ],
  [
    'a barrier names evidence it does not use',
    withBarrier('door-too-narrow', { alsoRestsOn: ['steps'] }),
    'Barrier "door-too-narrow" names "steps" as evidence, but does not rest on it.',
  ],
  [
    'a barrier of conduct is read from a wall',
    withBarrier('door-too-narrow', { of: 'conduct' }),
    'Barrier "door-too-narrow" is about conduct, but its question "door" is not so.',
  ],
  [
    'lasting work is asked of a body that dissolves',
    having({ remedies: smallChecklist.remedies.map((remedy) => ({ ...remedy, addressee: 'commission' })) }),
    'Remedy "build-ramp" takes long, but "commission" is dissolved after the election and cannot do it.',
  ],
  [
    'a threshold has no source',
    having({ thresholds: smallChecklist.thresholds.map((threshold) => ({ ...threshold, sources: [] })) }),
    'Threshold "door-min" rests on no source.',
  ],
  [
    'nothing uses a threshold',
    withBarrier('door-too-narrow', { present: { question: 'door', lessThan: 80 } }),
    'Nothing uses the threshold "door-min".',
  ],
  [
    'nothing uses an addressee',
    having({ remedies: smallChecklist.remedies.filter(({ addressee }) => addressee !== 'owner') }),
    'Nothing uses the addressee "owner".',
  ],
]

const reach: readonly Case[] = [
  [
    'a question is skipped whenever its barrier could be found',
    skipping(
      'door',
      skipWhen({ question: 'access', in: ['full', 'refused', 'closed'] }),
      skipWhen({ question: 'access', answered: false }),
    ),
    'Barrier "door-too-narrow" can never be found, whatever is answered.',
  ],
  [
    'a question is never asked',
    skipping(
      'note',
      skipWhen({ question: 'kind', answered: false }),
      skipWhen({ question: 'kind', answered: true }),
    ),
    'Question 13 "note" is never asked: whatever is answered before, it is skipped.',
  ],
  [
    'a barrier asks for two answers at once',
    withBarrier('no-step-free-way', {
      present: {
        all: [
          { question: 'step_free', is: 'no' },
          { question: 'step_free', is: 'yes' },
        ],
      },
    }),
    'Barrier "no-step-free-way" can never be found, whatever is answered.',
  ],
  [
    'a barrier needs more than the largest possible answer',
    withBarrier('door-too-narrow', {
      present: {
        all: [
          { question: 'door', moreThan: 500 },
          { question: 'door', lessThan: { threshold: 'door-min' } },
        ],
      },
    }),
    'Barrier "door-too-narrow" can never be found, whatever is answered.',
  ],
  [
    'a contradiction cannot come about',
    having({
      contradictions: [
        {
          id: 'free-and-not',
          question: 'steps',
          when: {
            all: [
              { question: 'steps', atMost: 0 },
              { question: 'steps', moreThan: 0 },
            ],
          },
          text: { en: 'Never', km: 'មិនដែល' },
        },
      ],
    }),
    'Contradiction "free-and-not" can never come about, whatever is answered.',
  ],
]

describe('a checklist in order', () => {
  it('draws no complaint', () => {
    expect(lint(smallChecklist)).toEqual([])
  })
})

describe.each([
  ['texts', texts],
  ['ids', ids],
  ['conditions', conditions],
  ['questions', questions],
  ['forms', forms],
  ['knowledge', knowledge],
  ['reach', reach],
] as const)('the linter on %s', (_, cases) => {
  it.each(cases)('says when %s', (_what, checklist, sentence) => {
    expect(lint(checklist)).toContain(sentence)
  })
})

describe('what answers can bring about', () => {
  it('is found through a chain of skips', () => {
    const chained = skipping('door', skipWhen({ not: { question: 'step_free', is: 'no' } }))
    expect(canHold(chained, { question: 'door', lessThan: 30 }, ['door'])).toBe(true)
    expect(
      canHold(chained, {
        all: [
          { question: 'door', lessThan: 30 },
          { question: 'step_free', is: 'yes' },
        ],
      }),
    ).toBe(false)
  })

  it('is found for a gradient within a narrow band', () => {
    const band = {
      all: [
        { derived: 'gradient', moreThan: 0.1 },
        { derived: 'gradient', atMost: 0.11 },
      ],
    }
    expect(canHold(smallChecklist, band)).toBe(true)
  })

  it('is found with the setting it needs', () => {
    expect(canHold(smallChecklist, { setting: 'photos_allowed', is: true }, ['photo'])).toBe(true)
    expect(canHold(smallChecklist, { setting: 'photos_allowed', is: false }, ['photo'])).toBe(false)
  })
})
