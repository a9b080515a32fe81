/** What was promised while a history ran: receipts, waits that were asked for, copies let go; each is held to it. */

import { keyOf } from './ledger.ts'

/** Somebody was told that the office has this. */
export interface Claim {
  readonly key: string
  readonly tablet: number
}

export interface Promises {
  /** Every promise that was broken. */
  readonly broken: string[]
  /** Receipts since the office was last looked into. */
  claims: Claim[]
  /** Copies that tablets let go since backups were last looked into. */
  drops: Claim[]
  /** A receipt as it was given first; it is the same ever after. */
  readonly receipts: Map<string, string>
  /** How much there was to hold somebody to. */
  readonly counts: { receipts: number; drops: number; waits: number }
}

export const newPromises = (): Promises => ({
  broken: [],
  claims: [],
  drops: [],
  receipts: new Map(),
  counts: { receipts: 0, drops: 0, waits: 0 },
})

/** Reads a reply to something that was sent: whether it is a receipt, and the same as any before. */
export function hearReply(promises: Promises, tablet: number, id: string, reply: unknown): void {
  if (typeof reply !== 'object' || reply === null) return
  const { photosMissing: _, offset: _here, ...receipt } = reply as Readonly<Record<string, unknown>>
  const { sha256, state, epoch, code } = receipt
  if (receipt.id !== id || typeof sha256 !== 'string' || (state !== 'received' && state !== 'set-aside'))
    return
  // Only envelopes have a code to read out.
  const key = keyOf(code === undefined ? 'photo' : 'envelope', id, sha256)
  promises.counts.receipts += 1
  promises.claims.push({ key, tablet })
  const said = JSON.stringify(receipt)
  const before = promises.receipts.get(`${epoch} ${key}`)
  if (before !== undefined && before !== said)
    promises.broken.push(`tablet ${tablet}: two receipts for the same bytes: ${before} and ${said}`)
  promises.receipts.set(`${epoch} ${key}`, said)
}

/** To be called when nothing is under way: what was receipted is in the office. */
export function holdReceipts(promises: Promises, office: ReadonlySet<string>, when: string): void {
  for (const { key, tablet } of promises.claims)
    if (!office.has(key))
      promises.broken.push(
        `${when}: tablet ${tablet} has a receipt for ${key}, and the office has not got it`,
      )
  promises.claims = []
}

/** What was let go is in the last backup that was checked. */
export function holdDrops(promises: Promises, backedUp: ReadonlySet<string>, when: string): void {
  for (const { key, tablet } of promises.drops)
    if (!backedUp.has(key))
      promises.broken.push(`${when}: tablet ${tablet} let go of ${key} before a checked backup had it`)
  promises.counts.drops += promises.drops.length
  promises.drops = []
}

/** Longer waits come from something else than the office, and are cut short on purpose. */
const MOST_ASKED_S = 3600

/** Holds one run of the app to the waits it was asked for. */
export function waitsOf(promises: Promises, tablet: number, now: () => number) {
  const notBefore = new Map<string, number>()
  return {
    asks(errand: string): void {
      const until = notBefore.get(errand) ?? 0
      if (now() < until)
        promises.broken.push(
          `tablet ${tablet}: ${errand} was asked to wait, and came ${Math.ceil((until - now()) / 1000)} s too early`,
        )
    },
    hears(errand: string, retryAfter: string | null): void {
      notBefore.delete(errand)
      if (retryAfter === null) return
      promises.counts.waits += 1
      notBefore.set(errand, now() + Math.min(Number(retryAfter), MOST_ASKED_S) * 1000)
    },
  }
}
