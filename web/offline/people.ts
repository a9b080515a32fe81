/** The people of one tablet: who was enrolled here, and whose turn it is. Nothing of their work. */

import type { CampaignId } from '../../schema/codes.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { createStore, type Readable } from '../state/store.ts'
import type { DeviceDatabase } from './device-database.ts'
import { makeUuid } from './fingerprint.ts'

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
  /** A code that is here already keeps its vault and gets the new token. Makes them the current person. */
  readonly enrol: (identity: Identity) => Promise<Person>
  readonly choose: (id: Person['id']) => Promise<void>
  /** What a kit says of the enrolment: the key of the office and the ticket, new or changed since the card was used. */
  readonly keepFromKit: (id: Person['id'], kit: FromKit) => Promise<void>
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
  readonly keep: (kept: PeopleKept) => Promise<void>
}

export async function openPeople(keeper: PeopleKeeper): Promise<People> {
  const first = await keeper.read()
  const findIn = ({ people, current }: PeopleKept) => people.find(({ id }) => id === current) ?? people[0]
  const list = createStore(first.people)
  const current = createStore(findIn(first))
  const keep = async (next: PeopleKept) => {
    await keeper.keep(next)
    list.set(next.people)
    current.set(findIn(next))
  }
  const replace = (person: Person) => list.value.map((one) => (one.id === person.id ? person : one))
  return {
    list,
    current,
    async enrol(identity) {
      const known = list.value.find(
        ({ code, campaign }) => code === identity.code && campaign === identity.campaign,
      )
      // A ticket is good for its own token only.
      const { isWithoutStations: _, ticket: _old, ...kept } = known ?? { id: makeUuid() }
      const person: Person = { ...kept, ...identity }
      await keep({ people: known ? replace(person) : [...list.value, person], current: person.id })
      return person
    },
    choose: (id) => keep({ people: list.value, current: id }),
    async keepFromKit(id, { organisationKey, ticket }) {
      const known = list.value.find((one) => one.id === id)
      if (!known || (known.organisationKey?.id === organisationKey.id && known.ticket === ticket)) return
      await keep({ people: replace({ ...known, organisationKey, ticket }), current: current.value?.id })
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
  async keep(kept) {
    await database.run(['people'], (on) => on.objectStore('people').put(kept, 'on-this-tablet'))
  },
})
