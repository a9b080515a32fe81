/** Files of reports that were made or are being made: asked for again, they need not be made again. */

/** In bytes, of all that are kept; whatever is dropped can be made again, the same to the last byte. */
const MOST_KEPT = 64 * 1024 * 1024

export interface KeptFiles {
  /** The file that is there or will be; made where nobody asked for it before. */
  find(name: string, make: () => Promise<Buffer>): Promise<Buffer>
  /** Its length where it is there. */
  lengthOf(name: string): number | undefined
}

export function keepFiles(most: number = MOST_KEPT): KeptFiles {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, Buffer>()
  const beingMade = new Map<string, Promise<Buffer>>()

  const keep = (name: string, file: Buffer) => {
    kept.delete(name)
    kept.set(name, file)
    let bytes = [...kept.values()].reduce((sum, { length }) => sum + length, 0)
    for (const [oldest, { length }] of kept) {
      if (bytes <= most || oldest === name) break
      kept.delete(oldest)
      bytes -= length
    }
  }

  const begin = (name: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const made = make()
      .then((file) => {
        keep(name, file)
        return file
      })
      .finally(() => beingMade.delete(name))
    beingMade.set(name, made)
    return made
  }

  return {
    find(name, make) {
      const file = kept.get(name)
      if (file === undefined) return beingMade.get(name) ?? begin(name, make)
      keep(name, file)
      return Promise.resolve(file)
    },
    lengthOf: (name) => kept.get(name)?.length,
  }
}
