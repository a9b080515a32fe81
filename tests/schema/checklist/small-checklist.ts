/** A checklist small enough to read at a glance and free of complaints, for breaking one thing at a time. */

import type { Checklist, Choice, Question, QuestionId } from '../../../schema/checklist/checklist.ts'
import type { Barrier } from '../../../schema/findings/barrier.ts'

export const LANGUAGES = ['en', 'km'] as const

const both = (text: string) => ({ en: text, km: `${text} (ខ្មែរ)` })
const choice = (id: string, alone?: true): Choice => ({ id, text: both(id), ...(alone && { alone }) })

const common = (id: QuestionId, number: number) => ({
  id,
  number,
  text: both(id),
  skip: [],
  about: 'station' as const,
  weight: 'context' as const,
  groups: [],
  shows: both(`what ${id} shows`),
  sources: ['crpd'],
})

const notInside = {
  when: { question: 'access', in: ['refused', 'closed'] },
  means: 'not-observed' as const,
}

export const smallChecklist: Checklist = {
  id: 'small',
  version: '1',
  title: both('Small checklist'),
  groups: [{ id: 'mobility', name: both('Mobility') }],
  sections: [
    {
      id: 'visit',
      letter: 'A',
      title: both('The visit'),
      questions: [
        { ...common('kind', 1), kind: 'choice', choices: [choice('first'), choice('second')] },
        {
          ...common('access', 2),
          kind: 'choice',
          choices: [choice('full'), choice('refused'), choice('closed')],
        },
        { ...common('premises', 3), kind: 'choice', choices: [choice('school'), choice('pagoda')] },
      ],
    },
    {
      id: 'way',
      letter: 'B',
      title: both('The way in'),
      questions: [
        {
          ...common('step_free', 4),
          kind: 'yes-no',
          weight: 'critical',
          groups: ['mobility'],
          skip: [{ when: { question: 'access', is: 'closed' }, means: 'not-observed' }],
        },
        {
          ...common('door', 5),
          kind: 'measure',
          unit: 'cm',
          instrument: 'tape',
          possible: { from: 20, to: 500 },
          usual: { from: 60, to: 250 },
          stick: 80,
          weight: 'major',
          groups: ['mobility'],
          skip: [notInside],
        },
        { ...common('steps', 6), kind: 'count', possible: { from: 0, to: 60 } },
        {
          ...common('obstacles', 7),
          kind: 'choices',
          choices: [choice('none', true), choice('mud'), choice('ropes')],
        },
        {
          ...common('rise', 8),
          kind: 'measure',
          unit: 'cm',
          instrument: 'tape',
          possible: { from: 1, to: 400 },
        },
        {
          ...common('length', 9),
          kind: 'measure',
          unit: 'cm',
          instrument: 'tape',
          possible: { from: 5, to: 5000 },
          weight: 'major',
          groups: ['mobility'],
          skip: [{ when: { question: 'rise', answered: false }, means: 'not-observed' }],
        },
      ],
    },
    {
      id: 'talk',
      letter: 'C',
      title: both('Talk with a voter'),
      repeats: true,
      questions: [
        { ...common('consent', 10), kind: 'yes-no', strict: true, about: 'interview' },
        {
          ...common('difficulty', 11),
          kind: 'grid',
          about: 'interview',
          rows: [{ id: 'seeing', text: both('seeing') }],
          choices: [choice('none'), choice('some')],
          skip: [{ when: { question: 'consent', is: 'no' }, means: 'not-observed' }],
        },
      ],
    },
    {
      id: 'end',
      letter: 'D',
      title: both('The end'),
      internal: true,
      questions: [
        {
          ...common('incident', 12),
          kind: 'choices',
          about: 'visit',
          choices: [choice('nothing', true), choice('insult')],
        },
        { ...common('note', 13), kind: 'words', about: 'visit', longest: 500 },
        {
          ...common('photo', 14),
          kind: 'photo',
          about: 'visit',
          most: 3,
          skip: [{ when: { setting: 'photos_allowed', is: false }, means: 'not-applicable' }],
        },
      ],
    },
  ],
  shortForm: ['kind', 'access', 'step_free', 'steps', 'incident'],
  key: {
    visitKind: 'kind',
    accessOutcome: 'access',
    premisesKind: 'premises',
    interviewConsent: 'consent',
    incident: 'incident',
  },
  accessOutcomes: { full: 'entered', refused: 'refused', closed: 'closed' },
  thresholds: [
    { id: 'door-min', value: 80, unit: 'cm', text: both('Door'), standing: 'norm', sources: ['crpd'] },
    { id: 'steepest', value: 1 / 12, unit: 'ratio', text: both('Ramp'), standing: 'norm', sources: ['crpd'] },
  ],
  derived: [{ id: 'gradient', formula: 'gradient', rise: 'rise', length: 'length', name: both('Gradient') }],
  contradictions: [
    {
      id: 'free-but-steps',
      question: 'step_free',
      when: {
        all: [
          { question: 'step_free', is: 'yes' },
          { question: 'steps', moreThan: 0 },
        ],
      },
      text: both('Step-free, yet steps'),
    },
  ],
  barriers: [
    {
      id: 'no-step-free-way',
      name: both('No step-free way'),
      question: 'step_free',
      present: { question: 'step_free', is: 'no' },
      hinders: ['mobility'],
      severity: 'critical',
      why: both('Wheelchairs'),
      sources: ['crpd'],
      of: 'building',
    },
    {
      id: 'door-too-narrow',
      name: both('Door too narrow'),
      question: 'door',
      present: { question: 'door', lessThan: { threshold: 'door-min' } },
      hinders: ['mobility'],
      severity: 'major',
      why: both('Wheelchairs'),
      sources: ['crpd'],
      of: 'building',
    },
    {
      id: 'ramp-too-steep',
      name: both('Ramp too steep'),
      question: 'length',
      alsoRestsOn: ['rise'],
      present: { derived: 'gradient', moreThan: { threshold: 'steepest' } },
      hinders: ['mobility'],
      severity: 'major',
      why: both('Wheelchairs'),
      sources: ['crpd'],
      of: 'building',
    },
  ],
  remedies: [
    {
      id: 'build-ramp',
      barrier: 'no-step-free-way',
      text: both('Build a ramp'),
      addressee: 'owner',
      when: 'long-term',
      effort: 'structural',
    },
    {
      id: 'open-both-leaves',
      barrier: 'door-too-narrow',
      text: both('Open both leaves'),
      addressee: 'commission',
      when: 'on-the-day',
      effort: 'no-cost',
    },
    {
      id: 'lengthen-ramp',
      barrier: 'ramp-too-steep',
      text: both('Lengthen the ramp'),
      addressee: 'commission',
      when: 'on-the-day',
      effort: 'low',
    },
  ],
  addressees: [
    { id: 'commission', name: both('Commission'), short: both('Comm.'), outlivesElection: false },
    { id: 'owner', name: both('Owner'), short: both('Owner'), outlivesElection: true },
  ],
  relocateOrBuild: {
    all: [
      { question: 'step_free', is: 'no' },
      { question: 'steps', moreThan: 2 },
    ],
  },
  enoughAnswered: 0.8,
  sources: [{ id: 'crpd', title: both('Convention'), standing: 'seen' }],
}

/** The small checklist with one question changed; the change may turn it into another kind. */
export const withQuestion = (
  id: QuestionId,
  change: (question: Question) => Question,
  checklist: Checklist = smallChecklist,
): Checklist => ({
  ...checklist,
  sections: checklist.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => (question.id === id ? change(question) : question)),
  })),
})

export const withBarrier = (id: string, change: Partial<Barrier>): Checklist => ({
  ...smallChecklist,
  barriers: smallChecklist.barriers.map((barrier) =>
    barrier.id === id ? { ...barrier, ...change } : barrier,
  ),
})
