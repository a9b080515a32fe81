/** A plan from a list: read, held against monitors and register, compared, and written all at once. */

import type { Assignment } from '../../schema/campaign/assignment.ts'
import {
  comparePlans,
  guessPlanColumns,
  listStationsIn,
  PLAN_FIELDS,
  type PlanColumns,
  type PlanComplaint,
  type PlanDifference,
  type Rest,
  readPlanList,
} from '../../schema/campaign/plan-list.ts'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import { listKnownStations, lockMonitorsOf, saveAssignments } from '../queries/monitor-lists.ts'
import { dropAssignments, listAllMonitors, listAssignments } from '../queries/plan.ts'
import { readTableInWorker } from '../reading/read-in-worker.ts'
import type { Table } from '../reading/table.ts'
import { versionOfWhole } from '../results/plan.ts'
import type { Db } from '../storage/database.ts'
import { columnsIn } from './columns-in.ts'

export const readPlanColumns = (text: string | undefined): PlanColumns | undefined =>
  columnsIn(text, PLAN_FIELDS)

export interface PlanInFile {
  readonly campaign: CampaignId
  readonly table: Table
  /** Guessed from the headings when left out. */
  readonly columns: PlanColumns | undefined
  readonly rest: Rest
}

export interface ReadPlan {
  readonly columns: PlanColumns
  readonly complaints: readonly PlanComplaint[]
  readonly difference: PlanDifference
  /** Of the plan it was compared with. */
  readonly version: string
  /** Ids of the cards behind the codes. */
  readonly enrolments: ReadonlyMap<string, string>
}

/** Throws `UnreadableList`. Outside any transaction: a large file takes its time. */
export const tableOf = (bytes: Uint8Array): Promise<Table> => readTableInWorker(bytes)

export async function readPlanFile(on: Db, { campaign, table, ...file }: PlanInFile): Promise<ReadPlan> {
  const columns = file.columns ?? guessPlanColumns(table.headings)
  const monitors = await listAllMonitors(on, campaign)
  const stations = await knownAmong(on, listStationsIn(columns, table.rows))
  const known = {
    monitors: monitors.map(({ code, state }) => ({ code, isRevoked: state === 'revoked' })),
    stations,
  }
  const { assignments, complaints } = readPlanList(columns, table.rows, known)
  const present = await listAssignments(on, campaign)
  return {
    columns,
    complaints,
    difference: comparePlans(present, assignments, file.rest),
    version: versionOfWhole(present),
    enrolments: new Map(monitors.map(({ code, enrolment }) => [code, enrolment])),
  }
}

/** A statement takes 65,535 values. */
const AT_ONCE = 10_000

async function knownAmong(on: Db, stations: readonly StationCode[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (let at = 0; at < stations.length; at += AT_ONCE)
    for (const code of await listKnownStations(on, stations.slice(at, at + AT_ONCE))) known.add(code)
  return known
}

/** Why nothing was written. */
export type NotTaken = { readonly not: 'clean'; readonly complaints: number } | { readonly not: 'current' }

/** Within a transaction. `version`: of the plan the list was tried against. */
export async function takePlan(
  on: Db,
  file: PlanInFile,
  version: string,
): Promise<{ readonly added: number; readonly removed: number } | NotTaken> {
  const { campaign } = file
  await lockMonitorsOf(on, campaign)
  const read = await readPlanFile(on, file)
  if (read.complaints.length > 0) return { not: 'clean', complaints: read.complaints.length }
  const { add, remove } = read.difference
  // Said a second time, because the first answer was lost: it is so already.
  if (add.length === 0 && remove.length === 0) return { added: 0, removed: 0 }
  if (read.version !== version) return { not: 'current' }
  for (const [enrolment, stations] of byEnrolment(remove, read.enrolments))
    await dropAssignments(on, campaign, enrolment, stations)
  const given = [...byEnrolment(add, read.enrolments)].flatMap(([enrolment, stations]) =>
    stations.map((station) => ({ enrolment, station })),
  )
  await saveAssignments(on, campaign, given)
  return { added: add.length, removed: remove.length }
}

function byEnrolment(
  assignments: readonly Assignment[],
  enrolments: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly StationCode[]> {
  const lists = new Map<string, StationCode[]>()
  for (const { monitor, station } of assignments) {
    const enrolment = enrolments.get(monitor)
    if (enrolment === undefined) continue
    const list = lists.get(enrolment)
    if (list) list.push(station)
    else lists.set(enrolment, [station])
  }
  return lists
}
