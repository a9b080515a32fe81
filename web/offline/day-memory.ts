/** What a tablet remembers of one person's days: marks of stations visited, and what lasts of the last visits. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import {
  listFresh,
  type RememberedVisit,
  rememberedOf,
  withCorrection,
} from '../../schema/visit/remembered-visit.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import type { Memory } from './memory.ts'

/** A mark and no more: a station and a day. What was seen there is not in it. */
export interface VisitedMark {
  readonly station: string
  /** The tablet's day, ISO 8601 without a time. */
  readonly day: string
}

/** As long as a draft may wait; a campaign's visits before election day take weeks. */
const MARK_DAYS = 30
const DAY_MS = 86_400_000

/** Answers as JSON can say them. */
type KeptVisit = Omit<RememberedVisit, 'answers'> & {
  readonly answers: readonly (readonly [string, Answer])[]
}

export interface DayMemory {
  readonly listVisited: () => Promise<readonly VisitedMark[]>
  /** Not older than they may be, newest first. What is older is erased with the next visit that is kept. */
  readonly listRemembered: () => Promise<readonly RememberedVisit[]>
  /** Keeps a mark and the lasting answers of a visit that was just finished. */
  readonly remember: (
    checklist: Checklist,
    visit: Visit,
    place: { readonly premises?: string | undefined; readonly room: string },
  ) => Promise<void>
  /** Keeps what a correction that was just finished says of a visit remembered; it marks no station. */
  readonly rememberCorrection: (checklist: Checklist, correction: Visit) => Promise<void>
  /** Erases what is older than it may be. */
  readonly forgetOld: () => Promise<void>
}

/** The calendar day an instant falls on where the tablet is. */
export function dayOf(iso: string): string {
  const moment = new Date(iso)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

export function openDayMemory(memory: Memory, now: () => string): DayMemory {
  // Only `remember` writes under these names, in the shapes it reads back.
  const readMarks = async () => ((await memory.read('visited')) ?? []) as readonly VisitedMark[]
  const readVisits = async () => ((await memory.read('premises')) ?? []) as readonly KeptVisit[]

  const listVisited = async () => {
    const since = dayOf(new Date(Date.parse(now()) - MARK_DAYS * DAY_MS).toISOString())
    return (await readMarks()).filter(({ day }) => day >= since)
  }
  const listRemembered = async () =>
    listFresh(
      (await readVisits()).map((kept) => ({ ...kept, answers: new Map(kept.answers) })),
      now(),
    )
  const keepVisits = (visits: readonly RememberedVisit[]) =>
    memory.keep(
      'premises',
      visits.map((one): KeptVisit => ({ ...one, answers: [...one.answers] })),
    )

  return {
    listVisited,
    listRemembered,
    async remember(checklist, visit, place) {
      const at = now()
      const { station } = visit
      const marks = (await listVisited()).filter((mark) => mark.station !== station)
      await memory.keep('visited', [...marks, { station, day: dayOf(at) }])
      await keepVisits([rememberedOf(checklist, visit, place, at), ...(await listRemembered())])
    },
    async rememberCorrection(checklist, correction) {
      await keepVisits(withCorrection(checklist, await listRemembered(), correction))
    },
    async forgetOld() {
      const kept = await readVisits()
      const fresh = await listRemembered()
      if (fresh.length < kept.length) await keepVisits(fresh)
    },
  }
}
