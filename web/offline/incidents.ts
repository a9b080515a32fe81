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
  readonly person: () => Person | undefined
}

export function openIncidents({ database, memory, person }: IncidentNeeds): Incidents {
  /** One change after the other: what was told last is kept last, and nothing is kept again once it was sealed. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const acting = last.then(act)
    last = acting.catch(() => undefined)
    return acting
  }

  // Only `keep` writes under this name.
  const read = async () => (await memory.read(NAME)) as IncidentDraft | undefined

  const sealAway = async (id: string, incident: IncidentOnWire | UnfinishedIncident) => {
    const from = person()
    const key = from?.organisationKey
    if (!from || !key) return 'no-key'
    const content = { incident: JSON.stringify(incident) }
    const { campaign } = incident
    const sealed = await sealToOrganisation({ key, kind: 'incident', id, campaign, content, photos: [] })
    await database.run(['sealed', 'sealedPhotos', 'memoryBoxes'], async (on) => {
      await putSealed(on, { id, kind: 'incident', code: from.code, ...sealed, photos: [] })
      await on.objectStore('memoryBoxes').delete([from.id, NAME])
    })
    return 'sealed'
  }

  return {
    read,
    keep: (draft) => inTurn(() => memory.keep(NAME, draft)),
    forget: () => inTurn(() => memory.keep(NAME, undefined)),
    seal: (incident) => inTurn(() => sealAway(incident.id, incidentToWire(incident))),
    sealAsItIs: () =>
      inTurn(async () => {
        const draft = await read()
        const campaign = person()?.campaign
        if (draft && isSomethingTold(draft)) {
          if (!campaign) return 'no-key'
          const whole = completeIncident(draft, campaign)
          return sealAway(draft.id, whole ? incidentToWire(whole) : unfinished(draft, campaign))
        }
        await memory.keep(NAME, undefined)
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
