/** Everything a tablet has: who it is, what it keeps, how it sends. Put together in one place. */

import '../trusted-strings.ts'
import type { StationCode, VisitId } from '../../schema/codes.ts'
import type { Client } from '../api/client.ts'
import type { Readable } from '../state/store.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import type { ClockState } from './clock-check.ts'
import { openCopiedDatabase } from './copied-database.ts'
import { openCurrentVault } from './current-vault.ts'
import { draftsOf, incidentsOf } from './current-work.ts'
import { type DraftPictures, draftPictures } from './draft-pictures.ts'
import type { DraftHead, Drafts } from './drafts.ts'
import { makeUuid } from './fingerprint.ts'
import type { Incidents } from './incidents.ts'
import { keyDeskInWorker } from './key-desk.ts'
import { clearAway, sendRescueIn } from './leftovers.ts'
import type { Memory } from './memory.ts'
import { becomeWriter, type OneWriter } from './one-writer.ts'
import { deviceOutbox, type Outbox } from './outbox.ts'
import { devicePeople, type Identity, openPeople, type People, type Person } from './people.ts'
import { bringInPlainDrafts } from './plain-drafts.ts'
import { sealPlainOutbox } from './plain-outbox.ts'
import { openProtection, type Protecting } from './protection.ts'
import { reachOffice } from './reach-office.ts'
import { deviceReference, type Kit, type Reference, withKitInMemory } from './reference.ts'
import { sealNow } from './seal-now.ts'
import { startSync } from './start-sync.ts'
import type { Sync } from './sync.ts'
import type { Unlocking, Vault } from './vault.ts'
import { openWork } from './work.ts'

export interface Device {
  /** Everybody enrolled here. `choose` locks whoever was there and shows the vault of the next. */
  readonly people: People
  readonly current: Readable<Person | undefined>
  /** Of the current person. What lies in it fails with `VaultLocked` while it is not open. */
  readonly vault: Readable<Vault>
  readonly makeVault: (secret: string) => Promise<void>
  readonly unlock: (secret: string) => Promise<Unlocking>
  readonly changeSecret: (present: string, next: string) => Promise<Unlocking>
  /** Locked at once for whoever looks. Comes back when every change is on the disk and sealed as a rescue copy, and the key forgotten. */
  readonly lock: () => Promise<void>
  /** Seals every open draft, and an incident being told, to the office as it is, unfinished, so that nobody can read it here, and locks; how many could not be sealed. */
  readonly sealNow: () => Promise<number>
  /** The secret is forgotten: the key goes, the rescue copies go to the outbox, and a new secret may be chosen. */
  readonly startOver: () => Promise<void>
  /** Takes the current person off this tablet with all they kept here; to be offered only when nothing of theirs waits. */
  readonly removePerson: () => Promise<void>
  /** Whether the browser promised to keep what is here. */
  readonly protection: Protecting
  /** The browser had lost its database, and everything was put back from the second copy. */
  readonly wasPutBack: Readable<boolean>
  /** Which tab writes. */
  readonly writer: OneWriter
  readonly client: Client
  readonly drafts: Drafts
  readonly outbox: Outbox
  readonly reference: Reference
  /** Marks of the day and lasting answers, under the lock. */
  readonly memory: Memory
  readonly incidents: Incidents
  readonly sync: Sync
  /** Whether the date of this tablet can be right. */
  readonly clock: Readable<ClockState>
  /** The tablet's clock (ISO 8601): a claim, never used for order. */
  readonly now: () => string
  /** `instead`: whose card the office did not take, and whose work goes on under this one. */
  readonly enrol: (identity: Identity, instead?: Person['id']) => Promise<Person>
  /** Starts a draft at a station, perhaps going on from an earlier visit; gives back its id. */
  readonly begin: (
    station: StationCode,
    kit: Kit,
    form: DraftHead['form'],
    follows?: VisitId,
  ) => Promise<VisitId>
  /**
   * Starts a correction of a visit finished here, or goes on with the one begun, of whichever sort; gives back its id.
   * One that `confirms` changes nothing.
   */
  readonly beginCorrection: (of: Corrected, kit: Kit, confirms?: true) => Promise<VisitId>
  readonly openDraft: (visit: VisitId) => Promise<VisitDraft | undefined>
  /** Seals the draft to the office as it is; done by itself when its monitor goes on to another section, and at lock. */
  readonly keepRescueCopy: (draft: VisitDraft) => Promise<boolean>
  /** Seals it to the office; from then on it cannot be read on this tablet. */
  readonly finish: (draft: VisitDraft) => Promise<void>
  /** Moves a draft to the right station, and its entry in the list of drafts with it. */
  readonly move: (draft: VisitDraft, to: StationCode, reason: string) => Promise<void>
  /** A visit begun by mistake: nothing of it stays. */
  readonly discard: (visit: VisitId) => Promise<void>
  readonly pictures: (visit: VisitId) => DraftPictures
}

const instant = (): string => new Date().toISOString()

const pause = (waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, waitMs)
  })
/** How long a change that the disk refused waits before it is tried again by itself. */
const AGAIN_MS = 3_000
/** How long a change may be on its way to the disk before its monitor is told that it is not kept. */
const OVERDUE_MS = 4_000

/** A visit that was finished here, as far as a correction has to know it. */
export interface Corrected {
  /** The visit, or the correction that was the last word on it so far. */
  readonly lastWord: VisitId
  readonly station: StationCode
  readonly checklist: DraftHead['checklist']
}

export async function openDevice(): Promise<Device> {
  const { database, reserve, wasPutBack } = openCopiedDatabase('way-in')
  const people = await openPeople(devicePeople(database))
  const writer = await becomeWriter(navigator.locks)
  const outbox = deviceOutbox(database)
  const packs = deviceReference(database)
  const current = await openCurrentVault({
    people,
    desk: keyDeskInWorker(startVaultWorker),
    rest: pause,
    async openWork(person, cipher) {
      const work = openWork({
        database,
        reference: packs,
        cipher,
        person: () => people.list.value.find(({ id }) => id === person.id) ?? person,
        mayWrite: () => writer.state.value === 'writer',
        now: instant,
        later: (again) => {
          setTimeout(again, AGAIN_MS)
        },
        overdue(then) {
          const waiting = setTimeout(then, OVERDUE_MS)
          return () => clearTimeout(waiting)
        },
      })
      await bringInPlainDrafts(database, work)
      return work
    },
    lostKey: (person) => people.withholdStations(person.id),
    clearAway: (person) => clearAway(database, person.id, sendRescueIn(database, person)),
  })
  const { work } = current
  /** What another tab wrote is read before anything goes on; a disk that does not answer now is asked again. */
  const renew = () => {
    if (writer.state.value !== 'writer' || current.vault.value.state.value !== 'open') return
    work()
      .renew()
      .catch(() => setTimeout(renew, AGAIN_MS))
  }
  writer.state.subscribe(renew)
  const client = reachOffice(
    (...asked) => fetch(...asked),
    people,
    () => people.current.value,
  )
  const { sync, clock } = startSync(outbox, people)
  const protection = openProtection(navigator.storage)
  const drafts = draftsOf(() => work().drafts)
  const memory: Memory = {
    read: async (name) => work().memory.read(name),
    keep: async (name, value) => work().memory.keep(name, value),
  }
  const incidents = incidentsOf(() => work().incidents)
  const reference = withKitInMemory(packs, {
    memory,
    mayNameStations: () => people.current.value?.isWithoutStations !== true,
    async cameWith(kit) {
      const { value: person } = people.current
      if (!person) return
      await people.keepFromKit(person.id, kit)
      await sealPlainOutbox(database, people.current.value)
      void sync.run()
    },
  })
  const start = async (head: Omit<DraftHead, 'visit' | 'startedAt'>): Promise<VisitId> => {
    const visit = makeUuid() as VisitId
    await drafts.start({ ...head, visit, startedAt: instant() })
    return visit
  }
  if (people.current.value) void reserve.make()

  return {
    people: { ...people, choose: current.choose },
    current: people.current,
    vault: current.vault,
    makeVault: (secret) => current.vault.value.make(secret),
    unlock: (secret) => current.vault.value.unlock(secret),
    changeSecret: (present, next) => current.vault.value.changeSecret(present, next),
    lock: current.lock,
    async sealNow() {
      const failed = await sealNow({ work: work(), incidents, memory, lock: current.lock })
      void sync.run()
      return failed
    },
    startOver: () => current.vault.value.destroy(),
    async removePerson() {
      const person = people.current.value
      if (!person) return
      await current.vault.value.destroy()
      await people.remove(person.id)
      await current.follow()
    },
    protection,
    wasPutBack,
    writer,
    client,
    drafts,
    outbox,
    reference,
    memory,
    incidents,
    sync,
    clock,
    now: instant,
    async enrol(identity, instead) {
      void current.lock()
      const person = await people.enrol(identity, instead)
      await current.follow()
      void protection.ask()
      void reserve.make()
      return person
    },
    async begin(station, kit, form, follows) {
      const { checklist } = kit.campaign
      const campaign = campaignOf(kit)
      return start({ campaign, station, checklist, form, ...(follows === undefined ? {} : { follows }) })
    },
    async beginCorrection({ lastWord: corrects, station, checklist }, kit, confirms) {
      // Two of the same would leave the office with two last words.
      const begun = (await drafts.list()).find((head) => head.corrects === corrects)
      if (begun) return begun.visit
      const campaign = campaignOf(kit)
      return start({
        ...{ campaign, station, checklist, form: 'full', corrects },
        ...(confirms ? { confirms } : {}),
      })
    },
    openDraft: async (visit) => work().openDraft(visit),
    keepRescueCopy: async (draft) => work().keepRescueCopy(draft),
    async finish(draft) {
      await work().finish(draft)
      void sync.run()
    },
    async move(draft, to, reason) {
      draft.move(to, reason)
      await draft.settle()
      const { id, station } = draft.visit.value
      await drafts.saveStation(id, station)
    },
    discard: async (visit) => work().drop(visit),
    pictures: (visit) => draftPictures(visit, work),
  }
}

/** The office's own id, checked when the tablet was enrolled. */
const campaignOf = (kit: Kit): DraftHead['campaign'] => kit.campaign.id as DraftHead['campaign']

const startVaultWorker = (): Worker =>
  new Worker(new URL('./vault-worker.ts', import.meta.url), { type: 'module', name: 'vault' })
