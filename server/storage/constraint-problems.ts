/** The name of a broken constraint → the problem a person can do something about. */

import type { ProblemSlug } from '../../schema/wire/problems.ts'

export interface ConstraintProblem {
  readonly slug: ProblemSlug
  readonly facts: Readonly<Record<string, unknown>>
}

const BY_CONSTRAINT: Readonly<Record<string, ConstraintProblem>> = {
  person_name_is_unique: { slug: 'name-is-taken', facts: { name: '' } },
  campaign_checklist_is_published: { slug: 'unknown-checklist', facts: { id: '', version: '' } },
  visit_station_is_known: { slug: 'unknown-station', facts: { station: '' } },
}

/** What PostgreSQL says when its disk is full: nothing of the statement was kept. */
const FULL = '53100'
const WAIT_WHEN_FULL_S = 60

/** What passes by itself: PostgreSQL's own codes, among them a database that stops, repairs itself or starts; and lines that broke. */
const BUSY = new Set([
  ...['40001', '40P01', '53300', '53400', '55P03', '57014', '57P01', '57P02', '57P03'],
  ...['08000', '08001', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'],
])

/** The disk under the database does not read or write any more: whoever asked may come again, and somebody has to look. */
const DISK_FAULTS = new Set(['58000', '58030', '58P01', 'XX001', 'XX002'])
const WAIT_WHEN_BROKEN_S = 60

/** A fault of the machine that a refusal alone would hide. */
export const isDiskFault = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && DISK_FAULTS.has(error.code)

/** The driver gives these no code: the line to the database ended under a statement, or before it. */
const LINE_ENDED = /^(?:Connection terminated|Client has encountered a connection error)/u

/** Handlers check first and refuse with the facts; this is for two writers that checked at the same time. */
export function refusalFromConstraint(error: Error): ConstraintProblem | undefined {
  const constraint = 'constraint' in error ? error.constraint : undefined
  const known = typeof constraint === 'string' ? BY_CONSTRAINT[constraint] : undefined
  if (known) return known
  const code = 'code' in error ? error.code : undefined
  if (code === FULL) return { slug: 'disk-full', facts: { waitSeconds: WAIT_WHEN_FULL_S } }
  if (isDiskFault(error)) return { slug: 'server-busy', facts: { waitSeconds: WAIT_WHEN_BROKEN_S } }
  const isNoSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'
  if ((typeof code === 'string' && BUSY.has(code)) || isNoSocket || LINE_ENDED.test(error.message))
    return { slug: 'server-busy', facts: { waitSeconds: 5 } }
  return undefined
}
