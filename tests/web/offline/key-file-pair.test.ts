/** A key in two files: whichever a power cut takes, the other has it; and what was destroyed in one is destroyed in both. */

import { describe, expect, it } from 'vitest'
import { keyFilePair, SETTLED_MS, type Twin } from '../../../web/offline/key-file-pair.ts'
import {
  changeKeySecret,
  destroyKey,
  type KeyFile,
  MOST_TRIES,
  makeKey,
  readKeyState,
  tryKey,
} from '../../../web/offline/key-keeper.ts'
import {
  KEY_FILE_BYTES,
  readSlot,
  SLOT_BYTES,
  SLOTS_AT,
  type Stretching,
} from '../../../web/offline/key-slots.ts'
import { aKeyFile, Stopped, type TestKeyFile } from '../../support/key-file.ts'

/** As strong as the other, and quicker here: it is the files that are tried. */
const STRETCHING: Stretching = { kind: 'pbkdf2-sha-256', rounds: 600_000 }
const PIN = '427190'
const OTHER = '905512'
const WRONG = '111222'
const PERSON = 'sokha'

interface Database extends Twin {
  kept: Uint8Array<ArrayBuffer> | undefined
  canKeep: boolean
}

/** Two files and a database; `stopBefore(n)` stops the tablet before its nth write, wherever that goes. */
function aTablet() {
  const files = [aKeyFile(), aKeyFile()] as const
  const clock = { now: 0 }
  let left = Number.POSITIVE_INFINITY
  const power = {
    writes: 0,
    spend() {
      if (left <= 0) throw new Stopped()
      left -= 1
      power.writes += 1
    },
  }
  const database: Database = {
    kept: undefined,
    canKeep: true,
    read: async () => database.kept?.slice(),
    async keep(bytes) {
      power.spend()
      if (!database.canKeep) throw new DOMException('full', 'QuotaExceededError')
      database.kept = bytes.slice()
    },
    async drop() {
      database.kept = undefined
    },
  }
  const powered = (file: TestKeyFile): KeyFile => ({
    read: () => file.read(),
    async write(at, bytes) {
      power.spend()
      await file.write(at, bytes)
    },
  })
  const tablet = {
    files,
    clock,
    database,
    power,
    file: keyFilePair([powered(files[0]), powered(files[1])], database, () => clock.now),
    stopBefore(write: number) {
      left = write - 1
    },
    /** On again: nothing is remembered but what lies on the disk. */
    switchOn() {
      left = Number.POSITIVE_INFINITY
      tablet.file = keyFilePair([powered(files[0]), powered(files[1])], database, () => clock.now)
      return tablet.file
    },
    /** Made, and so long ago that both files have settled. */
    async settle() {
      await tablet.file.read()
      clock.now += SETTLED_MS
      await tablet.file.read()
    },
    copyOf: () => files.map(({ bytes }) => bytes?.slice()),
    putBack(kept: readonly (Uint8Array<ArrayBuffer> | undefined)[]) {
      for (const [at, file] of files.entries()) file.bytes = kept[at]?.slice()
    },
  }
  return tablet
}

async function aLockedTablet() {
  const tablet = aTablet()
  await makeKey(tablet.file, PERSON, PIN, STRETCHING)
  return tablet
}

async function aSettledTablet() {
  const tablet = await aLockedTablet()
  await tablet.settle()
  expect(tablet.database.kept).toBeUndefined()
  return tablet
}

/** The wrapped keys that lie in these bytes, in slots and anywhere. */
async function wrappedIn(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<readonly string[]> {
  const slots = await Promise.all(
    SLOTS_AT.map((at) => readSlot((bytes ?? new Uint8Array()).slice(at, at + SLOT_BYTES))),
  )
  return slots.flatMap((slot) => (slot ? [hex(slot.wrapped)] : []))
}
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

describe('A key in two files', () => {
  it('lies in both, byte for byte, and opens whichever of them is lost, which is made again', async () => {
    const { files, switchOn } = await aSettledTablet()
    expect(files[0].bytes).toEqual(files[1].bytes)
    for (const file of files) {
      const before = file.bytes
      file.bytes = undefined
      expect((await tryKey(switchOn(), PERSON, PIN)).is).toBe('open')
      expect(file.bytes).toEqual(before)
    }
  })

  it('opens when either is torn in the middle of its slot, and mends it', async () => {
    const { files, switchOn } = await aSettledTablet()
    for (const file of files) {
      const before = file.bytes?.slice()
      file.bytes?.fill(0, SLOTS_AT[0] + 40)
      expect((await tryKey(switchOn(), PERSON, PIN)).is).toBe('open')
      expect(file.bytes).toEqual(before)
    }
  })

  it('is kept twice on a tablet that has only the one file of earlier releases', async () => {
    const { files, database, switchOn } = await aSettledTablet()
    files[1].bytes = undefined
    expect(await readKeyState(switchOn())).toBe('locked')
    expect(files[1].bytes).toEqual(files[0].bytes)
    expect(database.kept).toBeUndefined()
  })

  it('gives no wrong try back when one file comes back as it was before', async () => {
    for (const at of [0, 1] as const) {
      const { files, file, switchOn } = await aSettledTablet()
      const fresh = files[at].bytes?.slice()
      for (let turn = 0; turn < 3; turn += 1) await tryKey(file, PERSON, WRONG)
      files[at].bytes = fresh
      expect(await tryKey(switchOn(), PERSON, WRONG)).toMatchObject({ is: 'wrong', triesLeft: 1 })
      files[at].bytes = fresh
      expect(await tryKey(switchOn(), PERSON, WRONG)).toEqual({ is: 'destroyed' })
    }
  })

  it('does not open with the secret it had before when one file comes back as it was', async () => {
    for (const at of [0, 1] as const) {
      const { files, file, switchOn } = await aSettledTablet()
      const old = files[at].bytes?.slice()
      await changeKeySecret(file, PERSON, PIN, OTHER, STRETCHING)
      files[at].bytes = old
      expect((await tryKey(switchOn(), PERSON, PIN)).is).toBe('wrong')
      expect((await tryKey(switchOn(), PERSON, OTHER)).is).toBe('open')
      expect(await wrappedIn(files[at].bytes)).toHaveLength(1)
    }
  })

  it('opens with one of the two secrets wherever the change of the secret was cut off', async () => {
    const tablet = await aSettledTablet()
    const before = tablet.copyOf()
    const first = tablet.power.writes
    await changeKeySecret(tablet.file, PERSON, PIN, OTHER, STRETCHING)
    const needed = tablet.power.writes - first
    for (let write = 1; write <= needed; write += 1) {
      tablet.putBack(before)
      tablet.stopBefore(write)
      await expect(changeKeySecret(tablet.file, PERSON, PIN, OTHER, STRETCHING)).rejects.toBeInstanceOf(
        Stopped,
      )
      const opened = [
        await tryKey(tablet.switchOn(), PERSON, OTHER),
        await tryKey(tablet.switchOn(), PERSON, PIN),
      ]
      expect(
        opened.map(({ is }) => is),
        `cut off before write ${write} of ${needed}`,
      ).toContain('open')
      for (const { bytes } of tablet.files) expect(await wrappedIn(bytes)).toHaveLength(1)
    }
  })
})

describe('Five wrong tries destroy the key for good', () => {
  it('neither of the two files holds the wrapped key afterwards, and no third place does', async () => {
    const { files, database, file, switchOn } = await aLockedTablet()
    const [wrapped = ''] = await wrappedIn(files[0].bytes)
    expect(wrapped).toHaveLength(96)
    for (const one of files) expect(hex(one.bytes)).toContain(wrapped)
    for (let turn = 0; turn < MOST_TRIES; turn += 1) await tryKey(file, PERSON, WRONG)
    for (const one of files) {
      expect(one.bytes).toHaveLength(KEY_FILE_BYTES)
      expect(hex(one.bytes)).not.toContain(wrapped)
    }
    expect(hex(database.kept)).not.toContain(wrapped)
    expect(await tryKey(switchOn(), PERSON, PIN)).toEqual({ is: 'destroyed' })
  })

  it('wherever it is cut off, the next start ends it in both files', async () => {
    const tablet = await aSettledTablet()
    const [wrapped = ''] = await wrappedIn(tablet.files[0].bytes)
    for (let turn = 1; turn < MOST_TRIES; turn += 1) await tryKey(tablet.file, PERSON, WRONG)
    const before = tablet.copyOf()
    const first = tablet.power.writes
    await tryKey(tablet.file, PERSON, WRONG)
    const needed = tablet.power.writes - first
    expect(needed).toBeGreaterThan(10)
    // Before the first write nothing was judged.
    for (let write = 2; write <= needed; write += 1) {
      tablet.putBack(before)
      tablet.stopBefore(write)
      await expect(tryKey(tablet.file, PERSON, WRONG)).rejects.toBeInstanceOf(Stopped)
      expect(await readKeyState(tablet.switchOn()), `cut off before write ${write}`).toBe('destroyed')
      for (const { bytes } of tablet.files) expect(hex(bytes)).not.toContain(wrapped)
    }
  })

  it('starting over, cut off wherever it had begun, is ended as well', async () => {
    const tablet = await aSettledTablet()
    const [wrapped = ''] = await wrappedIn(tablet.files[0].bytes)
    const before = tablet.copyOf()
    const first = tablet.power.writes
    await destroyKey(tablet.file)
    const needed = tablet.power.writes - first
    for (let write = 2; write <= needed; write += 1) {
      tablet.putBack(before)
      tablet.stopBefore(write)
      await expect(destroyKey(tablet.file)).rejects.toBeInstanceOf(Stopped)
      expect(await readKeyState(tablet.switchOn()), `cut off before write ${write}`).toBe('destroyed')
      for (const { bytes } of tablet.files) expect(hex(bytes)).not.toContain(wrapped)
    }
  })

  it('no file that comes back as it was before revives it', async () => {
    for (const at of [0, 1] as const) {
      const { files, file, switchOn } = await aSettledTablet()
      const old = files[at].bytes?.slice()
      const [wrapped = ''] = await wrappedIn(old)
      await destroyKey(file)
      files[at].bytes = old
      expect(await readKeyState(switchOn())).toBe('destroyed')
      expect(hex(files[at].bytes)).not.toContain(wrapped)
      files[at].bytes = undefined
      expect(await readKeyState(switchOn())).toBe('destroyed')
    }
  })

  it('a new key can be made afterwards, cut off anywhere, and no old file closes it', async () => {
    const tablet = await aSettledTablet()
    await destroyKey(tablet.file)
    const before = tablet.copyOf()
    const first = tablet.power.writes
    await makeKey(tablet.file, PERSON, OTHER, STRETCHING)
    const needed = tablet.power.writes - first
    for (let write = 1; write <= needed; write += 1) {
      tablet.putBack(before)
      tablet.stopBefore(write)
      await expect(makeKey(tablet.file, PERSON, OTHER, STRETCHING)).rejects.toBeInstanceOf(Stopped)
      const file = tablet.switchOn()
      if ((await readKeyState(file)) !== 'locked') await makeKey(file, PERSON, OTHER, STRETCHING)
      expect((await tryKey(tablet.switchOn(), PERSON, OTHER)).is).toBe('open')
    }
  })
})

describe('While both files are new', () => {
  it('a power cut that takes both names takes no key, no wrong try, and no destruction', async () => {
    const { files, file, database, switchOn } = await aLockedTablet()
    const cut = () => {
      for (const one of files) one.bytes = undefined
    }
    await tryKey(file, PERSON, WRONG)
    cut()
    expect(await tryKey(switchOn(), PERSON, WRONG)).toMatchObject({ is: 'wrong', triesLeft: 3 })
    expect(files[0].bytes).toEqual(files[1].bytes)
    cut()
    expect((await tryKey(switchOn(), PERSON, PIN)).is).toBe('open')
    await destroyKey(switchOn())
    expect(database.kept).toEqual(files[0].bytes)
    cut()
    expect(await readKeyState(switchOn())).toBe('destroyed')
  })

  it('the twin waits until both have been there so long, in one life of the tablet', async () => {
    const { clock, database, files, switchOn } = await aLockedTablet()
    clock.now += SETTLED_MS - 1
    await switchOn().read()
    // A clock that was put right, a night switched off: nothing of it counts.
    clock.now += 12 * 3_600_000
    const file = switchOn()
    await file.read()
    expect(database.kept).toBeDefined()
    clock.now += SETTLED_MS - 1
    files[1].bytes = undefined
    await file.read()
    clock.now += 1
    await file.read()
    expect(database.kept).toBeDefined()
    clock.now += SETTLED_MS
    await file.read()
    expect(database.kept).toBeUndefined()
    expect((await tryKey(file, PERSON, PIN)).is).toBe('open')
    expect(database.kept).toBeUndefined()
  })

  it('a twin that came back old says nothing as long as one file is there', async () => {
    const { file, database, files, switchOn } = await aLockedTablet()
    const old = database.kept?.slice()
    await destroyKey(file)
    database.kept = old
    files[0].bytes = undefined
    expect(await readKeyState(switchOn())).toBe('destroyed')
    expect(database.kept).toEqual(files[1].bytes)
  })

  it('a full disk keeps nobody out, but nothing counts as destroyed while the twin is whole', async () => {
    const { file, database, switchOn } = await aLockedTablet()
    database.canKeep = false
    expect((await tryKey(file, PERSON, PIN)).is).toBe('open')
    await expect(destroyKey(file)).rejects.toThrow('full')
    database.canKeep = true
    expect(await readKeyState(switchOn())).toBe('destroyed')
    expect(await wrappedIn(database.kept)).toEqual([])
  })
})
