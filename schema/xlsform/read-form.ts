/** An XLSForm → a checklist, with everything that is wrong or will be different, named by sheet, row and column. */

import type { AccessOutcome, Checklist, KeyQuestions, Question } from '../checklist/checklist.ts'
import type { Language, Words } from '../language.ts'
import { findSheet, type Reader } from './form-row.ts'
import { type Catalogues, readCatalogues } from './read-catalogues.ts'
import { type ChoiceList, readChoices } from './read-choices.ts'
import { findDefaultLanguage, readRule, readSettings, readShare, titleOf } from './read-settings.ts'
import { readSkips } from './read-skips.ts'
import { type Drafted, readSurvey, type Survey } from './read-survey.ts'
import { type FormRemark, isErrorRemark, remarkOn } from './remark.ts'
import type { Workbook } from './workbook.ts'

/** Parts of XLSForm that stand in sheets of their own and are not read. */
const REFUSED_SHEETS = ['entities', 'external_choices', 'osm'] as const

/** Every sheet a form is read from or refused for, besides ours. */
export const KNOWN_SHEETS: readonly string[] = ['survey', 'choices', 'settings', ...REFUSED_SHEETS]

export interface ReadFormResult {
  /** As far as it could be read; to be used only when no remark is an error. */
  readonly checklist: Checklist
  readonly remarks: readonly FormRemark[]
}

export interface FormReading {
  /** Languages of this installation; texts in others are left out, and that is said. */
  readonly languages: readonly Language[]
  /** The version it comes from, by the id in the form: what the file has no sheet for stays as it is there. */
  readonly findBase: (id: string) => Checklist | undefined
}

export function readForm(workbook: Workbook, { languages, findBase }: FormReading): ReadFormResult {
  const remarks: FormRemark[] = []
  const reader: Reader = { languages, defaultLanguage: findDefaultLanguage(workbook), remarks }
  for (const sheet of REFUSED_SHEETS)
    if (findSheet(workbook, sheet)) remarks.push(remarkOn(sheet, 'sheet-not-supported', { sheet }))
  const settings = readSettings(workbook, reader)
  const lists = readChoices(workbook, reader)
  const survey = readSurvey(workbook, lists, reader)
  const catalogues = readCatalogues(workbook, survey.meanings, reader)

  const id = settings?.text('form_id') ?? ''
  const base = findBase(id)
  const kept = <Entry>(
    part: keyof Catalogues,
    read: readonly Entry[] | undefined,
    before: readonly Entry[] | undefined,
  ): readonly Entry[] | undefined => {
    if (read !== undefined) return read
    const sheet = `wayin_${part}`
    if (base && before && before.length > 0)
      remarks.push(remarkOn(sheet, 'part-kept', { sheet, version: base.version }))
    else if (part !== 'contradictions') remarks.push(remarkOn(sheet, 'part-missing', { sheet }))
    return before
  }
  const title = titleOf(settings, reader)
  const drafts = survey.sections.flatMap(({ questions }) => questions)
  const key = readKey(drafts, remarks)
  const contradictions = kept('contradictions', catalogues.contradictions, base?.contradictions)
  const checklist: Checklist = {
    id,
    version: settings?.text('version') ?? '',
    title,
    groups: kept('groups', catalogues.groups, base?.groups) ?? [],
    sections: numbered(survey, title),
    shortForm: shortFormOf(drafts),
    key,
    accessOutcomes: readAccess(drafts, key, lists, remarks),
    thresholds: survey.thresholds,
    derived: survey.derived,
    ...(contradictions && { contradictions }),
    barriers: kept('barriers', catalogues.barriers, base?.barriers) ?? [],
    remedies: kept('remedies', catalogues.remedies, base?.remedies) ?? [],
    addressees: kept('addressees', catalogues.addressees, base?.addressees) ?? [],
    relocateOrBuild: readRule(settings, survey.meanings, base, remarks),
    enoughAnswered: readShare(settings, base, remarks),
    sources: kept('sources', catalogues.sources, base?.sources) ?? [],
  }
  return { checklist, remarks: inOrder(remarks, workbook) }
}

export const hasErrors = ({ remarks }: Pick<ReadFormResult, 'remarks'>): boolean =>
  remarks.some(isErrorRemark)

/** Sheet by sheet as they lie in the file, row by row; what many questions share is said once. */
function inOrder(remarks: readonly FormRemark[], workbook: Workbook): readonly FormRemark[] {
  const sheets = workbook.map(({ name }) => name)
  const placeOf = (sheet: string) => sheets.indexOf(sheet) + 1 || sheets.length + 1
  const once = new Map(remarks.map((remark) => [JSON.stringify(remark), remark]))
  return [...once.values()].toSorted(
    (one, other) => placeOf(one.sheet) - placeOf(other.sheet) || one.row - other.row,
  )
}

/** Letters and numbers are for reading only; where a form has none they are given in order. */
function numbered(survey: Survey, title: Words): Checklist['sections'] {
  const drafts = survey.sections.flatMap(({ questions }) => questions)
  let last = Math.max(0, ...drafts.map(({ question }) => question.number))
  const letters = new Set(survey.sections.map(({ letter }) => letter))
  const finish = (draft: Drafted): Question => {
    const { question } = draft
    if (question.number === 0) last += 1
    const number = question.number === 0 ? last : question.number
    return { ...question, number, skip: readSkips(draft, survey.meanings) }
  }
  return survey.sections
    .filter(({ questions, isOwn }) => !isOwn || questions.length > 0)
    .map(({ section, letter, isOwn, questions }) => {
      const given = letter || freeLetter(letters)
      letters.add(given)
      return {
        ...section,
        title: isOwn ? title : section.title,
        letter: given,
        questions: questions.map(finish),
      }
    })
}

function freeLetter(taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) {
    const letter = String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26)))
    if (!taken.has(letter)) return letter
  }
}

const shortFormOf = (drafts: readonly Drafted[]): Checklist['shortForm'] =>
  drafts
    .flatMap(({ question, row }) => {
      const place = row.number('wayin_short_form')
      return place === undefined ? [] : [{ id: question.id, place }]
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ id }) => id)

const KEYS = ['visitKind', 'accessOutcome', 'premisesKind', 'interviewConsent', 'incident'] as const

/** The five questions whose meaning the product has to know; a form of others never has them. */
function readKey(drafts: readonly Drafted[], remarks: FormRemark[]): KeyQuestions {
  const found = new Map<string, string>()
  for (const { question, row } of drafts)
    for (const key of row.list('wayin_key')) {
      if (!KEYS.some((known) => known === key))
        row.note('value-not-allowed', 'wayin_key', { given: key.slice(0, 120), allowed: KEYS.join(', ') })
      else if (found.has(key)) row.note('name-twice', 'wayin_key', { name: key })
      found.set(key, question.id)
    }
  const questionOf = (key: keyof KeyQuestions): string => {
    const id = found.get(key)
    if (id === undefined) remarks.push(remarkOn('survey', 'key-missing', { key }, 'wayin_key'))
    return id ?? ''
  }
  return {
    visitKind: questionOf('visitKind'),
    accessOutcome: questionOf('accessOutcome'),
    premisesKind: questionOf('premisesKind'),
    interviewConsent: questionOf('interviewConsent'),
    incident: questionOf('incident'),
  }
}

function readAccess(
  drafts: readonly Drafted[],
  key: KeyQuestions,
  lists: ReadonlyMap<string, ChoiceList>,
  remarks: FormRemark[],
): Readonly<Record<string, AccessOutcome>> {
  const name = drafts.find(({ question }) => question.id === key.accessOutcome)?.list
  const list = name === undefined ? undefined : lists.get(name)
  if (list && Object.keys(list.access).length === 0)
    remarks.push({ ...remarkOn('choices', 'access-missing', {}, 'wayin_access'), row: list.row.line })
  return list?.access ?? {}
}
