/** Every text of a checklist in the order people read it, each with a name of its own; the one place that walks them. */

import type { Words } from '../language.ts'
import type { Checklist, Choice, GridRow, Question, Section } from './checklist.ts'

/** Names one text of a checklist for as long as the ids in it stand, e.g. `questions/ramp_rise_cm/hint`. */
export type TextKey = string

/** What a text is to whoever reads it. */
export const TEXT_ROLES = [
  'title',
  'intro',
  'question',
  'hint',
  'shows',
  'choice',
  'class',
  'row',
  'name',
  'short',
  'why',
  'text',
] as const
export type TextRole = (typeof TEXT_ROLES)[number]

/** The lists beside the sections that hold texts. */
export const TEXT_CATALOGUES = [
  'groups',
  'thresholds',
  'derived',
  'contradictions',
  'barriers',
  'remedies',
  'addressees',
  'sources',
] as const
export type TextCatalogue = (typeof TEXT_CATALOGUES)[number]

export interface TextPlace {
  readonly key: TextKey
  /** Where it is read: `checklist`, `sections/…` with the id of a section, or one of the catalogues. */
  readonly part: string
  readonly role: TextRole
  /** Number of the question it belongs to, for reading only. */
  readonly number?: number
}

export type ChangeText = (place: TextPlace, words: Words) => Words

export interface PlacedText extends TextPlace {
  readonly words: Words
}

/** The same checklist with other texts; what is not text stays as it is, and what is absent stays absent. */
export const mapTexts = (checklist: Checklist, change: ChangeText): Checklist => {
  const { contradictions } = checklist
  const within =
    (part: TextCatalogue) =>
    (id: string, role: TextRole, words: Words): Words =>
      change({ key: `${part}/${id}/${role}`, part, role }, words)
  const [group, threshold, derived] = [within('groups'), within('thresholds'), within('derived')]
  const [contradiction, barrier] = [within('contradictions'), within('barriers')]
  const [remedy, addressee, source] = [within('remedies'), within('addressees'), within('sources')]
  return {
    ...checklist,
    title: change({ key: 'title', part: 'checklist', role: 'title' }, checklist.title),
    sections: checklist.sections.map((section) => mapSection(section, change)),
    groups: checklist.groups.map((one) => ({ ...one, name: group(one.id, 'name', one.name) })),
    thresholds: checklist.thresholds.map((one) => ({ ...one, text: threshold(one.id, 'text', one.text) })),
    derived: checklist.derived.map((one) => ({ ...one, name: derived(one.id, 'name', one.name) })),
    ...(contradictions && {
      contradictions: contradictions.map((one) => ({
        ...one,
        text: contradiction(one.id, 'text', one.text),
      })),
    }),
    barriers: checklist.barriers.map((one) => ({
      ...one,
      name: barrier(one.id, 'name', one.name),
      why: barrier(one.id, 'why', one.why),
    })),
    remedies: checklist.remedies.map((one) => ({ ...one, text: remedy(one.id, 'text', one.text) })),
    addressees: checklist.addressees.map((one) => ({
      ...one,
      name: addressee(one.id, 'name', one.name),
      short: addressee(one.id, 'short', one.short),
    })),
    sources: checklist.sources.map((one) => ({ ...one, title: source(one.id, 'title', one.title) })),
  }
}

/** All texts with their places, in the order they are read. */
export function listPlacedTexts(checklist: Checklist): readonly PlacedText[] {
  const found: PlacedText[] = []
  mapTexts(checklist, (place, words) => {
    found.push({ ...place, words })
    return words
  })
  return found
}

/** One text; nothing where the checklist has no such place. */
export const findText = (checklist: Checklist, key: TextKey): Words | undefined =>
  listPlacedTexts(checklist).find((text) => text.key === key)?.words

function mapSection(section: Section, change: ChangeText): Section {
  const part = `sections/${section.id}`
  return {
    ...section,
    title: change({ key: `${part}/title`, part, role: 'title' }, section.title),
    ...(section.intro && {
      intro: change({ key: `${part}/intro`, part, role: 'intro' }, section.intro),
    }),
    questions: section.questions.map((question) => mapQuestion(question, part, change)),
  }
}

function mapQuestion(question: Question, part: string, change: ChangeText): Question {
  const { number } = question
  const at = (place: string, role: TextRole, words: Words) =>
    change({ key: `questions/${question.id}/${place}`, part, role, number }, words)
  const choicesAt = (place: string, role: TextRole, choices: readonly Choice[]): readonly Choice[] =>
    choices.map((choice) => ({ ...choice, text: at(`${place}/${choice.id}`, role, choice.text) }))
  const rowsAt = (rows: readonly GridRow[]): readonly GridRow[] =>
    rows.map((row) => ({
      ...row,
      text: at(`rows/${row.id}`, 'row', row.text),
      ...(row.choices && { choices: choicesAt(`rows/${row.id}`, 'choice', row.choices) }),
    }))
  const common = {
    text: at('text', 'question', question.text),
    ...(question.hint && { hint: at('hint', 'hint', question.hint) }),
  }
  const shows = () => at('shows', 'shows', question.shows)
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return {
        ...question,
        ...common,
        choices: choicesAt('choices', 'choice', question.choices),
        shows: shows(),
      }
    case 'counts':
      return {
        ...question,
        ...common,
        classes: choicesAt('classes', 'class', question.classes),
        shows: shows(),
      }
    case 'grid':
      return {
        ...question,
        ...common,
        rows: rowsAt(question.rows),
        choices: choicesAt('choices', 'choice', question.choices),
        shows: shows(),
      }
    default:
      return { ...question, ...common, shows: shows() }
  }
}
