/** The people of one tablet: who was enrolled here, and whose turn it is. Nothing of their work. */

import type { CampaignId } from '../../schema/codes.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { createStore, type Readable } from '../state/store.ts'
import type { DeviceDatabase } from './device-database.ts'
import { makeUuid } from './fingerprint.ts'
import type { Refusal } from './outbox.ts'

/** Who somebody is to the office. */
export interface Identity {
  readonly token: string
  /** The code on the card: a pseudonym. */
  readonly code: string
  readonly campaign: CampaignId
  /** Missing on tablets enrolled before the office had one; the next kit brings it. */
  readonly organisationKey?: OrganisationKeyOnWire
  /**
   * With it the office lets this token in again after a restore that has forgotten it. Missing on tablets enrolled
   * before there were tickets; the next kit brings it.
   */
  readonly ticket?: string
  /**
   * A card that was typed without a network: the office does not know of it yet. The token was made on this tablet, and
   * what is sent with it tells the office first. Its words lie here beside the token, which is worth as much, until then.
   */
  readonly card?: { readonly words: string; readonly refusal?: Refusal }
}

/** One enrolled person on this tablet. */
export interface Person extends Identity {
  /** Made on this tablet; names their vault and their records, and tells nobody anything. */
  readonly id: string
  /**
   * Whoever has the tablet chose a new secret without knowing the old one. They may go on working, but which stations
   * the office gave to this person is told only to somebody who has a card again.
   */
  readonly isWithoutStations?: true
}

export interface People {
  /** In the order they came. */
  readonly list: Readable<readonly Person[]>
  /** Whose turn it is. Nobody: no card was ever used on this tablet. */
  readonly current: Readable<Person | undefined>
  /**
   * A code that is here already keeps its vault and gets the new token. Makes them the current person. `instead`: whose
   * card the office did not take; they keep their vault, and all that waits goes out under the new card.
   */
  readonly enrol: (identity: Identity, instead?: Person['id']) => Promise<Person>
  readonly choose: (id: Person['id']) => Promise<void>
  /** What a kit says of the enrolment: the key of the office and the ticket, new or changed since the card was used. */
  readonly keepFromKit: (id: Person['id'], kit: FromKit) => Promise<void>
  /** What the office said of a card that was typed without a network; nothing of somebody who has another by now. */
  readonly settleCard: (of: Person, said: Omit<Identity, 'token'> | Refusal) => Promise<void>
  /** From now on until a card is used; to be on the disk before a new secret may be chosen. */
  readonly withholdStations: (id: Person['id']) => Promise<void>
  /** Takes somebody off the list; what they kept must be gone before. */
  readonly remove: (id: Person['id']) => Promise<void>
}

export type FromKit = Required<Pick<Identity, 'organisationKey' | 'ticket'>>

export interface PeopleKept {
  readonly people: readonly Person[]
  readonly current: Person['id'] | undefined
}

export interface PeopleKeeper {
  readonly read: () => Promise<PeopleKept>
  /** `renamed`: what waits under the first code waits under the second from now on, in the same step for the disk. */
  readonly keep: (kept: PeopleKept, renamed?: Renamed) => Promise<void>
}

export interface Renamed {
  readonly from: Person['code']
  readonly to: Person['code']
}

export async function openPeople(keeper: PeopleKeeper): Promise<People> {
  const first = await keeper.read()
  const findIn = ({ people, current }: PeopleKept) => people.find(({ id }) => id === current) ?? people[0]
  const list = createStore(first.people)
  const current = createStore(findIn(first))
  const keep = async (next: PeopleKept, renamed?: Renamed) => {
    await keeper.keep(next, renamed)
    list.set(next.people)
    current.set(findIn(next))
  }
  const replace = (person: Person) => list.value.map((one) => (one.id === person.id ? person : one))
  return {
    list,
    current,
    async enrol(identity, instead) {
      const known = list.value.find(
        ({ id, code, campaign }) =>
          id === instead || (code === identity.code && campaign === identity.campaign),
      )
      // A ticket is good for its own token only, and a card that waited is settled.
      const { isWithoutStations: _, ticket: _old, card: _told, ...kept } = known ?? { id: makeUuid() }
      const person: Person = { ...kept, ...identity }
      await keep(
        { people: known ? replace(person) : [...list.value, person], current: person.id },
        known && known.code !== person.code ? { from: known.code, to: person.code } : undefined,
      )
      return person
    },
    choose: (id) => keep({ people: list.value, current: id }),
    async keepFromKit(id, { organisationKey, ticket }) {
      const known = list.value.find((one) => one.id === id)
      if (!known || (known.organisationKey?.id === organisationKey.id && known.ticket === ticket)) return
      await keep({ people: replace({ ...known, organisationKey, ticket }), current: current.value?.id })
    },
    async settleCard({ id, token }, said) {
      const known = list.value.find((one) => one.id === id && one.token === token)
      if (!known?.card) return
      const { card, ...person } = known
      const settled =
        'status' in said ? { ...person, card: { ...card, refusal: said } } : { ...person, ...said }
      await keep({ people: replace(settled), current: current.value?.id })
    },
    async withholdStations(id) {
      const known = list.value.find((one) => one.id === id)
      if (!known) return
      await keep({ people: replace({ ...known, isWithoutStations: true }), current: current.value?.id })
    },
    remove: (id) => keep({ people: list.value.filter((one) => one.id !== id), current: current.value?.id }),
  }
}

export const devicePeople = (database: DeviceDatabase): PeopleKeeper => ({
  read: () =>
    database.run(['people'], async (on) => {
      const kept = await on.objectStore('people').get('on-this-tablet')
      return kept ?? { people: [], current: undefined }
    }),
  async keep(kept, renamed) {
    if (!renamed) {
      await database.run(['people'], (on) => on.objectStore('people').put(kept, 'on-this-tablet'))
      return
    }
    await database.run(['people', 'sealed'], async (on) => {
      await on.objectStore('people').put(kept, 'on-this-tablet')
      for (const sending of await on.objectStore('sealed').getAll())
        if (sending.code === renamed.from)
          await on.objectStore('sealed').put({ ...sending, code: renamed.to })
    })
  },
})
