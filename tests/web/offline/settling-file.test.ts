/** A tablet that loses its power right after a PIN was chosen still has the key; later, one copy is all there is. */

import { describe, expect, it } from 'vitest'
import { destroyKey, makeKey, readKeyState, tryKey } from '../../../web/offline/key-keeper.ts'
import type { Stretching } from '../../../web/offline/key-slots.ts'
import { SETTLED_MS, settlingFile, type Twin } from '../../../web/offline/settling-file.ts'
import { aKeyFile } from '../../support/key-file.ts'

const ARGON: Stretching = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 3, lanes: 1 }
const PIN = '427190'
const PERSON = 'sokha'

type Kept = Awaited<ReturnType<Twin['read']>>

function aTablet() {
  const disk = aKeyFile()
  const clock = { now: 1_000_000 }
  const database: { kept: Kept } = { kept: undefined }
  const twin: Twin = {
    read: async () => database.kept,
    async keep(bytes, since) {
      database.kept = { bytes: bytes.slice(), since }
    },
    async drop() {
      database.kept = undefined
    },
  }
  return { disk, clock, database, file: settlingFile(disk, twin, () => clock.now) }
}

describe('The key file of a new vault', () => {
  it('is made again when a power cut took its name', async () => {
    const { disk, file } = aTablet()
    await makeKey(file, PERSON, PIN, ARGON)
    disk.bytes = undefined
    expect(await readKeyState(file)).toBe('locked')
    expect((await tryKey(file, PERSON, PIN)).is).toBe('open')
    expect(disk.bytes).toBeDefined()
  })

  it('remembers wrong tries over a power cut as well', async () => {
    const { disk, file } = aTablet()
    await makeKey(file, PERSON, PIN, ARGON)
    await tryKey(file, PERSON, '905512')
    disk.bytes = undefined
    expect(await tryKey(file, PERSON, '905512')).toMatchObject({ is: 'wrong', triesLeft: 3 })
  })

  it('has no twin any more once it has settled, and none for what is changed later', async () => {
    const { clock, database, file } = aTablet()
    await makeKey(file, PERSON, PIN, ARGON)
    expect(database.kept).toBeDefined()
    clock.now += SETTLED_MS - 1
    await file.read()
    expect(database.kept).toBeDefined()
    clock.now += 1
    await file.read()
    expect(database.kept).toBeUndefined()
    expect((await tryKey(file, PERSON, PIN)).is).toBe('open')
    expect(database.kept).toBeUndefined()
  })

  it('is destroyed with its twin', async () => {
    const { disk, database, file } = aTablet()
    await makeKey(file, PERSON, PIN, ARGON)
    await destroyKey(file)
    expect(database.kept?.bytes).toEqual(disk.bytes)
    disk.bytes = undefined
    expect(await readKeyState(file)).toBe('destroyed')
  })

  it('lets no clock that was put right keep the twin for ever', async () => {
    const { clock, database, file } = aTablet()
    await makeKey(file, PERSON, PIN, ARGON)
    clock.now -= 10 * 365 * 86_400_000
    await file.read()
    expect(database.kept).toBeUndefined()
  })
})
