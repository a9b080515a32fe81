/** The folder of class keys at the start, and what the commands say of it: nothing is made anew in its place. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type } from '../../support/backup-commands.ts'
import { ServerEnded, startServer } from '../../support/started-server.ts'

let folder = ''
const dataDir = () => join(folder, 'data')
const keys = () => join(dataDir(), 'keys', 'classes')
const keyOf = (of: string) =>
  join(keys(), readdirSync(keys()).find((name) => name.endsWith(`.${of}.key`)) ?? `no ${of} key`)

/** What the server says that does not start; nothing when it does. */
async function tryToStart(): Promise<string | undefined> {
  try {
    await (await startServer({ dataDir: dataDir() })).stop()
    return undefined
  } catch (fault) {
    if (fault instanceof ServerEnded) return fault.output
    throw fault
  }
}

/** One sentence in each language, and no trace of the program. */
function expectRefused(output: string | undefined, english: string): void {
  expect(output).toContain(english)
  expect(output).toMatch(/\p{Script=Khmer}{3}/u)
  expect(output).not.toMatch(/^\s+at /mu)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-class-keys-'))
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'stick'))
  await (await startServer({ dataDir: dataDir(), flags: ['--demo'] })).stop()
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a key of a class', () => {
  it.each(['register', 'free-text'])(
    'that is missing (%s) stops the start, is not made anew, and opens again once given back',
    async (of) => {
      const path = keyOf(of)
      await rename(path, join(folder, 'aside.key'))
      expectRefused(await tryToStart(), `The key ${path} is not there`)
      expect(existsSync(path)).toBe(false)
      await rename(join(folder, 'aside.key'), path)
      expect(await tryToStart()).toBeUndefined()
    },
  )

  it('that is cut off or emptied stops the start, and is not written over', async () => {
    const path = keyOf('free-text')
    const whole = readFileSync(path, 'utf8')
    for (const broken of [whole.slice(0, 20), '', 'ឯកសារផ្សេង\n']) {
      await writeFile(path, broken)
      expectRefused(await tryToStart(), `The key ${path} cannot be read`)
      expect(readFileSync(path, 'utf8')).toBe(broken)
    }
    await writeFile(path, whole)
    expect(await tryToStart()).toBeUndefined()
  })

  it('of another installation stops the start', async () => {
    const path = keyOf('photos')
    const own = readFileSync(path, 'utf8')
    await cp(keyOf('register'), path)
    expectRefused(await tryToStart(), `The key ${path} is not the one this database was sealed with`)
    await writeFile(path, own)
    expect(await tryToStart()).toBeUndefined()
  })
})

describe('the commands', () => {
  it('status says what ends next and when, in both languages', async () => {
    const { said, code } = await type('status', [], dataDir())
    expect(code, said).toBe(0)
    const lines = said.split('\n').filter((line) => line.includes('2027-07-06'))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/\p{Script=Khmer}/u)
  })

  it('backup says that the folder of class keys is not in it, and restore that it has to be there', async () => {
    const backup = await type('backup', [`--into=${join(folder, 'stick')}`], dataDir())
    expect(backup.code, backup.said).toBe(0)
    expect(backup.said).toContain(`Nor is the folder ${keys()}`)
    expect(backup.said).toMatch(/\p{Script=Khmer}.*classes/u)
    const [file = ''] = readdirSync(join(folder, 'stick')).filter((name) => name.endsWith('.backup'))
    for (const name of readdirSync(keys())) {
      const secret = readFileSync(join(keys(), name), 'utf8').trim()
      const bytes = readFileSync(join(folder, 'stick', file))
      expect(bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'base64url'))).toBe(false)
    }

    const whole = await type('restore', [join(folder, 'stick', file)], dataDir())
    expect(whole.code, whole.said).toBe(0)
    expect(whole.said).not.toContain(keys())
    expect(await tryToStart()).toBeUndefined()

    await rename(keys(), join(folder, 'classes-aside'))
    const bare = await type('restore', [join(folder, 'stick', file)], dataDir())
    expect(bare.code, bare.said).toBe(0)
    expect(bare.said).toContain(`${keys()} is not here, and no backup holds it`)
    expectRefused(await tryToStart(), 'is not there, but what it opens is in the database')
    await rename(join(folder, 'classes-aside'), keys())
    expect(await tryToStart()).toBeUndefined()
  }, 180_000)
})
