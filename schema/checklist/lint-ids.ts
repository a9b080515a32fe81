/** Ids that stand for two things, and names of things that do not exist. */

import type { Checklist } from './checklist.ts'
import { listQuestions, listRepeated, nameOf } from './names.ts'
import { listChoiceLists } from './question-kinds.ts'

interface Named {
  readonly id: string
}

export const lintIds = (checklist: Checklist): readonly string[] => [
  ...lintRepeated(checklist),
  ...lintUnknown(checklist),
]

function lintRepeated(checklist: Checklist): readonly string[] {
  const questions = listQuestions(checklist)
  const twice = (kind: string, things: readonly Named[]) =>
    listRepeated(things.map(({ id }) => id)).map((id) => `The id "${id}" stands for two ${kind}.`)
  return [
    ...twice('sections', checklist.sections),
    ...twice('questions', questions),
    ...twice('groups', checklist.groups),
    ...twice('thresholds', checklist.thresholds),
    ...twice('derived values', checklist.derived),
    ...twice('contradictions', checklist.contradictions ?? []),
    ...twice('barriers', checklist.barriers),
    ...twice('remedies', checklist.remedies),
    ...twice('addressees', checklist.addressees),
    ...twice('sources', checklist.sources),
    ...listRepeated(checklist.sections.map(({ letter }) => letter)).map(
      (letter) => `Two sections have the letter ${letter}.`,
    ),
    ...listRepeated(questions.map(({ number }) => number)).map(
      (number) => `Two questions have the number ${number}.`,
    ),
    ...questions.flatMap((question) => [
      ...listChoiceLists(question).flatMap(({ of, choices }) =>
        listRepeated(choices.map(({ id }) => id)).map(
          (id) => `${nameOf(question)}: the ${of} "${id}" is there twice.`,
        ),
      ),
      ...(question.kind === 'grid'
        ? listRepeated(question.rows.map(({ id }) => id)).map(
            (id) => `${nameOf(question)}: the row "${id}" is there twice.`,
          )
        : []),
    ]),
  ]
}

function lintUnknown(checklist: Checklist): readonly string[] {
  const groups = idsOf(checklist.groups)
  const sources = idsOf(checklist.sources)
  const questions = idsOf(listQuestions(checklist))
  const barriers = idsOf(checklist.barriers)
  const addressees = idsOf(checklist.addressees)
  const unknown = (by: string, kind: string, ids: readonly string[], known: ReadonlySet<string>) =>
    ids.filter((id) => !known.has(id)).map((id) => `${by} names the ${kind} "${id}", which does not exist.`)
  return [
    ...listQuestions(checklist).flatMap((question) => [
      ...unknown(nameOf(question), 'group', question.groups, groups),
      ...unknown(nameOf(question), 'source', question.sources, sources),
    ]),
    ...checklist.thresholds.flatMap((threshold) =>
      unknown(`Threshold "${threshold.id}"`, 'source', threshold.sources, sources),
    ),
    ...checklist.derived.flatMap((derived) =>
      unknown(`Derived value "${derived.id}"`, 'question', [derived.rise, derived.length], questions),
    ),
    ...(checklist.contradictions ?? []).flatMap((one) =>
      unknown(`Contradiction "${one.id}"`, 'question', [one.question], questions),
    ),
    ...checklist.barriers.flatMap((barrier) => {
      const by = `Barrier "${barrier.id}"`
      return [
        ...unknown(by, 'question', [barrier.question, ...(barrier.alsoRestsOn ?? [])], questions),
        ...unknown(by, 'group', barrier.hinders, groups),
        ...unknown(by, 'source', barrier.sources, sources),
      ]
    }),
    ...checklist.remedies.flatMap((remedy) => [
      ...unknown(`Remedy "${remedy.id}"`, 'barrier', [remedy.barrier], barriers),
      ...unknown(`Remedy "${remedy.id}"`, 'addressee', [remedy.addressee], addressees),
    ]),
    ...unknown('The short form', 'question', checklist.shortForm, questions),
    ...unknown('The list of key questions', 'question', Object.values(checklist.key), questions),
  ]
}

const idsOf = (things: readonly Named[]): ReadonlySet<string> => new Set(things.map(({ id }) => id))
