/** Complaints about one answer by itself: impossible, unusual, too long, or saying who somebody is. */

import type { Choice, Question } from '../checklist/checklist.ts'
import { countLetters } from '../khmer.ts'
import { latinDigits } from '../numerals.ts'
import type { Answer, ChoicesAnswer, CountsAnswer, GridAnswer, PhotoAnswer, WordsAnswer } from './answer.ts'
import { fits } from './answer-fits.ts'
import { type Complaint, complain } from './complaint.ts'

export function checkAnswer(question: Question, answer: Answer): readonly Complaint[] {
  if (!fits(question, answer)) return [complain(question.id, 'wrong-kind')]
  const complaints = checkValue(question, answer)
  return answer.note !== undefined && looksLikePhone(answer.note)
    ? [...complaints, complain(question.id, 'phone-number-in-text')]
    : complaints
}

/** `fits` has seen to it that answer and question are of one kind. */
function checkValue(question: Question, answer: Answer): readonly Complaint[] {
  if (question.kind === 'measure' && answer.kind === 'measure') return checkNumber(question, answer.value)
  if (question.kind === 'count' && answer.kind === 'count')
    return Number.isInteger(answer.value)
      ? checkNumber(question, answer.value)
      : [complain(question.id, 'not-whole')]
  if (question.kind === 'counts' && answer.kind === 'counts') return checkCounts(question, answer)
  if (question.kind === 'choice' && answer.kind === 'choice')
    return checkChoice(question, question.choices, answer.choice)
  if (question.kind === 'choices' && answer.kind === 'choices') return checkChoices(question, answer)
  if (question.kind === 'grid' && answer.kind === 'grid') return checkGrid(question, answer)
  if (question.kind === 'words' && answer.kind === 'words') return checkWords(question, answer)
  if (question.kind === 'photo' && answer.kind === 'photo') return checkPhotos(question, answer)
  return []
}

type Numbered = Extract<Question, { readonly kind: 'measure' | 'count' }>
type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>

function checkNumber({ id, possible, usual }: Numbered, value: number): readonly Complaint[] {
  // Written so that something that is no number at all falls outside, too.
  if (!(value >= possible.from && value <= possible.to)) return [complain(id, 'out-of-range', possible)]
  if (usual && (value < usual.from || value > usual.to)) return [complain(id, 'unusual', usual)]
  return []
}

function checkCounts(
  { id, classes, possible }: Of<'counts'>,
  { values }: CountsAnswer,
): readonly Complaint[] {
  const complaints: Complaint[] = []
  const known = new Set(classes.map((one) => one.id))
  for (const [name, value] of Object.entries(values)) {
    if (!known.has(name)) complaints.push(complain(id, 'unknown-choice', { choice: name }))
    else if (!Number.isInteger(value)) complaints.push(complain(id, 'not-whole', { choice: name }))
    else if (value < possible.from || value > possible.to)
      complaints.push(complain(id, 'out-of-range', { ...possible, choice: name }))
  }
  const left = classes.filter((one) => values[one.id] === undefined).length
  return left > 0 ? [...complaints, complain(id, 'incomplete', { left })] : complaints
}

const checkChoice = ({ id }: Question, choices: readonly Choice[], chosen: string): readonly Complaint[] =>
  choices.some((choice) => choice.id === chosen) ? [] : [complain(id, 'unknown-choice', { choice: chosen })]

function checkChoices(question: Of<'choices'>, { choices }: ChoicesAnswer): readonly Complaint[] {
  const unknown = choices.flatMap((chosen) => checkChoice(question, question.choices, chosen))
  const alone = question.choices.find((choice) => choice.alone && choices.includes(choice.id))
  const others = new Set(choices).size > 1
  return alone && others
    ? [...unknown, complain(question.id, 'excludes-others', { choice: alone.id })]
    : unknown
}

function checkGrid(question: Of<'grid'>, { choices }: GridAnswer): readonly Complaint[] {
  const complaints = Object.entries(choices).flatMap(([name, chosen]) => {
    const row = question.rows.find(({ id }) => id === name)
    return row
      ? checkChoice(question, row.choices ?? question.choices, chosen)
      : [complain(question.id, 'unknown-choice', { choice: name })]
  })
  const left = question.rows.filter(({ id }) => choices[id] === undefined).length
  return left > 0 ? [...complaints, complain(question.id, 'incomplete', { left })] : complaints
}

function checkWords({ id, longest }: Of<'words'>, { text }: WordsAnswer): readonly Complaint[] {
  // No text has more letters than characters: most are short enough without being counted.
  const letters = text.length > longest ? countLetters(text) : 0
  return [
    ...(letters > longest ? [complain(id, 'too-long', { longest, letters })] : []),
    ...(looksLikePhone(text) ? [complain(id, 'phone-number-in-text')] : []),
  ]
}

function checkPhotos({ id, most }: Of<'photo'>, { photos }: PhotoAnswer): readonly Complaint[] {
  return [
    ...(photos.length > most ? [complain(id, 'too-many-photos', { most })] : []),
    ...(photos.some(({ description }) => description.trim() === '')
      ? [complain(id, 'photo-not-described')]
      : []),
    ...(photos.some(({ description }) => looksLikePhone(description))
      ? [complain(id, 'phone-number-in-text')]
      : []),
  ]
}

/** Eight digits or more with nothing but separators between them; Cambodian numbers have nine or ten. */
export const looksLikePhone = (text: string): boolean =>
  /\d(?:[\s\u200B().\-+/]*\d){7,}/u.test(latinDigits(text))
