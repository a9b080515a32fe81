/** What is done with a request: the kept frame, a kept file, or the network. Pure, so that it needs no worker to test. */

export interface Asked {
  readonly method: string
  readonly isOwnOrigin: boolean
  readonly path: string
  /** `navigate` when a page is opened; see `Request.mode`. */
  readonly mode: string
}

/**
 * `frame`: the page every address of the app begins with. `kept`: a file of this version. `kept-once-used`: a hashed
 * file that was left out of the first load and never changes. `network-only`: the worker keeps out of it.
 */
export type Strategy = 'frame' | 'kept' | 'kept-once-used' | 'network-only'

/** Where the frame is kept. */
export const FRAME = '/'

/** `kept`: the paths of the files of this version. What the office answers is never kept. */
export function strategyFor(asked: Asked, kept: ReadonlySet<string>): Strategy {
  const { method, isOwnOrigin, path, mode } = asked
  // Public pages are the server's own, without the app around them.
  if (path.startsWith('/r/')) return 'network-only'
  if (method !== 'GET' || !isOwnOrigin || path === '/api' || path.startsWith('/api/')) return 'network-only'
  if (path !== FRAME && kept.has(path)) return 'kept'
  if (path.startsWith('/assets/')) return 'kept-once-used'
  return mode === 'navigate' ? 'frame' : 'network-only'
}
