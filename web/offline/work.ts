/** The work of one person while their vault is open: drafts, photos, memory, rescue copies. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import type { StationCode, VisitId } from '../../schema/codes.ts'
import { completeCorrection } from '../../schema/visit/draft-correction.ts'
import { finishVisit, type Visit } from '../../schema/visit/visit.ts'
import { openVisitDraft, type VisitDraft } from '../state/visit-draft.ts'
import type { Cipher } from './cipher.ts'
import type { DeviceDatabase } from './device-database.ts'
import { type DraftPhotos, deviceDraftPhotos } from './draft-photos.ts'
import { begunVisit, type Drafts, deviceDrafts } from './drafts.ts'
import { finishDraft } from './finish-draft.ts'
import { type Incidents, openIncidents } from './incidents.ts'
import { deviceMemory, type Memory } from './memory.ts'
import type { Person } from './people.ts'
import { checklistPack, type Kit, type Reference } from './reference.ts'
import { deviceRescue, type Rescue, sealVisit } from './rescue.ts'

export interface Work {
  readonly person: Person['id']
  readonly drafts: Drafts
  readonly photos: DraftPhotos
  readonly memory: Memory
  readonly rescue: Rescue
  readonly incidents: Incidents
  readonly openDraft: (visit: VisitId) => Promise<VisitDraft | undefined>
  /** Whether the draft, as it is now, is sealed to the office and on the disk. */
  readonly keepRescueCopy: (draft: VisitDraft) => Promise<boolean>
  /** Seals every open draft to the office as it is now; the number of those that could not be. */
  readonly rescueAll: () => Promise<number>
  /** Comes back when everything is on the disk, however long that takes. */
  readonly settle: () => Promise<void>
  /** The drafts shown are read again: another tab wrote meanwhile. */
  readonly renew: () => Promise<void>
  /** The draft, its photos and its rescue copy go; what was finished must be in the outbox before. */
  readonly drop: (visit: VisitId) => Promise<void>
  /** Sealed to the office and waiting to be sent; nothing of it can be read here any more. Fails where the key of the office is not known. */
  readonly finish: (draft: VisitDraft) => Promise<void>
  /** Every draft, unfinished as it is, is sealed to the office and can be read here no more; the number of those that could not be. */
  readonly sealAll: () => Promise<number>
}

export interface WorkNeeds {
  readonly database: DeviceDatabase
  readonly reference: Reference
  readonly cipher: Cipher
  readonly person: () => Person
  readonly mayWrite: () => boolean
  readonly now: () => string
  readonly later: (again: () => void) => void
  /** Calls back when the disk has had as long as anybody may be left in doubt, unless the function returned is called. */
  readonly overdue: (then: () => void) => () => void
}

/** Settings of the campaign under the names conditions use. */
export const settingsOf = (kit: Kit | undefined): Settings =>
  new Map(kit ? [['photos_allowed', kit.campaign.settings.photosAllowed]] : [])

/** As it is sent; nothing while it is a correction that says nothing yet, or not why. */
const wholeOf = ({ checklist, visit: { value: visit }, settings }: VisitDraft): Visit | undefined =>
  visit.corrects ? completeCorrection(checklist, visit, settings) : visit

export function openWork(needs: WorkNeeds): Work {
  const { database, reference, cipher } = needs
  const { id } = needs.person()
  const officeKey = () => needs.person().organisationKey
  const drafts = deviceDrafts(database, id, cipher)
  const photos = deviceDraftPhotos(database, id, cipher, officeKey)
  const memory = deviceMemory(database, id, cipher)
  const rescue = deviceRescue(database, id, photos, officeKey)
  const incidents = openIncidents({
    database,
    memory,
    person: needs.person,
    later: needs.later,
    overdue: needs.overdue,
  })
  /** One draft is one value, whichever page shows it; two copies would overwrite each other. */
  const opened = new Map<VisitId, VisitDraft>()

  /** The list of drafts follows a move, also one taken back; what failed is put right when it is opened again. */
  const followStation = (draft: VisitDraft, listed: StationCode) => {
    let station = listed
    const follow = () => {
      const { id: visit, station: now } = draft.visit.value
      if (now === station) return
      station = now
      void drafts.saveStation(visit, now).catch(() => undefined)
    }
    draft.visit.subscribe(follow)
    follow()
  }

  const openDraft = async (visit: VisitId): Promise<VisitDraft | undefined> => {
    const known = opened.get(visit)
    if (known) return known
    // What `reference` keeps under this name.
    const [kept, kit] = await Promise.all([
      drafts.read(visit),
      memory.read('kit') as Promise<Kit | undefined>,
    ])
    const checklist: Checklist | undefined =
      kept && (await reference.read(checklistPack(kept.head.checklist)))
    if (!kept || !checklist) return undefined
    const draft = openVisitDraft({
      checklist,
      settings: settingsOf(kit),
      begun: begunVisit(kept.head),
      kept: kept.changes,
      drafts,
      mayWrite: needs.mayWrite,
      later: needs.later,
      overdue: needs.overdue,
    })
    followStation(draft, kept.head.station)
    opened.set(visit, opened.get(visit) ?? draft)
    return opened.get(visit)
  }

  /** As each draft was when it was sealed last; a draft that has not changed since is not sealed again. */
  const rescued = new Map<VisitId, Visit>()

  /** One copy after the other: an older one must not replace a younger one. */
  let lastCopy: Promise<unknown> = Promise.resolve()
  const keepRescueCopy = (draft: VisitDraft): Promise<boolean> => {
    const copying = lastCopy.then(async () => {
      const { value: visit } = draft.visit
      if (rescued.get(visit.id) === visit) return true
      const copy = await rescue.keep(visit, needs.now()).catch(() => undefined)
      if (copy) rescued.set(visit.id, visit)
      return copy !== undefined
    })
    lastCopy = copying
    return copying
  }

  const rescueAll = async (): Promise<number> => {
    let failed = 0
    for (const { visit } of await drafts.list()) {
      const draft = await openDraft(visit)
      if (!draft || !(await keepRescueCopy(draft))) failed += 1
    }
    if (!(await incidents.rescue())) failed += 1
    return failed
  }

  /** The section each draft is at; who goes on to another has completed one. */
  const sections = new Map<VisitId, string>()

  const moveTo: Drafts['moveTo'] = async (visit, section, question) => {
    await drafts.moveTo(visit, section, question)
    const draft = opened.get(visit)
    const before = sections.get(visit)
    sections.set(visit, section)
    // Beside the page: nobody waits for it.
    if (draft && before !== section) void keepRescueCopy(draft)
  }

  const sealAway = async (visit: Visit, kind: 'visit' | 'unfinished', at: string): Promise<void> => {
    const key = officeKey()
    if (!key) throw new Error('The key of the office is not known')
    const sealed = await sealVisit(key, kind, visit, at, photos)
    await finishDraft(database, visit.id, { id: visit.id, kind, code: needs.person().code, ...sealed })
    opened.delete(visit.id)
    rescued.delete(visit.id)
  }

  return {
    person: id,
    drafts: { ...drafts, moveTo },
    photos,
    memory,
    rescue,
    incidents,
    openDraft,
    keepRescueCopy,
    rescueAll,
    async settle() {
      for (const draft of opened.values())
        while (draft.keeping.value !== 'kept')
          await draft.settle().catch(() => new Promise<void>((resolve) => needs.later(resolve)))
      await incidents.settle()
    },
    async renew() {
      for (const [visit, draft] of opened) {
        const kept = await drafts.read(visit)
        if (kept) draft.renew(kept.changes)
      }
    },
    async drop(visit) {
      opened.delete(visit)
      await drafts.drop(visit)
      await photos.dropOf(visit)
      await rescue.drop(visit)
    },
    async finish(draft) {
      await draft.settle()
      const at = needs.now()
      const whole = wholeOf(draft)
      if (!whole) throw new Error('The correction lacks something')
      await sealAway(finishVisit(whole, at), 'visit', at)
    },
    async sealAll() {
      let failed = 0
      for (const { visit } of await drafts.list()) {
        const draft = await openDraft(visit)
        const isSealed = await draft
          ?.settle()
          .then(() => sealAway(draft.visit.value, 'unfinished', needs.now()))
          .then(() => true)
          .catch(() => false)
        if (!isSealed) failed += 1
      }
      return failed
    },
  }
}
