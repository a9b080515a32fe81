/** Remembered visits: what a tablet may still know of finished visits, for the next room and for coming back. */

import type { Checklist, Question } from '../checklist/checklist.ts'
import type { Settings } from '../checklist/facts.ts'
import { findQuestion } from '../checklist/look-up.ts'
import type { StationCode, VisitId } from '../codes.ts'
import type { Answer, Answers } from './answer.ts'
import { isLasting, listLasting, listOffered } from './carry-answers.ts'
import { LONGEST_CHAIN } from './correction.ts'
import type { ChecklistRef, RemedyOnTheDay, Visit } from './visit.ts'

export interface RememberedVisit {
  readonly visit: VisitId
  readonly station: StationCode
  /** Code of the premises, where the tablet's list knows them. */
  readonly premises?: string
  readonly room: string
  /** When it was finished; the tablet's claim (ISO 8601). */
  readonly at: string
  readonly checklist: ChecklistRef
  /** Lasting answers only: no words, no photos, no conduct of people. */
  readonly answers: Answers
  /** What the chair was told and what was put right then; without photos. */
  readonly remedied: readonly RemedyOnTheDay[]
  /** Corrections of it that were finished here, in order: the next one corrects the last of them. */
  readonly corrections?: readonly VisitId[]
}

/** A night and the day after; whoever takes the tablet later finds nothing. */
export const REMEMBERED_HOURS = 36

/** What may stay known of a visit when it is finished. */
export function rememberedOf(
  checklist: Checklist,
  visit: Visit,
  place: { readonly premises?: string | undefined; readonly room: string },
  at: string,
): RememberedVisit {
  const { id, station, answers, remedied = [] } = visit
  return {
    visit: id,
    station,
    ...(place.premises === undefined ? {} : { premises: place.premises }),
    room: place.room,
    at,
    checklist: visit.checklist,
    answers: listLasting(checklist, answers, 'same-station'),
    remedied: remedied.map(({ photo: _, ...bare }) => bare),
  }
}

/** What a correction of it has to name: the visit, or the correction that was the last word on it so far. */
export const lastWordOn = ({ visit, corrections = [] }: RememberedVisit): VisitId =>
  corrections.at(-1) ?? visit

/** Whether it has been corrected as often as the office follows. */
export const isCorrectedOut = ({ corrections = [] }: RememberedVisit): boolean =>
  corrections.length >= LONGEST_CHAIN

/**
 * What is remembered of visits after one of them was corrected: what lasts is as the correction says, so that no other
 * room is offered what was wrong. It is no visit of its own, and makes nothing younger. Finished twice, it counts once.
 */
export const withCorrection = (
  checklist: Checklist,
  visits: readonly RememberedVisit[],
  correction: Visit,
): readonly RememberedVisit[] =>
  visits.map((one) => {
    if (correction.corrects?.visit !== lastWordOn(one)) return one
    const answers = new Map(one.answers)
    for (const id of correction.answers.keys()) answers.delete(id)
    for (const [id, answer] of listLasting(checklist, correction.answers, 'same-station'))
      answers.set(id, answer)
    return { ...one, answers, corrections: [...(one.corrections ?? []), correction.id] }
  })

/** Those not older than they may be, newest first. One from the future was made under a wrong clock, and goes too. */
export function listFresh(visits: readonly RememberedVisit[], now: string): readonly RememberedVisit[] {
  const until = Date.parse(now)
  const since = until - REMEMBERED_HOURS * 3_600_000
  return visits
    .filter(({ at }) => Date.parse(at) >= since && Date.parse(at) <= until)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

/** An answer known from an earlier visit, to be looked at again. */
export interface KnownAnswer {
  readonly question: Question
  readonly answer: Answer
  readonly from: RememberedVisit
}

/**
 * What this visit may start from: the newest answer to each question it asks and has not answered; from the same room
 * all that lasts, from another room what belongs to the premises. Only within one version of the checklist, where a
 * question means the same.
 */
export function listKnown(
  checklist: Checklist,
  visit: Visit,
  settings: Settings,
  premises: string | undefined,
  fresh: readonly RememberedVisit[],
): readonly KnownAnswer[] {
  const sources = new Map<string, RememberedVisit>()
  const answers = new Map<string, Answer>()
  const near = fresh.filter(
    (one) => one.visit !== visit.id && isSameChecklist(one, visit) && isHere(one, visit, premises),
  )
  for (const from of near)
    for (const [id, answer] of from.answers) {
      const question = findQuestion(checklist, id)
      const carrying = from.station === visit.station ? 'same-station' : 'same-premises'
      if (answers.has(id) || question === undefined || !isLasting(question, carrying)) continue
      answers.set(id, answer)
      sources.set(id, from)
    }
  return listOffered(checklist, visit, settings, answers).flatMap(({ question, answer }) => {
    const from = sources.get(question.id)
    return from ? [{ question, answer, from }] : []
  })
}

/** The newest earlier visit to this very room. */
export const findEarlier = (
  fresh: readonly RememberedVisit[],
  station: string,
): RememberedVisit | undefined => fresh.find((one) => one.station === station)

/** Remedies the chair was told of at the earlier visit and that were not yet put right, then or now. */
export function listToldBefore(visit: Visit, fresh: readonly RememberedVisit[]): readonly RemedyOnTheDay[] {
  const earlier = fresh.find((one) => one.visit === visit.follows)
  const settled = new Set(
    (visit.remedied ?? []).filter(({ putRight }) => putRight !== undefined).map(({ remedy }) => remedy),
  )
  return (earlier?.remedied ?? []).filter(
    ({ remedy, told, putRight }) => told !== undefined && putRight === undefined && !settled.has(remedy),
  )
}

const isSameChecklist = ({ checklist }: RememberedVisit, visit: Visit): boolean =>
  checklist.id === visit.checklist.id && checklist.version === visit.checklist.version

const isHere = (one: RememberedVisit, visit: Visit, premises: string | undefined): boolean =>
  one.station === visit.station || (premises !== undefined && one.premises === premises)
