/** What a power cut leaves behind in the browser's own files, made on purpose: what is written afterwards is there at every later start. */

import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSlot, SLOT_BYTES, SLOTS_AT } from '../../../web/offline/key-slots.ts'
import { switchOn, type Tablet } from '../../faults/tablet.ts'
import { servePageWith } from '../../support/page-with.ts'
import type { StaticSite } from '../../support/static-site.ts'

let site: StaticSite
let profile: string
let tablet: Tablet | undefined

beforeAll(async () => {
  site = await servePageWith('tests/contracts/torn-disk-in-browser.ts')
})
afterAll(() => site?.close())
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'way-in-torn-'))
})
afterEach(async () => {
  await tablet?.kill()
  await rm(profile, { recursive: true, force: true })
})

async function start(): Promise<Tablet> {
  tablet = await switchOn(profile)
  await tablet.page.goto(site.origin)
  await tablet.page.waitForFunction(() => 'keep' in globalThis)
  return tablet
}

const ask = <Result>(name: string, ...given: readonly (string | number)[]): Promise<Result> => {
  if (!tablet) throw new Error('the tablet is switched off')
  return tablet.page.evaluate(
    ([called, asked]) => {
      const found: unknown = Reflect.get(globalThis, called)
      if (typeof found !== 'function') throw new Error(`the page has no ${called}`)
      return found(...asked)
    },
    [name, given] as const,
  )
}

const filesWith = async (isMeant: (path: string) => boolean): Promise<readonly string[]> =>
  (await readdir(profile, { recursive: true })).filter(isMeant).map((path) => join(profile, path))

/** As an ext4 file system leaves a log after a power cut: grown, and without the bytes of its last record. */
async function leaveHole(isMeant: (path: string) => boolean): Promise<void> {
  const logs = await filesWith((path) => path.endsWith('.log') && isMeant(path))
  expect(logs.length).toBeGreaterThan(0)
  for (const log of logs) await appendFile(log, new Uint8Array(82))
}
const isDatabase = (path: string) => path.includes('.indexeddb.')
/** Of names: in the origin's own folder and in buckets. */
const isNames = (path: string) => path.includes('Paths')

describe('After a power cut that left a hole in the log of the database', () => {
  it('answers given afterwards are there at the next start', async () => {
    const { close } = await start()
    await ask('keep', 1, 20)
    await close()
    await leaveHole(isDatabase)
    const again = await start()
    expect(await ask<number>('kept')).toBe(20)
    await ask('hasNewLog')
    // So many that one begins in the damaged block and ends outside it: the whole database was taken for broken.
    await ask('keep', 21, 120)
    await again.close()
    await start()
    expect(await ask<number>('kept')).toBe(120)
  })
})

describe('After a power cut that left a hole in the list of names', () => {
  it('a vault that is made afterwards has its key at the next start', async () => {
    const { close } = await start()
    await ask('makeKey', 'sokha')
    await close()
    await leaveHole(isNames)
    const again = await start()
    await ask('makeKey', 'dara')
    await again.close()
    // As after two minutes: nothing stands in for the files any more.
    await forgetDatabase()
    await start()
    expect(await ask<string>('keyState', 'sokha')).toBe('locked')
    expect(await ask<string>('keyState', 'dara')).toBe('locked')
    expect(await ask<string>('tryKey', 'dara', '427190')).toBe('open')
  })
})

describe('A list of names that is gone', () => {
  for (const which of ['File System', 'WebStorage'])
    it(`takes one of the two files of a key: the other opens the vault, and makes it good (${which})`, async () => {
      const { close } = await start()
      await ask('makeKey', 'sokha')
      await close()
      await forgetDatabase()
      await forgetNames(which)
      const again = await start()
      expect(await ask<string>('tryKey', 'sokha', '427190')).toBe('open')
      await again.close()
      await forgetNames(which === 'WebStorage' ? 'File System' : 'WebStorage')
      await start()
      expect(await ask<string>('tryKey', 'sokha', '427190')).toBe('open')
    })

  it('takes both: the database has the key as long as they are new', async () => {
    const { close } = await start()
    await ask('makeKey', 'sokha')
    await close()
    await forgetNames('File System')
    await forgetNames('WebStorage')
    await start()
    expect(await ask<string>('tryKey', 'sokha', '427190')).toBe('open')
  })
})

describe('Five wrong tries', () => {
  it('leave the wrapped key in neither file on the disk', async () => {
    const { close } = await start()
    await ask('makeKey', 'sokha')
    await close()
    const wrapped = await listWrapped()
    expect(wrapped).toHaveLength(2)
    expect(wrapped[0]).toEqual(wrapped[1])
    const [needle = Buffer.alloc(48)] = wrapped
    const again = await start()
    for (let turn = 0; turn < 5; turn += 1) await ask('tryKey', 'sokha', '905512')
    expect(await ask<string>('keyState', 'sokha')).toBe('destroyed')
    await again.close()
    for (const file of await filesWith(isKept)) expect((await readFile(file)).includes(needle)).toBe(false)
  })
})

/** The files of the origin and of its buckets; the database, which cannot overwrite, is another matter. */
const isKept = (path: string) => /(?:File System|FileSystem)\/.*\/\d{8}$/u.test(path)

async function listWrapped(): Promise<readonly Buffer[]> {
  const found: Buffer[] = []
  for (const file of await filesWith(isKept)) {
    const bytes = new Uint8Array(await readFile(file))
    for (const at of SLOTS_AT) {
      const slot = await readSlot(bytes.slice(at, at + SLOT_BYTES))
      if (slot) found.push(Buffer.from(slot.wrapped))
    }
  }
  return found
}

const forgetDatabase = () => forget(isDatabase)
const forgetNames = (which: string) => forget((path) => isNames(path) && path.includes(which))

async function forget(isMeant: (path: string) => boolean): Promise<void> {
  const files = await filesWith(isMeant)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) await rm(file, { recursive: true, force: true })
}
