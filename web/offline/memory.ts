/** What one person's tablet remembers beside drafts: small named values, one for each purpose. */

/** The names in use; each holds one value, replaced whole. */
export type MemoryName = 'visited' | 'premises'

export interface Memory {
  /** What was kept under this name, as it was given; nothing when nothing was. */
  readonly read: (name: MemoryName) => Promise<unknown>
  /** Keeps a value that JSON can say, in place of the one before. */
  readonly keep: (name: MemoryName, value: unknown) => Promise<void>
}

/** Gone when the page is closed: for tests, and while there is no lock to keep it under. */
export function inMemoryMemory(): Memory {
  const kept = new Map<MemoryName, string>()
  return {
    async read(name) {
      const text = kept.get(name)
      return text === undefined ? undefined : JSON.parse(text)
    },
    async keep(name, value) {
      kept.set(name, JSON.stringify(value))
    },
  }
}
