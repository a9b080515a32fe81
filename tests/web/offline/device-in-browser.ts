/** Runs in the page: a tablet without its pages, moved by a test. */

import { beginIncident } from '../../../schema/incident/incident-draft.ts'
import { type Device, openDevice } from '../../../web/offline/device.ts'
import type { Kit } from '../../../web/offline/reference.ts'
import { campaignId, stationCode, visitId } from '../../support/builders.ts'
import { loadFrozen } from './frozen/load-frozen.ts'
import { aTestChecklist } from './test-checklist.ts'

const CAMPAIGN = '01907e6a-0000-4000-8000-0000000000ca'

const kitFor = (code: string, station: string, id: string, publicKey: string): Kit => ({
  campaign: {
    id: CAMPAIGN,
    name: { km: 'យុទ្ធនាការ' },
    organisation: { km: 'អង្គការ' },
    election: { name: { km: 'ការបោះឆ្នោត' }, kind: 'commune', date: '2027-06-06' },
    checklist: { id: aTestChecklist.id, version: aTestChecklist.version },
    sampleType: 'purposive',
    settings: { photosAllowed: true },
  },
  code,
  assigned: [station],
  queries: [],
  organisationKey: { id, publicKey },
  ticket: `ticket of ${code}`,
})

let opening: Promise<Device> | undefined
const work = async <Result>(of: (device: Device) => Promise<Result>): Promise<Result> => {
  opening ??= openDevice()
  return of(await opening)
}
const draftOf = async (device: Device, visit: string) => {
  const draft = await device.openDraft(visitId(visit))
  if (!draft) throw new Error('there is no such draft')
  return draft
}

/** Any JPEG that the browser draws. */
async function aPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 64)
  canvas.getContext('2d')?.fillRect(8, 8, 20, 20)
  return canvas.convertToBlob({ type: 'image/jpeg' })
}

const calls = {
  /** To be called before anything else. */
  loadFrozen: (text: string) => loadFrozen(JSON.parse(text)),
  enrol: (code: string, keyId: string, publicKey: string) =>
    work(async (device) => {
      await device.enrol({
        token: `token of ${code}`,
        code,
        campaign: campaignId(CAMPAIGN),
        ...(keyId === '' ? {} : { organisationKey: { id: keyId, publicKey } }),
      })
      return device.vault.value.state.value
    }),
  people: () =>
    work(async ({ people }) => people.list.value.map(({ id, code, ticket }) => ({ id, code, ticket }))),
  choose: (id: string) => work(({ people }) => people.choose(id)),
  state: () => work(async ({ vault }) => vault.value.state.value),
  make: (secret: string) => work((device) => device.makeVault(secret)),
  unlock: (secret: string) => work((device) => device.unlock(secret)),
  change: (present: string, next: string) => work((device) => device.changeSecret(present, next)),
  lock: () => work((device) => device.lock()),
  /** Tells of an incident, and waits for nothing: what is pressed next comes the moment after. */
  tell: (id: string, station: string, note: string) =>
    work(async ({ incidents }) => {
      incidents.keep({ ...beginIncident(id, { station }), note })
    }),
  told: () => work(async ({ incidents }) => (await incidents.read())?.note),
  /** A whole one. */
  tellAll: (id: string, station: string) =>
    work(async ({ incidents }) => {
      incidents.keep({
        ...beginIncident(id, { station }),
        kinds: ['threat'],
        seenBy: 'monitor',
        wasChairTold: 'refused',
      })
      await incidents.settle()
    }),
  sealNow: () => work((device) => device.sealNow()),
  startOver: () => work((device) => device.startOver()),
  keepKit: (code: string, station: string, keyId: string, publicKey: string) =>
    work(async ({ reference }) => {
      await reference.keep('checklist small 1', aTestChecklist)
      await reference.keep('kit', kitFor(code, station, keyId, publicKey))
    }),
  readKit: () => work(async ({ reference }) => (await reference.read('kit'))?.assigned ?? []),
  begin: (station: string) =>
    work(async (device) => {
      const kit = await device.reference.read('kit')
      if (!kit) throw new Error('there is no kit')
      return device.begin(stationCode(station), kit, 'full')
    }),
  /** Begins to answer; whether it is kept is told by `keeping`. */
  write: (visit: string, text: string) =>
    work(async (device) => (await draftOf(device, visit)).answer('note', { kind: 'words', text })),
  undo: (visit: string) => work(async (device) => (await draftOf(device, visit)).undo()),
  settle: (visit: string) => work(async (device) => (await draftOf(device, visit)).settle()),
  keeping: (visit: string) => work(async (device) => (await draftOf(device, visit)).keeping.value),
  rescue: (visit: string) => work(async (device) => device.keepRescueCopy(await draftOf(device, visit))),
  read: (visit: string) =>
    work(async (device) => {
      const answer = (await draftOf(device, visit)).visit.value.answers.get('note')
      return answer?.kind === 'words' ? answer.text : undefined
    }),
  drafts: () => work(async ({ drafts }) => drafts.list()),
  moveTo: (visit: string, section: string) =>
    work(({ drafts }) => drafts.moveTo(visitId(visit), section, 'note')),
  photo: (visit: string) =>
    work(async (device) => {
      const sha256 = await device.pictures(visitId(visit)).keep(await aPicture())
      const draft = await draftOf(device, visit)
      draft.answer('picture', { kind: 'photo', photos: [{ sha256, description: '' }] })
      await draft.settle()
      return sha256
    }),
  photoBytes: (visit: string, sha256: string) =>
    work(async (device) => {
      const photo = await device.pictures(visitId(visit)).read(sha256)
      return photo && [...new Uint8Array(await photo.arrayBuffer())]
    }),
  ramp: (visit: string) =>
    work(async (device) => (await draftOf(device, visit)).visit.value.answers.get('ramp')),
  photosOf: (visit: string) =>
    work(async (device) => {
      const answer = (await draftOf(device, visit)).visit.value.answers.get('picture')
      return answer?.kind === 'photo' ? answer.photos.map(({ sha256 }) => sha256) : []
    }),
  remember: (text: string) => work(({ memory }) => memory.keep('premises', [{ note: text }])),
  remembered: () => work(({ memory }) => memory.read('premises')),
  writing: () => work(async ({ writer }) => writer.state.value),
  takeOver: () => work(({ writer }) => writer.takeOver()),
  protection: () => work(async ({ protection }) => protection.state.value),
}

export type DeviceCalls = typeof calls

Object.assign(globalThis, { calls })
