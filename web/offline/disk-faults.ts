/** What a fault of the database says about the disk below it. */

/** A full disk or a crash closes the database for good, without an event; only opening it anew helps. */
export const isLost = (fault: unknown): boolean =>
  fault instanceof DOMException && ['InvalidStateError', 'UnknownError', 'AbortError'].includes(fault.name)

/**
 * No room. A browser's own limit says so; a disk that is really full shows as an unknown fault, and as an aborted
 * transaction with nothing on the request.
 */
export const isFull = (fault: unknown): boolean =>
  fault instanceof DOMException && ['QuotaExceededError', 'UnknownError', 'AbortError'].includes(fault.name)

/** The disk itself was full, half-way through a write; a browser's own limit is asked before anything is written. */
export const isTearing = (fault: unknown): boolean =>
  fault instanceof DOMException && ['UnknownError', 'AbortError'].includes(fault.name)
