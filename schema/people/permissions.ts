/** Who may do what: one table, used by the server to refuse and by the browser to leave out what would be refused. */

import type { Role } from './roles.ts'

export const ACTIONS = [
  'stations.read',
  'stations.import',
  'checklist.read',
  'checklist.word',
  'checklist.publish',
  'campaign.read',
  'campaign.write',
  'people.read',
  'people.write',
  'monitors.enrol',
  'plan.keep',
  'paper.print',
  'paper.key',
  'visit.submit',
  'visit.read',
  'visit.review',
  'photo.release',
  'incident.read',
  'set-aside.read',
  'set-aside.take-in',
  'packets.take-in',
  'results.read',
  'results.early',
  'results.whole',
  'recommendations.word',
  'recommendations.keep',
  'stations.hold',
  'export.findings',
  'release.read',
  'release.make',
  'release.withdraw',
  'release.publish',
  'settings.read',
  'logbook.read',
  'two-people.take-part',
  'register.keep',
  'retention.read',
  'retention.change',
] as const
export type Action = (typeof ACTIONS)[number]

/** Somebody signed in: a person of the office with one or several roles, or an enrolled tablet as `monitor`. */
export interface Holder {
  readonly roles: readonly Role[]
}

const all: readonly Role[] = ['administrator', 'coordinator', 'reviewer', 'liaison', 'monitor']

/**
 * No role sees both names and answers: coordinators know the monitors but read no visit; reviewers read visits but
 * neither names nor exports; the liaison exports but reads no single visit; administrators keep the machine running
 * and read no results. A monitor reads nothing back that was sent.
 */
const permissions: Readonly<Record<Action, readonly Role[]>> = {
  'stations.read': all,
  'stations.import': ['administrator', 'coordinator'],
  'checklist.read': all,
  // Texts of a draft and what is thought of them; numbers, like publishing, are for those below.
  'checklist.word': ['administrator', 'coordinator', 'reviewer'],
  'checklist.publish': ['administrator', 'coordinator'],
  'campaign.read': all,
  'campaign.write': ['coordinator'],
  'people.read': ['administrator'],
  'people.write': ['administrator'],
  'monitors.enrol': ['coordinator'],
  // Who goes where is told by code, and says where somebody will be: to those who know the monitors, and nobody else.
  'plan.keep': ['coordinator'],
  // Forms are made for monitors of the plan, and keyed by those who read visits and know no monitor.
  'paper.print': ['coordinator'],
  'paper.key': ['reviewer'],
  'visit.submit': ['monitor'],
  'visit.read': ['reviewer'],
  'visit.review': ['reviewer'],
  // As it would leave, with faces covered: offered by whoever reads visits, agreed to by one of these.
  'photo.release': ['coordinator', 'reviewer'],
  'incident.read': ['coordinator', 'reviewer'],
  'set-aside.read': ['coordinator'],
  'set-aside.take-in': ['coordinator'],
  'packets.take-in': ['coordinator'],
  'results.read': ['coordinator', 'reviewer', 'liaison'],
  // While monitors are on their way; and with what they say about people, station by station.
  'results.early': ['coordinator', 'reviewer'],
  'results.whole': ['reviewer'],
  // Texts are read best by reviewers; what is asked of whom, and what was answered, is the liaison's work.
  'recommendations.word': ['reviewer', 'liaison'],
  'recommendations.keep': ['liaison'],
  'stations.hold': ['coordinator'],
  'export.findings': ['liaison'],
  // What is in a release everybody inside may know; who put a station on hold can stop what was given out of it.
  'release.read': ['coordinator', 'reviewer', 'liaison'],
  'release.make': ['liaison'],
  'release.withdraw': ['coordinator', 'liaison'],
  // Shown to everybody, and hidden again.
  'release.publish': ['liaison'],
  'settings.read': ['administrator'],
  'logbook.read': ['administrator', 'coordinator'],
  // Which of them for which act: `two-people.ts`.
  'two-people.take-part': ['administrator', 'coordinator', 'reviewer', 'liaison'],
  // Whose name a code is, nobody sees alone.
  'register.keep': ['coordinator'],
  'retention.read': ['administrator', 'coordinator', 'reviewer'],
  'retention.change': ['administrator', 'coordinator'],
}

/** Whether somebody may; nobody signed in may nothing. */
export const may = (holder: Holder | undefined, action: Action): boolean =>
  holder?.roles.some((role) => permissions[action].includes(role)) ?? false

/** The roles that may, for saying whom to ask. */
export const listRolesThatMay = (action: Action): readonly Role[] => permissions[action]
