/** Keys of the classes: bound to their row, destroyed for ever, shared by several servers, made good after a power cut. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCampaignId } from '../../../schema/codes.ts'
import { openClassKeys, SEAL_BYTES } from '../../../server/keys/class-keys.ts'

const idOf = (text: string) => {
  const id = readCampaignId(text)
  if (!id) throw new Error('a UUID is a campaign id')
  return id
}
const one = idOf('0190c0de-0000-7000-8000-000000000001')
const other = idOf('0190c0de-0000-7000-8000-000000000002')
const words = Buffer.from('ប្រធានការិយាល័យបាននិយាយថា…')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'way-in-class-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sealed = (keys: ReturnType<typeof openClassKeys>) => {
  const bytes = keys.seal(one, 'free-text', 'row', words)
  if (!bytes) throw new Error('nothing was sealed')
  return bytes
}

describe('a class key', () => {
  it('opens what was sealed, for that row, class and campaign alone', () => {
    const keys = openClassKeys(folder)
    const bytes = sealed(keys)
    expect(bytes.length).toBe(words.length + SEAL_BYTES)
    expect(bytes.includes(words)).toBe(false)
    expect(keys.open(one, 'free-text', 'row', bytes)).toEqual(words)
    expect(keys.open(one, 'free-text', 'another row', bytes)).toBeUndefined()
    expect(keys.open(one, 'interviews', 'row', bytes)).toBeUndefined()
    expect(keys.open(other, 'free-text', 'row', bytes)).toBeUndefined()
  })

  it('never seals the same twice in the same bytes, and opens nothing that was changed', () => {
    const keys = openClassKeys(folder)
    const bytes = sealed(keys)
    expect(sealed(keys).equals(bytes)).toBe(false)
    for (const at of [0, 1, 14, bytes.length - 40]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(keys.open(one, 'free-text', 'row', changed)).toBeUndefined()
    }
  })

  it('is a file of its own that only its owner can read, and the same after a restart', () => {
    const bytes = sealed(openClassKeys(folder))
    const [file = ''] = readdirSync(folder)
    expect(file).toBe(`${one}.free-text.key`)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    expect(openClassKeys(folder).open(one, 'free-text', 'row', bytes)).toEqual(words)
  })

  it('is destroyed at once for every server that shares the folder, and never made anew', () => {
    const [first, second] = [openClassKeys(folder), openClassKeys(folder)]
    const bytes = sealed(first)
    expect(second.open(one, 'free-text', 'row', bytes)).toEqual(words)
    const key = readFileSync(join(folder, `${one}.free-text.key`))
    first.destroy(one, 'free-text', '2027-07-06')
    for (const keys of [first, second, openClassKeys(folder)]) {
      expect(keys.open(one, 'free-text', 'row', bytes)).toBeUndefined()
      expect(keys.seal(one, 'free-text', 'row', words)).toBeUndefined()
      expect(keys.idOf(one, 'free-text')).toBeUndefined()
      expect(keys.destroyedOn(one, 'free-text')).toBe('2027-07-06')
      expect(keys.destroyedOn(one, 'photos')).toBeUndefined()
    }
    expect(readdirSync(folder)).toEqual([`${one}.free-text.destroyed`])
    expect(readFileSync(join(folder, `${one}.free-text.destroyed`)).includes(key)).toBe(false)
  })

  it('is destroyed to the end at the next start when the power went in between', () => {
    const bytes = sealed(openClassKeys(folder))
    // What is there after the first of the two steps.
    writeFileSync(join(folder, `${one}.free-text.destroyed`), '2027-07-06\n')
    const keys = openClassKeys(folder)
    expect(existsSync(join(folder, `${one}.free-text.key`))).toBe(false)
    expect(keys.open(one, 'free-text', 'row', bytes)).toBeUndefined()
  })

  it('that cannot be read is a fault with its file, and never another key', () => {
    writeFileSync(join(folder, `${one}.photos.key`), 'half a k')
    const keys = openClassKeys(folder)
    expect(() => keys.seal(one, 'photos', 'row', words)).toThrow(`${one}.photos.key`)
    expect(readFileSync(join(folder, `${one}.photos.key`), 'utf8')).toBe('half a k')
  })
})
