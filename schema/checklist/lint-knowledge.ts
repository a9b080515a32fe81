/** Barriers, remedies, thresholds, sources: what does not hang together, and what hangs in the air. */

import type { Barrier, Severity } from '../findings/barrier.ts'
import type { Checklist, Question } from './checklist.ts'
import { listQuestions, nameOf } from './names.ts'
import { boundIn, listDerivedTests, listNamedQuestions, listStatements } from './parts-of-condition.ts'

export const lintKnowledge = (checklist: Checklist): readonly string[] => [
  ...checklist.barriers.flatMap((barrier) =>
    lintBarrier(checklist, barrier).map((complaint) => `Barrier "${barrier.id}" ${complaint}`),
  ),
  ...lintScoredQuestions(checklist),
  ...lintRemedies(checklist),
  ...lintThresholds(checklist),
  ...lintUnused(checklist),
]

const WEIGHT: Readonly<Record<Severity, number>> = { context: 0, minor: 1, major: 2, critical: 3 }

function lintBarrier(checklist: Checklist, barrier: Barrier): readonly string[] {
  const complaints: string[] = []
  const question = listQuestions(checklist).find(({ id }) => id === barrier.question)
  if (barrier.sources.length === 0) complaints.push('rests on no source.')
  if (barrier.hinders.length === 0) complaints.push('hinders nobody.')
  if (!checklist.remedies.some((remedy) => remedy.barrier === barrier.id)) complaints.push('has no remedy.')
  complaints.push(...lintEvidence(checklist, barrier))
  if (!question) return complaints
  if (WEIGHT[barrier.severity] > WEIGHT[question.weight])
    complaints.push(
      `is ${barrier.severity}, but its question "${question.id}" only counts as ${question.weight}.`,
    )
  if (barrier.severity === 'context') return complaints
  for (const group of barrier.hinders)
    if (!question.groups.includes(group))
      complaints.push(`hinders "${group}", but its question "${question.id}" does not name that group.`)
  if ((barrier.of === 'conduct') !== (question.conduct === true))
    complaints.push(
      `is ${barrier.of === 'conduct' ? '' : 'not '}about conduct, but its question "${question.id}" is ${question.conduct ? '' : 'not '}so.`,
    )
  return complaints
}

/** The question and those it also rests on must be just those of the condition. */
function lintEvidence(checklist: Checklist, barrier: Barrier): readonly string[] {
  const derived = listDerivedTests(barrier.present).map((test) => test.derived)
  const rests = new Set([
    ...listNamedQuestions(barrier.present),
    ...checklist.derived
      .filter(({ id }) => derived.includes(id))
      .flatMap(({ rise, length }) => [rise, length]),
  ])
  const named = new Set([barrier.question, ...(barrier.alsoRestsOn ?? [])])
  return [
    ...[...rests]
      .filter((id) => !named.has(id))
      .map((id) => `rests on "${id}", but does not name it as evidence.`),
    ...[...named]
      .filter((id) => !rests.has(id))
      .map((id) => `names "${id}" as evidence, but does not rest on it.`),
  ]
}

/** A question that counts must be able to count: it needs a barrier of its own weight. */
function lintScoredQuestions(checklist: Checklist): readonly string[] {
  const counts = (question: Question) =>
    checklist.barriers.some(
      (barrier) =>
        barrier.severity === question.weight &&
        (barrier.question === question.id || barrier.alsoRestsOn?.includes(question.id)),
    )
  return listQuestions(checklist)
    .filter((question) => question.weight !== 'context' && !counts(question))
    .map(
      (question) =>
        `${nameOf(question)} counts as ${question.weight}, but no ${question.weight} barrier is read from it.`,
    )
}

function lintRemedies(checklist: Checklist): readonly string[] {
  const addressees = new Map(checklist.addressees.map((addressee) => [addressee.id, addressee]))
  return checklist.remedies
    .filter(
      ({ when, addressee }) => when === 'long-term' && addressees.get(addressee)?.outlivesElection === false,
    )
    .map(
      ({ id, addressee }) =>
        `Remedy "${id}" takes long, but "${addressee}" is dissolved after the election and cannot do it.`,
    )
}

function lintThresholds(checklist: Checklist): readonly string[] {
  return checklist.thresholds.flatMap(({ id, value, sources, unit }) => [
    ...(sources.length === 0 ? [`Threshold "${id}" rests on no source.`] : []),
    ...(Number.isFinite(value) && value > 0 ? [] : [`Threshold "${id}" must be a number above zero.`]),
    ...(unit === 'ratio' && value > 1 ? [`Threshold "${id}" is a ratio above 1; write 1:12 as 0.0833.`] : []),
  ])
}

function lintUnused(checklist: Checklist): readonly string[] {
  const questions = listQuestions(checklist)
  const { barriers, contradictions = [], derived, relocateOrBuild, remedies, thresholds } = checklist
  const statements = [
    ...questions.flatMap(({ skip }) => skip.map(({ when }) => when)),
    ...barriers.map(({ present }) => present),
    ...contradictions.map(({ when }) => when),
    relocateOrBuild,
  ].flatMap(listStatements)
  const bounds = statements
    .map(boundIn)
    .map((bound) => (typeof bound === 'object' ? bound.threshold : undefined))
  const used = {
    thresholds: new Set(bounds),
    derived: new Set(statements.map((one) => ('derived' in one ? one.derived : undefined))),
    sources: new Set([...questions, ...barriers, ...thresholds].flatMap(({ sources }) => sources)),
    groups: new Set([
      ...questions.flatMap(({ groups }) => groups),
      ...barriers.flatMap(({ hinders }) => hinders),
    ]),
    addressees: new Set(remedies.map(({ addressee }) => addressee)),
  }
  const unused = (
    kind: string,
    things: readonly { readonly id: string }[],
    known: ReadonlySet<string | undefined>,
  ) => things.filter(({ id }) => !known.has(id)).map(({ id }) => `Nothing uses the ${kind} "${id}".`)
  return [
    ...unused('threshold', thresholds, used.thresholds),
    ...unused('derived value', derived, used.derived),
    ...unused('source', checklist.sources, used.sources),
    ...unused('group', checklist.groups, used.groups),
    ...unused('addressee', checklist.addressees, used.addressees),
  ]
}
