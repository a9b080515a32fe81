/** A checklist → an XLSForm: the three sheets every program knows, and sheets of ours with the knowledge behind it. */

import type { Checklist } from '../checklist/checklist.ts'
import { listQuestions } from '../checklist/names.ts'
import { type Language, type Words, wordsIn } from '../language.ts'
import { nameOfLanguage, sheetOf, type Workbook, type Written, writeWhen, writeWords } from './workbook.ts'
import { type KindOf, writeCondition } from './write-condition.ts'
import { writeSurvey } from './write-survey.ts'

export interface FormWishes {
  /** The language forms open in elsewhere. */
  readonly language: Language
  /** What the two answers to a yes-no question are called. */
  readonly yesNo: { readonly yes: Words; readonly no: Words }
}

/** Reading it back gives the same checklist; see `readForm`. */
export function writeForm(checklist: Checklist, { language, yesNo }: FormWishes): Workbook {
  const { survey, choices } = writeSurvey(checklist, yesNo)
  const kinds = new Map(listQuestions(checklist).map(({ id, kind }) => [id, kind]))
  const kindOf: KindOf = (id) => kinds.get(id)
  const settings: Written = {
    form_title: wordsIn(checklist.title, language),
    form_id: checklist.id,
    version: checklist.version,
    default_language: nameOfLanguage(language),
    ...writeWords('wayin_title', checklist.title),
    wayin_enough_answered: String(checklist.enoughAnswered),
    wayin_relocate_or_build: writeCondition(checklist.relocateOrBuild, kindOf),
  }
  const inEach = (column: string) =>
    Object.keys(checklist.title).map((one) => `${column}::${nameOfLanguage(one)}`)
  return [
    sheetOf(
      'survey',
      ['type', 'name', ...inEach('label'), ...inEach('hint'), 'relevant', 'constraint', 'calculation'],
      survey,
    ),
    sheetOf('choices', ['list_name', 'name', ...inEach('label')], choices),
    sheetOf('settings', [], [settings]),
    ...writeCatalogues(checklist, kindOf),
  ]
}

function writeCatalogues(checklist: Checklist, kindOf: KindOf): Workbook {
  const { contradictions } = checklist
  return [
    sheetOf(
      'wayin_groups',
      ['id'],
      checklist.groups.map(({ id, name }) => ({ id, ...writeWords('name', name) })),
    ),
    sheetOf(
      'wayin_barriers',
      ['id', 'question', 'also_rests_on', 'present', 'hinders', 'severity', 'of', 'sources'],
      checklist.barriers.map((barrier) => ({
        id: barrier.id,
        question: barrier.question,
        ...writeWhen('also_rests_on', barrier.alsoRestsOn?.join(' ')),
        present: writeCondition(barrier.present, kindOf),
        hinders: barrier.hinders.join(' '),
        severity: barrier.severity,
        of: barrier.of,
        sources: barrier.sources.join(' '),
        ...writeWords('name', barrier.name),
        ...writeWords('why', barrier.why),
      })),
    ),
    sheetOf(
      'wayin_remedies',
      ['id', 'barrier', 'addressee', 'when', 'effort'],
      checklist.remedies.map(({ id, barrier, addressee, when, effort, text }) => ({
        id,
        barrier,
        addressee,
        when,
        effort,
        ...writeWords('text', text),
      })),
    ),
    sheetOf(
      'wayin_addressees',
      ['id', 'outlives_election'],
      checklist.addressees.map(({ id, outlivesElection, name, short }) => ({
        id,
        outlives_election: outlivesElection ? 'yes' : 'no',
        ...writeWords('name', name),
        ...writeWords('short', short),
      })),
    ),
    ...(contradictions
      ? [
          sheetOf(
            'wayin_contradictions',
            ['id', 'question', 'when'],
            contradictions.map(({ id, question, when, text }) => ({
              id,
              question,
              when: writeCondition(when, kindOf),
              ...writeWords('text', text),
            })),
          ),
        ]
      : []),
    sheetOf(
      'wayin_sources',
      ['id', 'standing', 'link'],
      checklist.sources.map(({ id, standing, link, title }) => ({
        id,
        standing,
        ...writeWhen('link', link),
        ...writeWords('title', title),
      })),
    ),
  ]
}
