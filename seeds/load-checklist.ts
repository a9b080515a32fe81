/** A folder of checklist files → one checklist, with the review marks of its texts beside it. */

import type { AccessOutcome, Checklist, KeyQuestions } from '../schema/checklist/checklist.ts'
import { type Fields, isRecord, type Reviews, readFields, SeedFault, type TextReview } from './fields.ts'
import { readCondition, readSituations } from './read-condition.ts'
import { readJsonFile } from './read-json-file.ts'
import {
  readAddressee,
  readBarrier,
  readCatalogue,
  readContradiction,
  readDerived,
  readGroup,
  readRemedy,
  readSource,
  readThreshold,
} from './read-knowledge.ts'
import { readSection } from './read-section.ts'

export interface LoadedChecklist {
  readonly checklist: Checklist
  /** Every text of the files with its marks, in the order of the files. */
  readonly reviews: readonly TextReview[]
}

/** Reads strictly and refuses what it does not understand; whether it makes sense is for the linter to say. */
export async function loadChecklist(folder: string): Promise<LoadedChecklist> {
  const reviews: Reviews = []
  const { value, place } = await readJsonFile(folder, 'checklist.json')
  const fields = readFields(value, place, reviews)
  const situations = readSituations(fields.unknown('situations'), `${place}: situations`, reviews)

  const catalogue = async <Entry>(
    name: string,
    kind: string,
    read: (entry: Fields, marks: Reviews) => Entry,
  ): Promise<readonly Entry[]> => {
    const file = await readJsonFile(folder, `${name}.json`)
    return readCatalogue(file.value, file.place, kind, reviews, read)
  }
  const sections = []
  for (const name of fields.strings('sections')) {
    const file = await readJsonFile(folder, `sections/${name}.json`)
    sections.push(readSection(file.value, file.place, situations, reviews))
  }
  const checklist: Checklist = {
    id: fields.string('id'),
    version: fields.string('version'),
    title: fields.words('title'),
    groups: await catalogue('groups', 'group', readGroup),
    sections,
    shortForm: fields.strings('shortForm'),
    key: readKey(fields.unknown('key'), `${place}: key`, reviews),
    accessOutcomes: readAccessOutcomes(fields.unknown('accessOutcomes'), `${place}: accessOutcomes`, reviews),
    thresholds: await catalogue('thresholds', 'threshold', readThreshold),
    derived: readCatalogue(fields.list('derived'), place, 'derived value', reviews, readDerived),
    contradictions: await catalogue('contradictions', 'contradiction', readContradiction),
    barriers: await catalogue('barriers', 'barrier', readBarrier),
    remedies: await catalogue('remedies', 'remedy', readRemedy),
    addressees: await catalogue('addressees', 'addressee', readAddressee),
    relocateOrBuild: readCondition(fields.unknown('relocateOrBuild'), `${place}: relocateOrBuild`, reviews),
    enoughAnswered: fields.number('enoughAnswered'),
    sources: await catalogue('sources', 'source', readSource),
  }
  fields.done()
  return { checklist, reviews }
}

function readKey(value: unknown, place: string, reviews: Reviews): KeyQuestions {
  const fields = readFields(value, place, reviews)
  const key: KeyQuestions = {
    visitKind: fields.string('visitKind'),
    accessOutcome: fields.string('accessOutcome'),
    premisesKind: fields.string('premisesKind'),
    interviewConsent: fields.string('interviewConsent'),
    incident: fields.string('incident'),
  }
  fields.done()
  return key
}

const OUTCOMES = ['entered', 'refused', 'outside-only', 'not-found', 'closed'] as const

function readAccessOutcomes(
  value: unknown,
  place: string,
  reviews: Reviews,
): Readonly<Record<string, AccessOutcome>> {
  if (!isRecord(value)) throw new SeedFault(`${place}: an object { "choice": "outcome" } is expected here`)
  const fields = readFields(value, place, reviews)
  return Object.fromEntries(Object.keys(value).map((choice) => [choice, fields.oneOf(choice, OUTCOMES)]))
}
