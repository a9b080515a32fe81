/** Drafts on the device: a head for each, and one small entry for every change, durable before it counts as kept. */

import type { Form } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { ChecklistRef, Visit } from '../../schema/visit/visit.ts'
import type { Change } from './changes.ts'
import type { DeviceDatabase } from './device-database.ts'

/** How a draft began, and where its monitor was last. */
export interface DraftHead {
  readonly visit: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  /** Where it was begun, when it was moved to another station since. */
  readonly begunAt?: StationCode
  readonly checklist: ChecklistRef
  readonly form: Form
  readonly startedAt: string
  /** The earlier visit it goes on from. */
  readonly follows?: VisitId
  /** The section that was open last, to go on from. */
  readonly section?: string
}

export interface Entry {
  readonly visit: VisitId
  readonly change: Change
}

export interface KeptDraft {
  readonly head: DraftHead
  readonly changes: readonly Change[]
}

export interface Drafts {
  readonly start: (head: DraftHead) => Promise<void>
  /** Kept on the disk when the promise is. */
  readonly keep: (visit: VisitId, change: Change) => Promise<void>
  readonly moveTo: (visit: VisitId, section: string) => Promise<void>
  /** The station a draft now belongs to. */
  readonly saveStation: (visit: VisitId, station: StationCode) => Promise<void>
  readonly read: (visit: VisitId) => Promise<KeptDraft | undefined>
  readonly list: () => Promise<readonly DraftHead[]>
  readonly drop: (visit: VisitId) => Promise<void>
}

export const begunVisit = (head: DraftHead): Visit => ({
  id: head.visit,
  campaign: head.campaign,
  // A move is one of the changes; replayed, it finds the visit where it was begun.
  station: head.begunAt ?? head.station,
  checklist: head.checklist,
  form: head.form,
  answers: new Map(),
  interviews: [],
  startedAt: head.startedAt,
  ...(head.follows === undefined ? {} : { follows: head.follows }),
})

/** The head of a draft that was moved; it remembers where it was begun. */
export function movedHead(head: DraftHead, station: StationCode): DraftHead {
  const begun = head.begunAt ?? head.station
  const { begunAt: _, ...bare } = head
  return begun === station ? { ...bare, station } : { ...bare, station, begunAt: begun }
}

export function deviceDrafts(database: DeviceDatabase): Drafts {
  return {
    async start(head) {
      await database.run(['drafts'], (on) => on.objectStore('drafts').put(head))
    },
    async keep(visit, change) {
      await database.run(['entries'], (on) => on.objectStore('entries').add({ visit, change }))
    },
    async moveTo(visit, section) {
      await database.run(['drafts'], async (on) => {
        const head = await on.objectStore('drafts').get(visit)
        if (head && head.section !== section) await on.objectStore('drafts').put({ ...head, section })
      })
    },
    async saveStation(visit, station) {
      await database.run(['drafts'], async (on) => {
        const head = await on.objectStore('drafts').get(visit)
        if (head) await on.objectStore('drafts').put(movedHead(head, station))
      })
    },
    read: (visit) =>
      database.run(['drafts', 'entries'], async (on) => {
        const head = await on.objectStore('drafts').get(visit)
        if (!head) return undefined
        // In the order of their keys, which is the order they were made.
        const entries = await on.objectStore('entries').index('byVisit').getAll(visit)
        return { head, changes: entries.map(({ change }) => change) }
      }),
    list: () => database.run(['drafts'], (on) => on.objectStore('drafts').getAll()),
    async drop(visit) {
      await database.run(['drafts', 'entries'], async (on) => {
        await on.objectStore('drafts').delete(visit)
        for (const key of await on.objectStore('entries').index('byVisit').getAllKeys(visit))
          await on.objectStore('entries').delete(key)
      })
    },
  }
}
