/** A sheet as it was keyed: what it says, in what two entries differ, and the visit it becomes. */

import { listAsked } from '../checklist/asked.ts'
import type { Checklist, Form, Question, QuestionId } from '../checklist/checklist.ts'
import type { Settings } from '../checklist/facts.ts'
import { searchKey } from '../khmer.ts'
import { latinDigits } from '../numerals.ts'
import { instantIn, isDay } from '../time.ts'
import type { Answer } from '../visit/answer.ts'
import { checkAnswer } from '../visit/check-answer.ts'
import type { Visit } from '../visit/visit.ts'
import { isOnPaper } from './paper-form.ts'
import { readKeyed } from './read-keyed.ts'

/** Day (ISO) and times (HH:MM) as they stand on the sheet, and for each question what was keyed. */
export interface KeyedSheet {
  readonly day: string
  readonly from: string
  readonly to: string
  readonly keys: Readonly<Record<QuestionId, string>>
}

export const EMPTY_SHEET: KeyedSheet = { day: '', from: '', to: '', keys: {} }

/** What is read besides questions. */
export const SHEET_FIELDS = ['day', 'from', 'to'] as const
export type SheetField = (typeof SHEET_FIELDS)[number]

/** Of which checklist a sheet is, and how long. */
export interface SheetOf {
  readonly checklist: Checklist
  readonly form: Form
  readonly settings: Settings
}

const readAnswers = (checklist: Checklist, { keys }: KeyedSheet): ReadonlyMap<QuestionId, Answer> =>
  new Map(
    checklist.sections.flatMap((section) =>
      section.questions.flatMap((question) => {
        if (!isOnPaper(section, question)) return []
        const keyed = readKeyed(question, keys[question.id] ?? '')
        return keyed.is === 'answer' ? [[question.id, keyed.answer] as const] : []
      }),
    ),
  )

/** The questions to key now, in the order of the form: what was keyed so far leaves others out, as on a tablet. */
export function listToKey({ checklist, form, settings }: SheetOf, sheet: KeyedSheet): readonly Question[] {
  const asked = listAsked(checklist, { answers: readAnswers(checklist, sheet), form }, settings)
  return asked.sections.flatMap(({ section, asked }) =>
    asked.filter((question) => isOnPaper(section, question)),
  )
}

/** The answers to what is asked; what was keyed for questions that are left out says nothing. */
export function answersOn(of: SheetOf, sheet: KeyedSheet): ReadonlyMap<QuestionId, Answer> {
  const answers = readAnswers(of.checklist, sheet)
  return new Map(
    listToKey(of, sheet).flatMap(({ id }) => {
      const answer = answers.get(id)
      return answer ? [[id, answer] as const] : []
    }),
  )
}

/** What cannot stay as it was keyed: a field that is no day or time, or a question with what is no answer to it. */
export type SheetFault = { readonly field: SheetField } | { readonly question: QuestionId }

export function findSheetFaults(of: SheetOf, sheet: KeyedSheet): readonly SheetFault[] {
  const isOrdered = !isTime(sheet.from) || !isTime(sheet.to) || sheet.from <= sheet.to
  const fields = SHEET_FIELDS.filter((field) =>
    field === 'day' ? !isDay(sheet.day) : !isTime(sheet[field]) || (field === 'to' && !isOrdered),
  ).map((field) => ({ field }))
  const questions = listToKey(of, sheet).flatMap((question) =>
    canStand(question, sheet.keys[question.id] ?? '') ? [] : [{ question: question.id }],
  )
  return [...fields, ...questions]
}

/** Whether what was keyed can be the answer: readable, and possible. Nothing at all can always stand. */
export function canStand(question: Question, text: string): boolean {
  const keyed = readKeyed(question, text)
  if (keyed.is !== 'answer') return keyed.is === 'empty'
  return checkAnswer(question, keyed.answer).every(({ severity }) => severity !== 'must')
}

/** "7:05", "0705", "៧.០៥" as HH:MM; nothing for what is no time of a day. */
export function readClock(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[\s:.]?(\d{2})$/u.exec(latinDigits(text).trim()) ?? []
  const time = `${hour.padStart(2, '0')}:${minute}`
  return isTime(time) ? time : undefined
}

const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text)

export type Difference = SheetFault & { readonly one: string; readonly other: string }

/** Where two entries of one sheet say something else; a question that only one of them was asked differs too. */
export function findDifferences(of: SheetOf, one: KeyedSheet, other: KeyedSheet): readonly Difference[] {
  const fields = SHEET_FIELDS.filter((field) => one[field] !== other[field]).map((field) => ({
    ...{ field, one: one[field], other: other[field] },
  }))
  const [first, second] = [answersOn(of, one), answersOn(of, other)]
  const questions = of.checklist.sections
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => inOneText(first.get(id)) !== inOneText(second.get(id)))
    .map(({ id }) => ({
      question: id,
      one: first.has(id) ? (one.keys[id] ?? '') : '',
      other: second.has(id) ? (other.keys[id] ?? '') : '',
    }))
  return [...fields, ...questions]
}

/** Spelling that cannot be seen makes no difference between two texts, nor does the order of ticked boxes. */
function inOneText(answer: Answer | undefined): string {
  if (!answer) return ''
  if (answer.kind === 'words') return searchKey(answer.text)
  if (answer.kind === 'choices') return answer.choices.toSorted().join(' ')
  return JSON.stringify(answer)
}

/** The name under which a choice between two entries is told: a field, or a question by its id. */
export const nameOfDifference = (difference: SheetFault): string =>
  'field' in difference ? `:${difference.field}` : difference.question

/** What both say, and where they differ what was chosen after looking at the paper again. */
export function joinSheets(
  of: SheetOf,
  one: KeyedSheet,
  other: KeyedSheet,
  chosen: Readonly<Record<string, string>>,
): KeyedSheet {
  const differences = findDifferences(of, one, other)
  const settled = (field: SheetField) => {
    const isOpen = differences.some((difference) => 'field' in difference && difference.field === field)
    return isOpen ? (chosen[`:${field}`] ?? '') : one[field]
  }
  const keys: Record<QuestionId, string> = { ...other.keys, ...one.keys }
  for (const difference of differences)
    if ('question' in difference) keys[difference.question] = chosen[difference.question] ?? ''
  return { day: settled('day'), from: settled('from'), to: settled('to'), keys }
}

/** Whether every difference was decided about. */
export const isDecided = (
  differences: readonly Difference[],
  chosen: Readonly<Record<string, string>>,
): boolean => differences.every((difference) => chosen[nameOfDifference(difference)] !== undefined)

/** The visit a sheet without faults becomes. Its times are what the paper says, in the zone of the country. */
export function visitOnSheet(
  of: SheetOf,
  sheet: KeyedSheet,
  about: Pick<Visit, 'id' | 'campaign' | 'station'>,
  timeZone: string,
): Visit & { readonly finishedAt: string } {
  const { checklist, form } = of
  return {
    ...about,
    checklist: { id: checklist.id, version: checklist.version },
    form,
    answers: answersOn(of, sheet),
    interviews: [],
    startedAt: instantIn(sheet.day, sheet.from, timeZone),
    finishedAt: instantIn(sheet.day, sheet.to, timeZone),
  }
}
