/** An incident on the tablet: kept under the lock while it is told, then sealed to the office and never read here again. */

import type { Incident } from '../../schema/incident/incident.ts'
import type { IncidentDraft } from '../../schema/incident/incident-draft.ts'
import { incidentToWire } from '../../schema/wire/incident-shape.ts'
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
}

export interface IncidentNeeds {
  readonly database: DeviceDatabase
  readonly memory: Memory
  readonly person: () => Person | undefined
}

export const openIncidents = ({ database, memory, person }: IncidentNeeds): Incidents => ({
  // Only `keep` writes under this name.
  read: async () => (await memory.read(NAME)) as IncidentDraft | undefined,
  keep: (draft) => memory.keep(NAME, draft),
  forget: () => memory.keep(NAME, undefined),
  async seal(incident) {
    const from = person()
    const key = from?.organisationKey
    if (!from || !key) return 'no-key'
    const { id, campaign } = incident
    const content = { incident: JSON.stringify(incidentToWire(incident)) }
    const sealed = await sealToOrganisation({ key, kind: 'incident', id, campaign, content, photos: [] })
    await database.run(['sealed', 'sealedPhotos', 'memoryBoxes'], async (on) => {
      await putSealed(on, { id, kind: 'incident', code: from.code, ...sealed, photos: [] })
      await on.objectStore('memoryBoxes').delete([from.id, NAME])
    })
    return 'sealed'
  },
})
