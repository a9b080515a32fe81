/** What a tablet looks things up in: kit, checklists, country, areas, the register of each province. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Country } from '../../schema/country.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { readKit } from '../../schema/wire/campaign-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listAreas, readRegister } from '../../schema/wire/place-endpoints.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { Memory } from './memory.ts'

export type Kit = ReplyOf<typeof readKit>
export type Register = ReplyOf<typeof readRegister>
export type LargestAreas = ReplyOf<typeof listAreas>

/** What each pack holds, by its name. */
export interface Packs {
  readonly kit: Kit
  /** What a kit says of the campaign and not of its person: who comes to this tablet without a network works by it. */
  readonly campaign: Pick<Kit, 'campaign' | 'organisationKey'>
  readonly country: Country
  readonly areas: LargestAreas
  readonly [checklist: `checklist ${string}`]: Checklist
  readonly [register: `register ${string}`]: Register
}

export type PackName = 'kit' | 'campaign' | 'country' | 'areas' | `checklist ${string}` | `register ${string}`

export const checklistPack = ({ id, version }: ChecklistRef): `checklist ${string}` =>
  `checklist ${id} ${version}`
export const registerPack = (area: string): `register ${string}` => `register ${area}`

export interface Reference {
  readonly keep: <Name extends PackName>(name: Name, pack: Packs[Name]) => Promise<void>
  readonly read: <Name extends PackName>(name: Name) => Promise<Packs[Name] | undefined>
  readonly listNames: () => Promise<readonly string[]>
}

export function deviceReference(database: DeviceDatabase): Reference {
  return {
    async keep(name, pack) {
      await database.run(['reference'], (on) => on.objectStore('reference').put(pack, name))
    },
    read: <Name extends PackName>(name: Name) =>
      database.run(
        ['reference'],
        // Only `keep` writes here, under the same names.
        async (on) => (await on.objectStore('reference').get(name)) as Packs[Name] | undefined,
      ),
    listNames: () => database.run(['reference'], (on) => on.objectStore('reference').getAllKeys()),
  }
}

export interface KitOwner {
  readonly memory: Memory
  /** Whether the stations of this person may be shown to whoever has the tablet now. */
  readonly mayNameStations: () => boolean
  readonly cameWith: (kit: Pick<Kit, 'organisationKey' | 'ticket'>) => Promise<void>
}

/** The kit names the stations of one person: it lies in their vault, and not with what everybody may read. */
export const withKitInMemory = (
  packs: Reference,
  { memory, mayNameStations, cameWith }: KitOwner,
): Reference => ({
  async keep<Name extends PackName>(name: Name, pack: Packs[Name]) {
    if (name !== 'kit') return packs.keep(name, pack)
    // What goes under this name is a kit.
    const kit = pack as Kit
    const { campaign, organisationKey } = kit
    await packs.keep('campaign', { campaign, organisationKey })
    await memory.keep('kit', mayNameStations() ? kit : { ...kit, assigned: [], queries: [] })
    await cameWith(kit)
  },
  async read<Name extends PackName>(name: Name) {
    if (name !== 'kit') return packs.read(name)
    // Only `keep` writes here, under the same name.
    return (await memory.read('kit')) as Packs[Name] | undefined
  },
  listNames: packs.listNames,
})
