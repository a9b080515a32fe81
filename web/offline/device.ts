/** Everything a tablet has: who it is, what it keeps, how it sends. Put together in one place. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import type { StationCode, VisitId } from '../../schema/codes.ts'
import { finishVisit, type Visit } from '../../schema/visit/visit.ts'
import { putPhoto, putVisit } from '../../schema/wire/visit-endpoints.ts'
import { type VisitOnWire, visitFromWire, visitToWire } from '../../schema/wire/visit-shape.ts'
import { type Client, createClient } from '../api/client.ts'
import { createStore, type Store } from '../state/store.ts'
import { openVisitDraft, type VisitDraft } from '../state/visit-draft.ts'
import { replay } from './changes.ts'
import { openDeviceDatabase } from './device-database.ts'
import { begunVisit, type DraftHead, type Drafts, deviceDrafts } from './drafts.ts'
import { makeUuid, sha256Of } from './fingerprint.ts'
import { deviceIdentity, type Identity } from './identity.ts'
import { inMemoryMemory, type Memory } from './memory.ts'
import { deviceOutbox, type Outbox } from './outbox.ts'
import { devicePhotos, type Photos } from './photos.ts'
import { checklistPack, deviceReference, type Kit, type Reference } from './reference.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { createSync, type Sync } from './sync.ts'

export interface Device {
  /** Nobody: no card was ever used on this tablet. */
  readonly identity: Store<Identity | undefined>
  readonly client: Client
  readonly drafts: Drafts
  readonly outbox: Outbox
  readonly photos: Photos
  readonly reference: Reference
  /** Marks of the day and lasting answers; never written anywhere but under the lock. */
  readonly memory: Memory
  readonly sync: Sync
  /** The tablet's clock (ISO 8601): a claim, never used for order. */
  readonly now: () => string
  readonly enrol: (identity: Identity) => Promise<void>
  /** Starts a draft at a station, perhaps going on from an earlier visit; gives back its id. */
  readonly begin: (
    station: StationCode,
    kit: Kit,
    form: DraftHead['form'],
    follows?: VisitId,
  ) => Promise<VisitId>
  readonly openDraft: (visit: VisitId) => Promise<VisitDraft | undefined>
  /** A finished visit that is still on this tablet. */
  readonly readFinished: (visit: VisitId) => Promise<Filled | undefined>
  readonly finish: (draft: VisitDraft) => Promise<void>
  /** Moves a draft to the right station, and its entry in the list of drafts with it. */
  readonly move: (draft: VisitDraft, to: StationCode, reason: string) => Promise<void>
  /** A visit begun by mistake: nothing of it stays. */
  readonly discard: (visit: VisitId) => Promise<void>
  readonly pictures: (visit: VisitId) => {
    readonly keep: (file: Blob) => Promise<string>
    readonly read: (sha256: string) => Promise<Blob | undefined>
  }
}

export interface Filled {
  readonly visit: Visit
  readonly checklist: Checklist
  readonly settings: Settings
}

/** Settings of the campaign under the names conditions use. */
const settingsOf = (kit: Kit | undefined): Settings =>
  new Map(kit ? [['photos_allowed', kit.campaign.settings.photosAllowed]] : [])

const instant = (): string => new Date().toISOString()

export async function openDevice(): Promise<Device> {
  const database = openDeviceDatabase('way-in')
  const keeper = deviceIdentity(database)
  const identity = createStore<Identity | undefined>(await keeper.read())
  const client = createClient({ fetch: (...asked) => fetch(...asked), token: () => identity.value?.token })
  const drafts = deviceDrafts(database)
  const outbox = deviceOutbox(database)
  const photos = devicePhotos(database)
  const reference = deviceReference(database)
  const sync = startSync(client, outbox, photos, identity)
  /** One draft is one value, whichever page shows it; two copies would overwrite each other. */
  const opened = new Map<VisitId, VisitDraft>()

  const openDraft = async (id: VisitId): Promise<VisitDraft | undefined> => {
    const known = opened.get(id)
    if (known) return known
    const kept = await drafts.read(id)
    const checklist = kept && (await reference.read(checklistPack(kept.head.checklist)))
    if (!kept || !checklist) return undefined
    const visit = replay(checklist, begunVisit(kept.head), kept.changes)
    // The tablet may have stopped between the move and the note of it in the list.
    if (visit.station !== kept.head.station) await drafts.saveStation(id, visit.station)
    const draft = openVisitDraft(checklist, settingsOf(await reference.read('kit')), visit, drafts)
    opened.set(id, opened.get(id) ?? draft)
    return opened.get(id)
  }

  return {
    identity,
    client,
    drafts,
    outbox,
    photos,
    reference,
    memory: inMemoryMemory(),
    sync,
    now: instant,
    async enrol(next) {
      await keeper.keep(next)
      identity.set(next)
    },
    async begin(station, kit, form, follows) {
      const visit = makeUuid() as VisitId
      await drafts.start({
        visit,
        // The office's own id, checked when the tablet was enrolled.
        campaign: kit.campaign.id as DraftHead['campaign'],
        station,
        checklist: kit.campaign.checklist,
        form,
        startedAt: instant(),
        ...(follows === undefined ? {} : { follows }),
      })
      return visit
    },
    openDraft,
    async readFinished(id) {
      const sending = await outbox.read(id)
      if (!sending || sending.body === '') return undefined
      // Written by `finish` below, from a visit the domain made.
      const visit = visitFromWire(id, JSON.parse(sending.body) as VisitOnWire)
      const checklist = visit && (await reference.read(checklistPack(visit.checklist)))
      return visit && checklist && { visit, checklist, settings: settingsOf(await reference.read('kit')) }
    },
    async finish(draft) {
      await draft.settle()
      const visit = finishVisit(draft.visit.value, instant())
      const body = JSON.stringify(visitToWire(visit, visit.finishedAt ?? instant()))
      await outbox.put({
        visit: visit.id,
        station: visit.station,
        body,
        sha256: await sha256Of(new TextEncoder().encode(body)),
        finishedAt: visit.finishedAt ?? instant(),
        state: 'waiting',
        photosMissing: [],
      })
      // Only once it waits in the outbox may the draft go.
      await drafts.drop(visit.id)
      opened.delete(visit.id)
      void sync.run()
    },
    async move(draft, to, reason) {
      draft.move(to, reason)
      await draft.settle()
      const { id, station } = draft.visit.value
      await drafts.saveStation(id, station)
    },
    async discard(visit) {
      opened.delete(visit)
      await drafts.drop(visit)
      await photos.dropOf(visit)
    },
    pictures: (visit) => ({
      async keep(file) {
        const small = await shrinkPhoto(file)
        const bytes = await small.arrayBuffer()
        const sha256 = await sha256Of(bytes)
        await photos.keep({ sha256, visit, type: small.type, bytes })
        return sha256
      },
      async read(sha256) {
        const photo = await photos.read(sha256)
        return photo && new Blob([photo.bytes], { type: photo.type })
      },
    }),
  }
}

function startSync(
  client: Client,
  outbox: Outbox,
  photos: Photos,
  identity: Store<Identity | undefined>,
): Sync {
  const sync = createSync({
    outbox,
    photos,
    post: {
      visit: ({ visit, body }) =>
        client.send(putVisit, { params: { visit } }, { bytes: body, type: 'application/json' }),
      photo: (visit, sha256, bytes, type) =>
        client.send(putPhoto, { params: { visit, sha256 } }, { bytes, type }),
    },
    now: () => Date.now(),
    random: Math.random,
    isOnline: () => navigator.onLine && identity.value !== undefined,
    wakeAfter: (waitMs, wake) => {
      setTimeout(wake, waitMs)
    },
  })
  // Whatever may mean that the network is back: the network says so, or somebody looks at the tablet again.
  addEventListener('online', () => void sync.runNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync.run()
  })
  void sync.run()
  return sync
}
