/** Sections and questions → the rows of the survey and choices sheets. */

import type { Checklist, Choice, Question, QuestionKind, Section } from '../checklist/checklist.ts'
import { listQuestions } from '../checklist/names.ts'
import { listSettings } from '../checklist/parts-of-condition.ts'
import type { Words } from '../language.ts'
import { writeAlone, writeLongest, writeRange } from './constraint.ts'
import {
  nameOfId,
  nameOfIntro,
  nameOfPart,
  nameOfSetting,
  nameOfThreshold,
  nameOfTotal,
  writeGradient,
  writeTotal,
  YES_NO_LIST,
} from './form-names.ts'
import { type Written, writeFlag, writeWhen, writeWords } from './workbook.ts'
import { type KindOf, writeRelevance } from './write-condition.ts'

export interface SurveyRows {
  readonly survey: readonly Written[]
  readonly choices: readonly Written[]
}

export function writeSurvey(
  checklist: Checklist,
  yesNo: { readonly yes: Words; readonly no: Words },
): SurveyRows {
  const kinds = new Map(listQuestions(checklist).map(({ id, kind }) => [id, kind]))
  const kindOf: KindOf = (id) => kinds.get(id)
  return {
    survey: [
      ...writeSettings(checklist),
      ...writeThresholds(checklist),
      ...checklist.sections.flatMap((section) => writeSection(section, checklist, kindOf)),
      ...checklist.derived.map((derived) => ({
        type: 'calculate',
        name: nameOfId(derived.id),
        ...idWhenOther(derived.id),
        ...writeWords('label', derived.name),
        calculation: writeGradient(derived),
        wayin_formula: derived.formula,
      })),
    ],
    choices: [
      ...writeList(YES_NO_LIST, [
        { id: 'yes', text: yesNo.yes },
        { id: 'no', text: yesNo.no },
      ]),
      ...listQuestions(checklist).flatMap((question) => writeLists(question, checklist)),
    ],
  }
}

const idWhenOther = (id: string): Written => writeWhen('wayin_id', nameOfId(id) === id ? undefined : id)

/** A setting of the campaign is off in other programs, as it is here until somebody makes it. */
const writeSettings = (checklist: Checklist): readonly Written[] =>
  [
    ...new Set([
      ...listQuestions(checklist).flatMap(({ skip }) => skip.flatMap(({ when }) => listSettings(when))),
      ...checklist.barriers.flatMap(({ present }) => listSettings(present)),
      ...(checklist.contradictions ?? []).flatMap(({ when }) => listSettings(when)),
      ...listSettings(checklist.relocateOrBuild),
    ]),
  ].map((setting) => ({
    type: 'calculate',
    name: nameOfSetting(setting),
    calculation: "'no'",
    wayin_setting: setting,
  }))

const writeThresholds = (checklist: Checklist): readonly Written[] =>
  checklist.thresholds.map(({ id, value, unit, text, standing, sources }) => ({
    type: 'calculate',
    name: nameOfThreshold(id),
    ...writeWords('label', text),
    calculation: String(value),
    wayin_id: id,
    wayin_unit: unit,
    wayin_standing: standing,
    ...writeWhen('wayin_sources', sources.join(' ')),
  }))

function writeSection(section: Section, checklist: Checklist, kindOf: KindOf): readonly Written[] {
  const frame = section.repeats ? 'repeat' : 'group'
  return [
    {
      type: `begin_${frame}`,
      name: nameOfId(section.id),
      ...idWhenOther(section.id),
      ...writeWords('label', section.title),
      wayin_letter: section.letter,
      ...writeFlag('wayin_internal', section.internal),
    },
    ...(section.intro
      ? [{ type: 'note', name: nameOfIntro(section.id), ...writeWords('label', section.intro) }]
      : []),
    ...section.questions.flatMap((question) => writeQuestion(question, checklist, kindOf)),
    { type: `end_${frame}` },
  ]
}

function writeQuestion(question: Question, checklist: Checklist, kindOf: KindOf): readonly Written[] {
  const keys = Object.entries(checklist.key).flatMap(([key, id]) => (id === question.id ? [key] : []))
  const inShortForm = checklist.shortForm.indexOf(question.id)
  const row: Written = {
    name: nameOfId(question.id),
    ...idWhenOther(question.id),
    ...writeWords('label', question.text),
    ...writeWords('hint', question.hint),
    ...writeWhen('relevant', writeRelevance(question.skip, kindOf)),
    wayin_kind: question.kind,
    wayin_number: String(question.number),
    ...writeWhen('wayin_short_form', inShortForm < 0 ? undefined : String(inShortForm + 1)),
    ...writeWhen('wayin_key', keys.join(' ')),
    wayin_about: question.about,
    wayin_weight: question.weight,
    ...writeWhen('wayin_groups', question.groups.join(' ')),
    ...writeWhen('wayin_sources', question.sources.join(' ')),
    ...writeWhen('wayin_not_asked_means', question.skip.map(({ means }) => means).join(' ')),
    ...writeFlag('wayin_conduct', question.conduct),
    ...writeFlag('wayin_passing', question.passing),
    ...writeWords('wayin_shows', question.shows),
  }
  return writers[question.kind](question, row)
}

type Writer = (question: Question, row: Written) => readonly Written[]

const usual = (question: { readonly usual?: { readonly from: number; readonly to: number } }): Written =>
  writeWhen('wayin_usual', question.usual && `${question.usual.from} to ${question.usual.to}`)

/** One writer for each kind; a question of another kind never comes to it. */
const writers: Readonly<Record<QuestionKind, Writer>> = {
  'yes-no': (question, row) =>
    question.kind === 'yes-no'
      ? [
          {
            type: `select_one ${YES_NO_LIST}`,
            ...row,
            ...writeFlag('wayin_strict', question.strict),
            ...writeWhen('wayin_drawing', question.drawing),
          },
        ]
      : [],
  measure: (question, row) =>
    question.kind === 'measure'
      ? [
          {
            type: 'decimal',
            ...row,
            constraint: writeRange(question.possible),
            wayin_unit: question.unit,
            wayin_instrument: question.instrument,
            ...usual(question),
            ...writeWhen('wayin_stick', question.stick === undefined ? undefined : String(question.stick)),
            ...writeWhen('wayin_drawing', question.drawing),
          },
        ]
      : [],
  count: (question, row) =>
    question.kind === 'count'
      ? [{ type: 'integer', ...row, constraint: writeRange(question.possible), ...usual(question) }]
      : [],
  counts: (question, row) =>
    question.kind === 'counts'
      ? [
          { type: 'begin_group', ...row },
          ...question.classes.map((one) => ({
            type: 'integer',
            name: nameOfPart(question.id, one.id),
            ...writeWords('label', one.text),
            constraint: writeRange(question.possible),
            wayin_id: one.id,
          })),
          {
            type: 'calculate',
            name: nameOfTotal(question.id),
            calculation: writeTotal(question.id, question.classes),
          },
          { type: 'end_group' },
        ]
      : [],
  choice: (_question, row) => [{ type: `select_one ${row.name}`, ...row }],
  choices: (question, row) =>
    question.kind === 'choices'
      ? [
          {
            type: `select_multiple ${row.name}`,
            ...row,
            ...writeWhen('constraint', writeAlone(question.choices)),
          },
        ]
      : [],
  grid: (question, row) =>
    question.kind === 'grid'
      ? [
          {
            type: 'begin_group',
            ...row,
            ...writeWhen('wayin_list', question.choices.length > 0 ? row.name : undefined),
          },
          ...question.rows.map((one) => ({
            type: `select_one ${one.choices ? nameOfPart(question.id, one.id) : row.name}`,
            name: nameOfPart(question.id, one.id),
            ...writeWords('label', one.text),
            wayin_id: one.id,
          })),
          { type: 'end_group' },
        ]
      : [],
  words: (question, row) =>
    question.kind === 'words' ? [{ type: 'text', ...row, constraint: writeLongest(question.longest) }] : [],
  photo: (question, row) =>
    question.kind === 'photo' ? [{ type: 'image', ...row, wayin_most: String(question.most) }] : [],
}

function writeLists(question: Question, checklist: Checklist): readonly Written[] {
  if (question.kind === 'choice' || question.kind === 'choices') {
    const rows = writeList(nameOfId(question.id), question.choices)
    if (question.id !== checklist.key.accessOutcome) return rows
    return rows.map((row) => ({
      ...row,
      ...writeWhen('wayin_access', checklist.accessOutcomes[row.name ?? '']),
    }))
  }
  if (question.kind !== 'grid') return []
  return [
    ...writeList(nameOfId(question.id), question.choices),
    ...question.rows.flatMap((row) => writeList(nameOfPart(question.id, row.id), row.choices ?? [])),
  ]
}

const writeList = (list: string, choices: readonly Choice[]): readonly Written[] =>
  choices.map(({ id, text, alone }) => ({
    list_name: list,
    name: id,
    ...writeWords('label', text),
    ...writeFlag('wayin_alone', alone),
  }))
