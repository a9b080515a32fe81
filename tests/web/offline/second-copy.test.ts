/** The second copy of a tablet's database, over files that tear, fill up and lose their power. */

import { describe, expect, it } from 'vitest'
import { copyDeskInWorker } from '../../../web/offline/copy-desk.ts'
import { type CopyKeeper, openCopyKeeper } from '../../../web/offline/copy-keeper.ts'
import { type CopiedChange, packValue, placeOf, unpackValue } from '../../../web/offline/copy-record.ts'
import { openReserve } from '../../../web/offline/reserve.ts'
import { openSecondCopy } from '../../../web/offline/second-copy.ts'
import { DiskGone, filesInMemory } from '../../support/files-in-memory.ts'

const entry = (turn: number, bytes = 40): CopiedChange => ({
  store: 'entryBoxes',
  key: ['visit', turn],
  value: { visit: 'visit', turn, person: 'sokha', box: new Uint8Array(bytes).fill(turn % 256) },
})
const head: CopiedChange = { store: 'draftBoxes', key: 'visit', value: { visit: 'visit' } }
const photo = (name: number, bytes = 50_000): CopiedChange => ({
  store: 'photoBoxes',
  key: ['visit', new Uint8Array([name]).buffer],
  value: { visit: 'visit', box: new Uint8Array(bytes).fill(name) },
})
const without = ({ store, key }: CopiedChange): CopiedChange => ({ store, key })

const sorted = (changes: readonly CopiedChange[]) =>
  changes
    .map(({ store, key, value }) => [placeOf(store, key), value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
const isIn = async (keeper: CopyKeeper, expected: readonly CopiedChange[]) =>
  expect(sorted(await keeper.read())).toEqual(sorted(expected))

describe('A packed value', () => {
  it('comes back as it was, with bytes in keys and in values', () => {
    const value = {
      a: [1, null, 'ក'],
      b: new Uint8Array([1, 2]),
      c: new Uint8Array([3]).buffer,
      d: { e: true },
    }
    expect(unpackValue(packValue(value))).toEqual(value)
  })

  it('is refused when it would come back as something else', () => {
    expect(() => packValue({ when: new Map() })).toThrow('Map')
  })
})

describe('The second copy', () => {
  it('holds what was put last and nothing that was taken away', async () => {
    const keeper = openCopyKeeper(filesInMemory())
    await keeper.append([head, entry(1), entry(2), photo(1)])
    await keeper.append([entry(2, 60), without(entry(1)), photo(2), without(photo(1))])
    await isIn(keeper, [head, entry(2, 60), photo(2)])
  })

  it('is the same for another tab and after a new start', async () => {
    const files = filesInMemory()
    const one = openCopyKeeper(files)
    const other = openCopyKeeper(files)
    await one.append([head, entry(1)])
    await other.append([entry(2), photo(3)])
    await one.append([entry(3)])
    await other.append([without(entry(1))])
    for (const keeper of [one, other, openCopyKeeper(files)])
      await isIn(keeper, [head, entry(2), entry(3), photo(3)])
  })

  it('goes on for thousands of changes in little room', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head])
    for (let turn = 0; turn < 3000; turn += 1)
      await keeper.append([
        { store: 'memoryBoxes', key: ['sokha', 'premises'], value: { turn, box: new Uint8Array(900) } },
      ])
    expect(files.bytes()).toBeLessThan(5 * 1024 * 1024)
    await isIn(openCopyKeeper(files), [
      head,
      { store: 'memoryBoxes', key: ['sokha', 'premises'], value: { turn: 2999, box: new Uint8Array(900) } },
    ])
  })

  it('takes answers on a disk that is full, in the room it has', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head, photo(1)])
    files.fillUp()
    const answers = Array.from({ length: 150 }, (_, turn) => entry(turn, 300))
    for (const answer of answers) await keeper.append([answer])
    await isIn(openCopyKeeper(files), [head, photo(1), ...answers])
  })

  it('refuses a photo that a full disk does not take, and keeps everything else', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head, photo(1), entry(1)])
    files.fillUp()
    await expect(keeper.append([photo(2)])).rejects.toThrow()
    await keeper.append([entry(2)])
    await isIn(openCopyKeeper(files), [head, photo(1), entry(1), entry(2)])
  })

  it('is whole after a stop at any write, torn at any byte', async () => {
    const acts: readonly (readonly CopiedChange[])[] = [
      ...[
        [head, entry(1)],
        [photo(1), entry(2)],
        [without(entry(1)), entry(3), photo(2)],
      ],
      ...[
        [photo(1, 60_000), without(photo(2))],
        [without(head), without(entry(2)), without(entry(3))],
        [entry(4)],
      ],
    ]
    const states = [...acts.keys(), acts.length].map((count) => {
      const state = new Map<string, CopiedChange>()
      for (const change of acts.slice(0, count).flat())
        if (change.value === undefined) state.delete(placeOf(change.store, change.key))
        else state.set(placeOf(change.store, change.key), change)
      return JSON.stringify(sorted([...state.values()]), plain)
    })
    let stops = 0
    for (let stop = 0; ; stop += 1) {
      const files = filesInMemory()
      const done = await play(files, acts, stop)
      const found = JSON.stringify(sorted(await openCopyKeeper(files.afterPowerCut()).read()), plain)
      // What was done is there; what was on its way is there whole or not at all.
      expect([states[done], states[done + 1]], `stop ${stop}`).toContain(found)
      if (done === acts.length) break
      stops += 1
    }
    expect(stops).toBeGreaterThan(80)
  })

  it('leaves nothing to be found of drafts that went', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    const marked = { ...entry(1), value: { box: new TextEncoder().encode('what nobody may find') } }
    await keeper.append([head, marked])
    expect(files.holds('what nobody may find')).toBe(true)
    await keeper.append([without(marked), without(head)])
    expect(files.holds('what nobody may find')).toBe(false)
  })

  it('is brought to what the database holds, and names what it lacks', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head, entry(1), photo(1), photo(2)])
    const places = [photo(1), photo(3)].map(({ store, key }) => ({ store, key }))
    expect(await keeper.renew([head, entry(2)], places)).toEqual([1])
    await isIn(openCopyKeeper(files), [head, entry(2), photo(1)])
  })
})

describe('Whoever keeps the second copy', () => {
  const deskOver = (keeper: CopyKeeper) => ({
    isThere: async () => true,
    alone: <Result>(work: (keeper: CopyKeeper) => Promise<Result>) => work(keeper),
    reserve: { make: async () => undefined, free: async () => false, fits: async () => true },
  })

  it('tries again what did not fit, in the same order, and loses none of it', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head])
    const waiting: (() => void)[] = []
    const copy = openSecondCopy(deskOver(keeper), (act) => waiting.push(act))
    files.fillUp()
    copy.note([photo(1), entry(1)])
    await copy.settle()
    await isIn(openCopyKeeper(files), [head])
    files.makeRoom()
    copy.note([without(entry(1)), entry(2)])
    for (const act of waiting.splice(0)) act()
    await copy.settle()
    await isIn(openCopyKeeper(files), [head, photo(1), entry(2)])
  })

  it('copies when the page has nothing else to do, but tries again only after a while', async () => {
    const files = filesInMemory()
    const keeper = openCopyKeeper(files)
    await keeper.append([head])
    const soon: (() => void)[] = []
    const later: (() => void)[] = []
    const copy = openSecondCopy(
      deskOver(keeper),
      (act) => later.push(act),
      (act) => soon.push(act),
    )
    files.fillUp()
    copy.note([photo(1), entry(1)])
    expect([soon.length, later.length]).toEqual([1, 0])
    for (const act of soon.splice(0)) act()
    await copy.settle()
    expect([soon.length, later.length]).toEqual([0, 1])
    files.makeRoom()
    for (const act of later.splice(0)) act()
    await copy.settle()
    await isIn(openCopyKeeper(files), [head, photo(1), entry(1)])
  })
})

describe('The reserve', () => {
  it('gives its room to the copy and everything else on a full disk, without a new name', async () => {
    const files = filesInMemory()
    const reserve = openReserve(files)
    await reserve.make(1024 * 1024)
    files.fillUp()
    const names = files.names()
    expect(await reserve.fits(500_000)).toBe(false)
    expect(await reserve.free()).toBe(true)
    expect(await reserve.fits(500_000)).toBe(true)
    expect(await reserve.free()).toBe(false)
    expect(files.names()).toEqual(names)
  })
})

const plain = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array || value instanceof ArrayBuffer
    ? `${[...new Uint8Array(value)].slice(0, 4)}/${value.byteLength}`
    : value

/** Plays act after act until the power goes at the write `stop`; how many were said to be in the copy. */
async function play(
  files: ReturnType<typeof filesInMemory>,
  acts: readonly (readonly CopiedChange[])[],
  stop: number,
): Promise<number> {
  files.cutPowerAt(stop)
  const keeper = openCopyKeeper(files)
  let done = 0
  try {
    for (const act of acts) {
      await keeper.append(act)
      done += 1
    }
  } catch (fault) {
    if (!(fault instanceof DiskGone)) throw fault
  }
  return done
}

describe('A copy that cannot be asked', () => {
  /** A worker that does not start the first time, as on a full disk. */
  const failingOnce = () => {
    let calls = 0
    const ask = async <Reply>(call: string): Promise<Reply> => {
      calls += 1
      if (calls === 1) throw new Error('the second copy did not start')
      const replies: Readonly<Record<string, unknown>> = { isThere: true, read: [head] }
      return replies[call] as Reply
    }
    return copyDeskInWorker(ask, undefined, undefined)
  }

  it('is not an empty one: whoever opens an empty database is told, and asks again', async () => {
    const copy = openSecondCopy(failingOnce(), () => undefined)
    await expect(copy.read()).rejects.toThrow('did not start')
    expect(await copy.read()).toEqual([head])
  })

  it('gives no room, and says nothing of what would fit', async () => {
    expect(await failingOnce().reserve.free()).toBe(false)
    expect(await failingOnce().reserve.fits(1000)).toBe(true)
  })
})
