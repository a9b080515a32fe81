/** An incident on the tablet: kept under the lock while it is told, then sealed to the office and never read here again. */

import type { Incident } from '../../schema/incident/incident.ts'
import {
  completeIncident,
  type IncidentDraft,
  isSomethingTold,
} from '../../schema/incident/incident-draft.ts'
import { type IncidentOnWire, incidentToWire } from '../../schema/wire/incident-shape.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { Memory } from './memory.ts'
import { putSealed } from './outbox.ts'
import type { Person } from './people.ts'
import { sealToOrganisation } from './seal-to-organisation.ts'

/** One draft for each person: whoever is in danger looks for nothing. */
const NAME = 'incident'

export interface Incidents {
  readonly read: () => Promise<IncidentDraft | undefined>
  /** On the disk, sealed in the vault, when the promise is kept. */
  readonly keep: (draft: IncidentDraft) => Promise<void>
  /** Comes back when what was told last is on the disk, however long that takes. */
  readonly settle: () => Promise<void>
  /** Seals what is being told to the office as well, in case the vault is never opened again; whether that is on the disk. */
  readonly rescue: () => Promise<boolean>
  readonly forget: () => Promise<void>
  /**
   * Puts it among what waits to be sent, and forgets the draft in the same moment. `no-key`: the tablet does not know
   * the key of the office yet; the draft stays.
   */
  readonly seal: (incident: Incident) => Promise<'sealed' | 'no-key'>
  /**
   * What is being told goes to the office as it is, whole or not, and can be read here no more; an incident that lacks
   * something is set aside there, to be looked at by people. Of what nothing was told, nothing stays.
   */
  readonly sealAsItIs: () => Promise<'sealed' | 'nothing' | 'no-key'>
}

export interface IncidentNeeds {
  readonly database: DeviceDatabase
  readonly memory: Memory
  readonly person: () => Person
  /** Comes back after a while, to try again what the disk refused. */
  readonly later: (again: () => void) => void
}

export function openIncidents({ database, memory, person, later }: IncidentNeeds): Incidents {
  /** Told and not yet on the disk. */
  let unkept: IncidentDraft | undefined
  /** What was rescued last, to the letter. */
  let rescued = ''
  /** One change after the other: what was told last is kept last, and nothing is kept again once it was sealed. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const acting = last.then(act)
    last = acting.catch(() => undefined)
    return acting
  }

  // Only `keep` writes under this name.
  const read = async () => (await memory.read(NAME)) as IncidentDraft | undefined

  const seal = async (id: string, incident: IncidentOnWire | UnfinishedIncident) => {
    const { organisationKey: key, campaign } = person()
    const content = { incident: JSON.stringify(incident) }
    return key && (await sealToOrganisation({ key, kind: 'incident', id, campaign, content, photos: [] }))
  }

  const sealAway = async (id: string, incident: IncidentOnWire | UnfinishedIncident) => {
    const sealed = await seal(id, incident)
    if (!sealed) return 'no-key'
    const { id: owner, code } = person()
    await database.run(['sealed', 'sealedPhotos', 'memoryBoxes', 'rescue'], async (on) => {
      await putSealed(on, { id, kind: 'incident', code, ...sealed, photos: [] })
      await on.objectStore('memoryBoxes').delete([owner, NAME])
      await on.objectStore('rescue').delete(id)
    })
    unkept = undefined
    return 'sealed'
  }

  const asItIs = (draft: IncidentDraft) => {
    const { campaign } = person()
    const whole = completeIncident(draft, campaign)
    return whole ? incidentToWire(whole) : unfinished(draft, campaign)
  }

  const forget = async (draft: IncidentDraft | undefined) => {
    unkept = undefined
    await memory.keep(NAME, undefined)
    if (draft) await database.run(['rescue'], (on) => on.objectStore('rescue').delete(draft.id))
  }

  const keepNow = (draft: IncidentDraft) =>
    inTurn(async () => {
      // Sealed or forgotten since, or told further: there is something younger to keep.
      if (unkept !== draft) return
      await memory.keep(NAME, draft)
      if (unkept === draft) unkept = undefined
    })

  return {
    read,
    keep(draft) {
      unkept = draft
      return keepNow(draft)
    },
    async settle() {
      await last
      while (unkept) await keepNow(unkept).catch(() => new Promise<void>((resolve) => later(resolve)))
    },
    rescue: () =>
      inTurn(async () => {
        const draft = await read()
        if (!draft || !isSomethingTold(draft)) return true
        const told = JSON.stringify(draft)
        if (told === rescued) return true
        const sealed = await seal(draft.id, asItIs(draft))
        if (!sealed) return false
        const { id: owner } = person()
        await database.run(['rescue', 'memoryBoxes'], async (on) => {
          // Sealed or forgotten meanwhile: nothing of it comes back.
          if (await on.objectStore('memoryBoxes').get([owner, NAME]))
            await on
              .objectStore('rescue')
              .put({ id: draft.id, kind: 'incident', person: owner, ...sealed, photos: [] })
        })
        rescued = told
        return true
      }),
    forget: () => inTurn(async () => forget(await read())),
    seal: (incident) => inTurn(() => sealAway(incident.id, incidentToWire(incident))),
    sealAsItIs: () =>
      inTurn(async () => {
        const draft = unkept ?? (await read())
        if (draft && isSomethingTold(draft)) return sealAway(draft.id, asItIs(draft))
        await forget(draft)
        return 'nothing'
      }),
  }
}

type UnfinishedIncident = Omit<IncidentDraft, 'id'> & Pick<Incident, 'campaign'>

/** Under the names a whole one has, so that people of the office who look at it find what was told. */
const unfinished = (
  { id: _, ...told }: IncidentDraft,
  campaign: Incident['campaign'],
): UnfinishedIncident => ({
  ...told,
  campaign,
})
