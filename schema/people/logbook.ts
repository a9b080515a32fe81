/** The logbook: which acts it knows, who is named in it, and the one text of an entry that its chain is made of. */

import type { Role } from './roles.ts'

/** Whatever changes or reveals. Sending from tablets is not here: what arrives has its own order of arrival. */
export const LOGBOOK_ACTS = [
  'backup.checked',
  'backup.made',
  'backup.restored',
  'boundaries.dropped',
  'boundaries.taken',
  'campaign.saved',
  'cards.made',
  'checklist.published',
  'class.day-set',
  'class.ended',
  'class.held',
  'class.let-go',
  'export.made',
  'factor.dropped',
  'factor.kept',
  'first-administrator.made',
  'identity.revealed',
  'incidents.read',
  'key.used-first',
  'logbook.begun',
  'monitor.enrolled',
  'monitor.enrolled-again',
  'monitor.found',
  'monitor.lost',
  'monitor.replaced',
  'monitor.revoked',
  'packets.taken-in',
  'paper.keyed',
  'paper.printed',
  'paper.taken-in',
  'photo.agreed',
  'photo.offered',
  'photo.read',
  'photo.refused',
  'plan.changed',
  'recommendation.moved',
  'recommendation.taken-back',
  'recommendation.worded',
  'recommendations.carried',
  'recommendations.gathered',
  'register.deleted',
  'register.written',
  'release.hidden',
  'release.made',
  'release.shown',
  'release.withdrawn',
  'sample.drawn',
  'set-aside.taken-in',
  'staff.added',
  'staff.changed',
  'staff.closed',
  'staff.factors-dropped',
  'staff.factors-reset',
  'staff.opened',
  'staff.passphrase-changed',
  'staff.signed-in',
  'staff.signed-out',
  'station.held',
  'station.released',
  'stations.imported',
  'stations.undone',
  'two.approved',
  'two.asked',
  'two.refused',
  'two.used',
  'visits.read',
  'visits.reviewed',
] as const
export type LogbookAct = (typeof LOGBOOK_ACTS)[number]

/** Who did it, as far as the logbook says it: roles and an id, never a name, a code or an address. */
export type Acting =
  | { readonly kind: 'staff'; readonly person: string; readonly roles: readonly Role[] }
  | { readonly kind: 'monitor'; readonly enrolment: string; readonly roles: readonly Role[] }
  | { readonly kind: 'nobody'; readonly roles: readonly Role[] }
  /** A command, or the server itself. */
  | { readonly kind: 'program' }

export const PROGRAM: Acting = { kind: 'program' }

/** What an act leaves in the logbook. */
export interface NewEntry {
  readonly actor: Acting
  readonly act: LogbookAct
  /** Id of what it was done to; empty when it was done to the whole. */
  readonly object: string
  /** Kept as its hash only: enough to prove later what was chosen, and nothing to read. */
  readonly detail?: string
}

/** An entry as it stands in the book. */
export interface Entry {
  readonly seq: number
  /** ISO, to the millisecond. */
  readonly at: string
  /** Roles joined by `+`; `monitor`, `program` or `nobody`. */
  readonly actorRole: string
  readonly actorId: string | null
  readonly act: string
  readonly object: string
  /** SHA-256, 64 hexadecimal digits. */
  readonly detailHash: string | null
}

export const roleOf = (actor: Acting): string => (actor.kind === 'staff' ? actor.roles.join('+') : actor.kind)

export function idOf(actor: Acting): string | null {
  if (actor.kind === 'staff') return actor.person
  return actor.kind === 'monitor' ? actor.enrolment : null
}

/** The one text of an entry: a list, so that no two entries can be written the same way. */
export const canonicalEntry = (entry: Entry): string =>
  JSON.stringify([
    entry.seq,
    entry.at,
    entry.actorRole,
    entry.actorId,
    entry.act,
    entry.object,
    entry.detailHash,
  ])

/** The acts that begin a life of the database; the object of each is the epoch that begins. */
export const BEGINNINGS: readonly string[] = ['logbook.begun', 'backup.restored']
