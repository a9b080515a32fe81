/** Who this tablet is to the office: its token, its code, its campaign. */

import type { CampaignId } from '../../schema/codes.ts'
import type { DeviceDatabase } from './device-database.ts'

export interface Identity {
  readonly token: string
  /** The code on the card: a pseudonym. */
  readonly code: string
  readonly campaign: CampaignId
}

export interface IdentityKeeper {
  readonly read: () => Promise<Identity | undefined>
  readonly keep: (identity: Identity) => Promise<void>
  readonly forget: () => Promise<void>
}

export function deviceIdentity(database: DeviceDatabase): IdentityKeeper {
  return {
    read: () => database.run(['identity'], (on) => on.objectStore('identity').get('this-tablet')),
    async keep(identity) {
      await database.run(['identity'], (on) => on.objectStore('identity').put(identity, 'this-tablet'))
    },
    async forget() {
      await database.run(['identity'], (on) => on.objectStore('identity').delete('this-tablet'))
    },
  }
}
