/** The acts that need two people, who may ask for each and who may agree, and when an agreement counts. Pure. */

import type { StaffRole } from './roles.ts'

export const TWO_PEOPLE_ACTS = [
  'early.delete',
  'free-text.release',
  'hold.lift',
  'hold.set',
  'identity.reveal',
  'key.change',
  'release.early',
] as const
export type TwoPeopleAct = (typeof TWO_PEOPLE_ACTS)[number]

interface Sides {
  /** Who does it, once somebody else has agreed. */
  readonly asks: readonly StaffRole[]
  readonly agrees: readonly StaffRole[]
}

/**
 * Both sides know what it is about: whoever may look at the thing, or answers for the machine it lies on. Where one
 * role is on both sides it still takes two people.
 */
const sides: Readonly<Record<TwoPeopleAct, Sides>> = {
  'early.delete': { asks: ['administrator', 'coordinator'], agrees: ['administrator', 'coordinator'] },
  'free-text.release': { asks: ['reviewer', 'liaison'], agrees: ['reviewer', 'coordinator'] },
  'hold.lift': { asks: ['administrator', 'coordinator'], agrees: ['administrator', 'coordinator'] },
  'hold.set': { asks: ['administrator', 'coordinator'], agrees: ['administrator', 'coordinator'] },
  'identity.reveal': { asks: ['coordinator'], agrees: ['coordinator', 'administrator'] },
  'key.change': { asks: ['administrator'], agrees: ['administrator', 'coordinator'] },
  // While monitors are on their way: whoever knows where they are agrees.
  'release.early': { asks: ['liaison'], agrees: ['coordinator'] },
}

export interface Colleague {
  readonly person: string
  readonly roles: readonly StaffRole[]
}

/** A request as it stands. */
export interface RequestForTwo {
  readonly act: TwoPeopleAct
  readonly object: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly approvedBy: string | undefined
  readonly isRefused: boolean
  readonly isDone: boolean
}

/** A day: long enough to find somebody, too short to be forgotten and found again. */
export const REQUEST_LIVES_MS = 24 * 60 * 60 * 1000

export const mayAsk = ({ roles }: Colleague, act: TwoPeopleAct): boolean =>
  roles.some((role) => sides[act].asks.includes(role))

/** Whether somebody's role lets them decide on such an act at all. */
export const mayDecide = ({ roles }: Colleague, act: TwoPeopleAct): boolean =>
  roles.some((role) => sides[act].agrees.includes(role))

export const hasExpired = ({ askedAt }: Pick<RequestForTwo, 'askedAt'>, now: Date): boolean =>
  now.getTime() - askedAt.getTime() >= REQUEST_LIVES_MS

const isOpen = (request: RequestForTwo, now: Date): boolean =>
  !request.isRefused && !request.isDone && !hasExpired(request, now)

/** Never whoever asked, in whatever role. */
export const mayApprove = (request: RequestForTwo, colleague: Colleague, now: Date): boolean =>
  isOpen(request, now) &&
  request.approvedBy === undefined &&
  request.askedBy !== colleague.person &&
  mayDecide(colleague, request.act)

/** Whoever could have agreed may say no; whoever asked may take it back. */
export const mayRefuse = (request: RequestForTwo, colleague: Colleague, now: Date): boolean =>
  isOpen(request, now) && (request.askedBy === colleague.person || mayDecide(colleague, request.act))

/** By whoever asked, for the very thing that was asked for, once. */
export const mayUse = (
  request: RequestForTwo,
  colleague: Colleague,
  what: { readonly act: TwoPeopleAct; readonly object: string },
  now: Date,
): boolean =>
  isOpen(request, now) &&
  request.act === what.act &&
  request.object === what.object &&
  request.askedBy === colleague.person &&
  request.approvedBy !== undefined &&
  request.approvedBy !== request.askedBy &&
  mayAsk(colleague, what.act)
