/** The key of a vault: what opens it, what does not, what five wrong tries do, and what a pulled battery cannot undo. */

import { describe, expect, it } from 'vitest'
import { cipherWith } from '../../../web/offline/cipher.ts'
import {
  changeKeySecret,
  destroyKey,
  MOST_TRIES,
  makeKey,
  readKeyState,
  tryKey,
} from '../../../web/offline/key-keeper.ts'
import {
  HEAD_AT,
  readSlot,
  SLOT_BYTES,
  SLOTS_AT,
  type Stretching,
  writeHead,
  writeSlot,
} from '../../../web/offline/key-slots.ts'
import { aKeyFile, Stopped, type TestKeyFile } from '../../support/key-file.ts'

const ARGON: Stretching = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 3, lanes: 1 }
const PIN = '427190'
const OTHER = '905512'
const WRONG = '111222'
const PERSON = 'sokha'

async function aLockedFile(): Promise<{ readonly file: TestKeyFile; readonly box: Uint8Array }> {
  const file = aKeyFile()
  const key = await makeKey(file, PERSON, PIN, ARGON)
  return { file, box: await cipherWith(key, PERSON).seal(new TextEncoder().encode('a ramp'), 'draft') }
}

/** Whether the secret opens the very key that sealed the box. */
async function opens(file: TestKeyFile, secret: string, box: Uint8Array): Promise<boolean> {
  const tried = await tryKey(file, PERSON, secret)
  if (tried.is !== 'open') return false
  return new TextDecoder().decode(await cipherWith(tried.key, PERSON).open(box, 'draft')) === 'a ramp'
}

/** The wrapped key as it lies in each slot that holds one. */
async function wrapped(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<readonly string[]> {
  const slots = await Promise.all(
    SLOTS_AT.map((at) => readSlot((bytes ?? new Uint8Array()).slice(at, at + SLOT_BYTES))),
  )
  return slots.flatMap((slot) => (slot ? [Buffer.from(slot.wrapped).toString('hex')] : []))
}

describe('The key of a vault', () => {
  it('opens with its secret, also after wrong tries, and is not readable by scripts', async () => {
    const { file, box } = await aLockedFile()
    expect(await readKeyState(file)).toBe('locked')
    expect(await tryKey(file, PERSON, WRONG)).toEqual({ is: 'wrong', triesLeft: 4, waitMs: 0 })
    expect(await opens(file, PIN, box)).toBe(true)
    const tried = await tryKey(file, PERSON, PIN)
    if (tried.is !== 'open') throw new Error('it did not open')
    expect(tried.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', tried.key)).rejects.toThrow()
  })

  it('is gone after five wrong secrets in a row, and the right one comes too late', async () => {
    const { file } = await aLockedFile()
    const [before] = await wrapped(file.bytes)
    const answers = []
    for (let turn = 0; turn < MOST_TRIES; turn += 1) answers.push(await tryKey(file, PERSON, WRONG))
    expect(answers.map((tried) => (tried.is === 'wrong' ? tried.triesLeft : tried.is))).toEqual([
      ...[4, 3, 2, 1],
      'destroyed',
    ])
    expect(await tryKey(file, PERSON, PIN)).toEqual({ is: 'destroyed' })
    expect(await wrapped(file.bytes)).toEqual([])
    expect(Buffer.from(file.bytes ?? []).toString('hex')).not.toContain(before)
  })

  it('waits longer after each wrong secret', async () => {
    const { file } = await aLockedFile()
    const waits = []
    for (let turn = 1; turn < MOST_TRIES; turn += 1) {
      const tried = await tryKey(file, PERSON, WRONG)
      waits.push(tried.is === 'wrong' ? tried.waitMs : -1)
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect(new Set(waits).size).toBe(waits.length)
  })

  it('counts a try before it is judged: pulling the battery gives no try back', async () => {
    const { file } = await aLockedFile()
    for (let turn = 0; turn < MOST_TRIES; turn += 1) {
      // The count is the first write; the tablet stops at whatever would come next.
      file.stopBefore(2)
      await tryKey(file, PERSON, WRONG).catch((fault: unknown) => expect(fault).toBeInstanceOf(Stopped))
    }
    file.goOn()
    expect(await readKeyState(file)).toBe('destroyed')
    expect(await wrapped(file.bytes)).toEqual([])
    expect(await tryKey(file, PERSON, PIN)).toEqual({ is: 'destroyed' })
  })

  it('judges nothing when the count cannot be kept', async () => {
    const { file } = await aLockedFile()
    file.stopBefore(1)
    await expect(tryKey(file, PERSON, PIN)).rejects.toBeInstanceOf(Stopped)
  })

  it('gets another secret, and the old one opens it no more', async () => {
    const { file, box } = await aLockedFile()
    const [before] = await wrapped(file.bytes)
    expect((await changeKeySecret(file, PERSON, WRONG, OTHER, ARGON)).is).toBe('wrong')
    expect((await changeKeySecret(file, PERSON, PIN, OTHER, ARGON)).is).toBe('open')
    expect(Buffer.from(file.bytes ?? []).toString('hex')).not.toContain(before)
    expect(await opens(file, PIN, box)).toBe(false)
    expect(await opens(file, OTHER, box)).toBe(true)
    expect(await wrapped(file.bytes)).toHaveLength(1)
  })

  it('opens with one of the two secrets wherever the change of the secret was cut off', async () => {
    const { file, box } = await aLockedFile()
    const before = file.bytes?.slice()
    const first = file.writes
    await changeKeySecret(file, PERSON, PIN, OTHER, ARGON)
    const needed = file.writes - first
    for (let write = 1; write <= needed; write += 1) {
      file.bytes = before?.slice()
      file.stopBefore(write)
      await expect(changeKeySecret(file, PERSON, PIN, OTHER, ARGON)).rejects.toBeInstanceOf(Stopped)
      file.goOn()
      const opened = (await opens(file, OTHER, box)) || (await opens(file, PIN, box))
      expect(opened, `cut off before write ${write} of ${needed}`).toBe(true)
      // Whichever it was: from now on one secret opens it.
      expect(await wrapped(file.bytes)).toHaveLength(1)
    }
  })

  it('is destroyed to the end when the destruction was cut off', async () => {
    const { file } = await aLockedFile()
    const before = file.bytes?.slice()
    const first = file.writes
    await destroyKey(file)
    const needed = file.writes - first
    for (let write = 1; write <= needed; write += 1) {
      file.bytes = before?.slice()
      await file.write(HEAD_AT, writeHead({ tries: MOST_TRIES - 1, isDestroyed: false }))
      // The count of the fifth try, then the destruction.
      file.stopBefore(1 + write)
      await expect(tryKey(file, PERSON, WRONG)).rejects.toBeInstanceOf(Stopped)
      file.goOn()
      expect(await readKeyState(file)).toBe('destroyed')
      expect(await wrapped(file.bytes)).toEqual([])
    }
  })

  it('does not follow somebody who lowered the price of a guess, and belongs to one person', async () => {
    const { file, box } = await aLockedFile()
    const at = SLOTS_AT[0]
    const slot = await readSlot((file.bytes ?? new Uint8Array()).slice(at, at + SLOT_BYTES))
    if (!slot) throw new Error('there is no slot')
    const cheap = await writeSlot({ ...slot, stretching: { ...ARGON, memoryKiB: 8, passes: 1 } })
    const whole = file.bytes?.slice()
    file.bytes?.set(cheap, at)
    expect((await tryKey(file, PERSON, PIN)).is).toBe('wrong')
    file.bytes = whole
    expect((await tryKey(file, 'dara', PIN)).is).toBe('wrong')
    expect(await opens(file, PIN, box)).toBe(true)
  })

  it('is stretched with PBKDF2 where WebAssembly does not run', async () => {
    const file = aKeyFile()
    await makeKey(file, PERSON, PIN, { kind: 'pbkdf2-sha-256', rounds: 600_000 })
    expect((await tryKey(file, PERSON, WRONG)).is).toBe('wrong')
    expect((await tryKey(file, PERSON, PIN)).is).toBe('open')
  })

  it('is never made over one that is there', async () => {
    const { file, box } = await aLockedFile()
    await expect(makeKey(file, PERSON, OTHER, ARGON)).rejects.toThrow('already')
    expect(await opens(file, PIN, box)).toBe(true)
    await destroyKey(file)
    await makeKey(file, PERSON, OTHER, ARGON)
    expect(await opens(file, OTHER, box).catch(() => 'another key')).toBe('another key')
  })
})

describe('A box', () => {
  it('opens only in its own place, for its own person, unchanged', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    const sokha = cipherWith(key, 'sokha')
    const box = await sokha.seal(new Uint8Array([1, 2, 3]), 'entry 1')
    expect([...(await sokha.open(box, 'entry 1'))]).toEqual([1, 2, 3])
    await expect(sokha.open(box, 'entry 2')).rejects.toThrow()
    await expect(cipherWith(key, 'dara').open(box, 'entry 1')).rejects.toThrow()
    for (let at = 0; at < box.length; at += 1) {
      const changed = box.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(sokha.open(changed, 'entry 1')).rejects.toThrow()
    }
  })

  it('never repeats its nonce', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    const cipher = cipherWith(key, 'sokha')
    const nonces = new Set<string>()
    for (let turn = 0; turn < 500; turn += 1)
      nonces.add(Buffer.from((await cipher.seal(new Uint8Array(1), 'x')).slice(1, 13)).toString('hex'))
    expect(nonces.size).toBe(500)
  })
})
