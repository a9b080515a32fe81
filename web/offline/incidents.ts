/** An incident on the tablet: kept under the lock while it is told, then sealed to the office and never read here again. */

import type { Incident } from '../../schema/incident/incident.ts'
import {
  completeIncident,
  type IncidentDraft,
  isSomethingTold,
} from '../../schema/incident/incident-draft.ts'
import { type IncidentOnWire, incidentToWire } from '../../schema/wire/incident-shape.ts'
import { createStore, type Readable } from '../state/store.ts'
import type { Keeping } from '../state/visit-draft.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { Memory } from './memory.ts'
import { putSealed } from './outbox.ts'
import type { Person } from './people.ts'
import { sealToOrganisation } from './seal-to-organisation.ts'

/** One draft for each person: whoever is in danger looks for nothing. */
const NAME = 'incident'

export interface Incidents {
  readonly read: () => Promise<IncidentDraft | undefined>
  /** Kept in the vault; what is told meanwhile takes the place of what still waits, and what the disk refused is tried again. */
  readonly keep: (draft: IncidentDraft) => void
  /** Whether what was told last is on the disk. */
  readonly keeping: Readable<Keeping>
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
  /** Calls back when the disk has had as long as anybody may be left in doubt, unless the function returned is called. */
  readonly overdue: (then: () => void) => () => void
}

export function openIncidents({ database, memory, person, later, overdue }: IncidentNeeds): Incidents {
  /** Told and not yet on the disk. */
  let unkept: IncidentDraft | undefined
  const keeping = createStore<Keeping>('kept')
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
    keeping.set('kept')
    return 'sealed'
  }

  const asItIs = (draft: IncidentDraft) => {
    const { campaign } = person()
    const whole = completeIncident(draft, campaign)
    return whole ? incidentToWire(whole) : unfinished(draft, campaign)
  }

  const forget = async (draft: IncidentDraft | undefined) => {
    unkept = undefined
    keeping.set('kept')
    await memory.keep(NAME, undefined)
    if (draft) await database.run(['rescue'], (on) => on.objectStore('rescue').delete(draft.id))
  }

  let isWriting = false
  let isTryingLater = false
  const write = async () => {
    while (unkept) {
      const draft = unkept
      // A full disk may leave a write without any answer for half a minute, and nobody may type on believing in it.
      const inTime = overdue(() => keeping.set('not-kept'))
      try {
        await inTurn(async () => {
          // Sealed or forgotten since, or told further: there is something younger to keep.
          if (unkept !== draft) return
          await memory.keep(NAME, draft)
          if (unkept === draft) unkept = undefined
        })
      } catch {
        keeping.set('not-kept')
        return tryLater()
      } finally {
        inTime()
      }
    }
    keeping.set('kept')
  }
  const start = () => {
    if (isWriting) return
    isWriting = true
    void write().finally(() => {
      isWriting = false
    })
  }
  const tryLater = () => {
    if (isTryingLater) return
    isTryingLater = true
    later(() => {
      isTryingLater = false
      start()
    })
  }

  return {
    read,
    keeping,
    keep(draft) {
      unkept = draft
      if (keeping.value === 'kept') keeping.set('keeping')
      start()
    },
    async settle() {
      await last
      if (keeping.value === 'kept') return
      start()
      await new Promise<void>((resolve) => {
        const stop = keeping.subscribe(() => {
          if (keeping.value !== 'kept') return
          stop()
          resolve()
        })
      })
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
