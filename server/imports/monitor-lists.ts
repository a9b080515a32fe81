/** Monitors from a list: read, compared with who is there, and made all at once. Nothing of the file is kept. */

import type { CampaignId } from '../../schema/codes.ts'
import {
  guessMonitorColumns,
  type ListComplaint,
  type ListedPerson,
  MONITOR_FIELDS,
  type MonitorColumns,
  personKey,
  readMonitorList,
} from '../../schema/people/monitor-list.ts'
import { type MadeCard, makeCards } from '../make-cards.ts'
import {
  listKnownStations,
  listPeopleWithCards,
  listTakenCodes,
  lockMonitorsOf,
  saveAssignments,
} from '../queries/monitor-lists.ts'
import { saveRegisterEntries } from '../queries/register.ts'
import { readTableInWorker } from '../reading/read-in-worker.ts'
import type { Table } from '../reading/table.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import { columnsIn } from './columns-in.ts'

export interface ReadList {
  readonly table: Table
  readonly columns: MonitorColumns
  /** Who would get a card. */
  readonly newcomers: readonly ListedPerson[]
  /** So many have one already. */
  readonly known: number
  readonly complaints: readonly ListComplaint[]
}

type Needed = Pick<Services, 'classKeys'>

export const readColumns = (text: string | undefined): MonitorColumns | undefined =>
  columnsIn(text, MONITOR_FIELDS)

export interface ListInFile {
  readonly campaign: CampaignId
  readonly bytes: Uint8Array
  /** Guessed from the headings when left out. */
  readonly columns: MonitorColumns | undefined
}

/**
 * Reads a list and compares it. The same person is known by name and phone, which the register holds sealed: a list
 * that comes twice makes nothing twice, and a longer one makes cards for whoever is new. Throws `UnreadableList`.
 */
export async function readList(
  { classKeys }: Needed,
  on: Db,
  { campaign, bytes, columns: given }: ListInFile,
): Promise<ReadList> {
  const table = await readTableInWorker(bytes)
  const columns = given ?? guessMonitorColumns(table.headings)
  const { people, complaints } = readMonitorList(columns, table.rows)
  const there = new Set((await listPeopleWithCards(on, classKeys, campaign)).map(personKey))
  const newcomers = people.filter(({ entry }) => !there.has(personKey(entry)))
  return {
    table,
    columns,
    newcomers,
    known: people.length - newcomers.length,
    complaints: [...complaints, ...(await checkAgainst(on, newcomers))].toSorted(
      (one, other) => one.line - other.line,
    ),
  }
}

async function checkAgainst(on: Db, people: readonly ListedPerson[]): Promise<readonly ListComplaint[]> {
  const taken = await listTakenCodes(
    on,
    people.flatMap(({ code }) => code ?? []),
  )
  const stations = await listKnownStations(on, [...new Set(people.flatMap((person) => person.stations))])
  return people.flatMap(({ line, code, stations: wanted }): readonly ListComplaint[] => [
    ...(code !== undefined && taken.has(code)
      ? [{ line, kind: 'code-taken' as const, facts: { given: code } }]
      : []),
    ...wanted
      .filter((station) => !stations.has(station))
      .map((given) => ({ line, kind: 'station-unknown' as const, facts: { given } })),
  ])
}

export interface CardOfList extends MadeCard {
  readonly line: number
  readonly name: string
}

/** Why nothing was made. */
export type NotMade = { readonly not: 'clean'; readonly complaints: number } | { readonly not: 'kept' }

/**
 * Within a transaction: a card for everybody who has none, who it is for sealed in the register, and their stations.
 * Throws `UnreadableList` and `CodeTaken`.
 */
export async function makeFromList(
  services: Needed,
  on: Db,
  file: ListInFile,
  address: string,
): Promise<{ readonly cards: readonly CardOfList[]; readonly known: number } | NotMade> {
  const { campaign } = file
  await lockMonitorsOf(on, campaign)
  const { newcomers, known, complaints } = await readList(services, on, file)
  if (complaints.length > 0) return { not: 'clean', complaints: complaints.length }
  if (newcomers.length === 0) return { cards: [], known }
  const made = await makeCards(on, { campaign, codes: newcomers.map(({ code }) => code), address })
  const cards = newcomers.flatMap((person, at) => {
    const card = made[at]
    return card ? [{ person, card }] : []
  })
  const entries = cards.map(({ person, card }) => ({ enrolment: card.enrolment, entry: person.entry }))
  if (!(await saveRegisterEntries(on, services.classKeys, campaign, entries))) return { not: 'kept' }
  await saveAssignments(
    on,
    campaign,
    cards.flatMap(({ person, card }) =>
      person.stations.map((station) => ({ enrolment: card.enrolment, station })),
    ),
  )
  return {
    cards: cards.map(({ person, card }) => ({ ...card, line: person.line, name: person.entry.name })),
    known,
  }
}
