/** The second copy of what the database keeps: small changes in a log, large values in files of their own. */

import { keepHeadroom, readGeneration, readRecords, wipe, writeAnew, writeRecord } from './copy-log.ts'
import { type CopiedChange, checkSum, packValue, placeOf, unpackValue } from './copy-record.ts'
import type { FlatFile, FlatFiles } from './flat-file.ts'

const LOGS = ['copy-a', 'copy-b'] as const
/** Photos and packs are larger, answers smaller. */
const LARGE_BYTES = 16 * 1024
/** Names made while there is room: a new name is the one thing that needs a new block even for an empty file. */
const NAMES_MADE = 64
/** A log twice as long as what still counts in it is written anew. */
const WASTE = 2
const LEAST_WASTE_BYTES = 512 * 1024

/** In the log: the value itself, or the number of the file it lies in. */
interface Kept extends CopiedChange {
  readonly large?: { readonly file: number; readonly sum: number; readonly bytes: number }
}

/** Whose drafts are in the log no more must not be found in it either. */
const isFarewell = ({ store, value }: CopiedChange): boolean => store === 'draftBoxes' && value === undefined

export interface CopyKeeper {
  /** In the copy, and on the disk, when the promise is kept: all of them or none. */
  readonly append: (changes: readonly CopiedChange[]) => Promise<void>
  /** Everything that counts, as it was put last. */
  readonly read: () => Promise<readonly CopiedChange[]>
  /**
   * The copy as it should be. `changes` are all records of the stores copied whole; `kept` the places of those too
   * large for that, of which the copy may have what it needs; the indexes of those it lacks come back.
   */
  readonly renew: (
    changes: readonly CopiedChange[],
    kept: readonly Pick<CopiedChange, 'store' | 'key'>[],
  ) => Promise<readonly number[]>
}

/** One at a time: the caller sees to it that nobody else has the files while a call is on its way. */
export function openCopyKeeper(files: FlatFiles): CopyKeeper {
  let generation = 0
  let active: 0 | 1 = 0
  let end = 0
  let live = new Map<string, { readonly kept: Kept; readonly packed: Uint8Array<ArrayBuffer> }>()
  let areNamesMade = false

  const take = (record: Uint8Array<ArrayBuffer>) => {
    // Only `append` and `renew` write records.
    for (const kept of unpackValue(record) as readonly Kept[]) {
      const place = placeOf(kept.store, kept.key)
      if (kept.value === undefined && !kept.large) live.delete(place)
      else live.set(place, { kept, packed: packValue([kept]) })
    }
  }

  const withLogs = async <Result>(
    work: (logs: readonly [FlatFile, FlatFile]) => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await files.use(LOGS[0], (one) =>
        files.use(LOGS[1], async (other) => {
          await catchUp([one, other])
          return work([one, other])
        }),
      )
    } catch (fault) {
      // What is in memory may be ahead of the disk now; the disk is asked again.
      end = 0
      throw fault
    }
  }

  /** Another tab may have gone on since: what it added is read, or everything, when it began anew. */
  const catchUp = async (logs: readonly [FlatFile, FlatFile]) => {
    const found = await Promise.all(logs.map(readGeneration))
    const [first = 0, second = 0] = found
    const newest = Math.max(first, second)
    if (newest !== generation || end === 0) {
      generation = newest
      active = second > first ? 1 : 0
      live = new Map()
      end = 0
    }
    if (generation === 0) {
      generation = 1
      active = 0
      end = await writeAnew(logs[0], generation, [])
      return
    }
    const { records, end: next } = await readRecords(logs[active], generation, end || undefined)
    for (const record of records) take(record)
    end = next
  }

  const fileName = (file: number) => `large-${file}`
  const makeNames = async () => {
    if (areNamesMade) return
    for (let file = 0; file < NAMES_MADE; file += 1) await files.use(fileName(file), async () => undefined)
    areNamesMade = true
  }
  const usedFiles = () =>
    new Set([...live.values()].flatMap(({ kept }) => (kept.large ? [kept.large.file] : [])))

  /** A large value is whole in its file before the log names it. */
  const putAway = async (changes: readonly CopiedChange[]): Promise<readonly Kept[]> => {
    const used = usedFiles()
    const kept: Kept[] = []
    for (const { store, key, value } of changes) {
      const packed = value === undefined ? undefined : packValue(value)
      if (!packed || packed.length < LARGE_BYTES) {
        kept.push(value === undefined ? { store, key } : { store, key, value })
        continue
      }
      const sum = checkSum(packed)
      const known = live.get(placeOf(store, key))?.kept.large
      if (known && known.sum === sum && known.bytes === packed.length) {
        kept.push({ store, key, large: known })
        continue
      }
      let file = 0
      while (used.has(file)) file += 1
      used.add(file)
      await files.use(fileName(file), async (on) => {
        await on.cutTo(0)
        await on.write(0, packed)
        await on.flush()
      })
      kept.push({ store, key, large: { file, sum, bytes: packed.length } })
    }
    return kept
  }

  const emptyUnused = async (candidates: Iterable<number>) => {
    const used = usedFiles()
    for (const file of candidates) if (!used.has(file)) await files.use(fileName(file), (on) => on.cutTo(0))
  }

  const startAnew = async (logs: readonly [FlatFile, FlatFile]) => {
    const next = active === 0 ? 1 : 0
    end = await writeAnew(
      logs[next],
      generation + 1,
      [...live.values()].map(({ packed }) => packed),
    )
    generation += 1
    active = next
    await wipe(logs[next === 0 ? 1 : 0])
    await keepHeadroom(logs, end)
  }

  const readLarge = (large: NonNullable<Kept['large']>): Promise<unknown> =>
    files.use(fileName(large.file), async (on) => {
      const packed = await on.read(0, large.bytes)
      return packed.length === large.bytes && checkSum(packed) === large.sum ? unpackValue(packed) : undefined
    })

  return {
    append: (changes) =>
      withLogs(async (logs) => {
        await keepHeadroom(logs, end)
        const before = usedFiles()
        const kept = await putAway(changes)
        const record = packValue(kept)
        const next = await writeRecord(logs[active], generation, end, record)
        await logs[active].flush()
        end = next
        take(record)
        await emptyUnused(before)
        const size = [...live.values()].reduce((sum, { packed }) => sum + packed.length, 0)
        if (changes.some(isFarewell) || end > LEAST_WASTE_BYTES + WASTE * size)
          // What was to be kept is in the log already; writing it anew can wait for room.
          await startAnew(logs).catch(() => {
            end = 0
          })
      }),
    read: () =>
      withLogs(async () => {
        const changes: CopiedChange[] = []
        for (const { kept } of live.values()) {
          const { store, key, large } = kept
          const value = large ? await readLarge(large).catch(() => undefined) : kept.value
          if (value !== undefined) changes.push({ store, key, value })
        }
        return changes
      }),
    renew: (changes, keys) =>
      withLogs(async (logs) => {
        await makeNames().catch(() => undefined)
        const before = live
        const named = keys.map(({ store, key }) => placeOf(store, key))
        const kept = await putAway(changes)
        live = new Map(
          named.flatMap((place) => {
            const known = before.get(place)
            return known ? [[place, known]] : []
          }),
        )
        take(packValue(kept))
        await startAnew(logs)
        await emptyUnused(Array.from({ length: NAMES_MADE }, (_, file) => file))
        return named.flatMap((place, at) => (live.has(place) ? [] : [at]))
      }),
  }
}
