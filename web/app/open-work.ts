/** Tells all tabs that something is being filled in one of them, so that the app is not changed under somebody's hands. */

const OPEN_WORK = 'open-work'

/** What of `navigator.locks` is needed; pages without a secure address have none. */
type Locks = Pick<LockManager, 'request' | 'query'> | undefined

const locksHere = (): Locks => ('locks' in navigator ? navigator.locks : undefined)

/** Holds until the function given back is called, or the tab is gone. */
export function holdOpenWork(locks: Locks = locksHere()): () => void {
  const whenDone = new AbortController()
  const done = new Promise<void>((resolve) => whenDone.signal.addEventListener('abort', () => resolve()))
  locks
    ?.request(OPEN_WORK, { mode: 'shared', signal: whenDone.signal }, () => done)
    // Given up before it was its turn.
    .catch(() => undefined)
  return () => whenDone.abort()
}

/** Whether something is being filled in this tab or in another one. */
export async function isWorkOpen(locks: Locks = locksHere()): Promise<boolean> {
  const { held = [], pending = [] } = (await locks?.query()) ?? {}
  return [...held, ...pending].some(({ name }) => name === OPEN_WORK)
}

/** Does something while nothing is being filled anywhere; gives back `false`, undone, when something is. */
export async function whileNothingIsOpen(
  deed: () => Promise<void>,
  locks: Locks = locksHere(),
): Promise<boolean> {
  if (!locks) return false
  return locks.request(OPEN_WORK, { mode: 'exclusive', ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await deed()
    return true
  })
}
