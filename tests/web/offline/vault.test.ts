/** A vault seen from the page: what it says of itself, what it waits for, and what a stop in the middle leaves to do. */

import { describe, expect, it } from 'vitest'
import type { Cipher } from '../../../web/offline/cipher.ts'
import { keyDeskOver } from '../../../web/offline/key-desk.ts'
import { openProtection } from '../../../web/offline/protection.ts'
import { openVault, type VaultNeeds } from '../../../web/offline/vault.ts'
import { aKeyFile } from '../../support/key-file.ts'

const PIN = '427190'
const OTHER = '905512'
const WRONG = '111222'

/** A tablet with one key file, switched on as often as the test likes. */
function aTablet() {
  const file = aKeyFile()
  const ciphers: Cipher[] = []
  const rests: number[] = []
  const tablet = {
    file,
    ciphers,
    rests,
    cleared: 0,
    lost: 0,
    canClear: true,
    async clear() {
      if (!tablet.canClear) throw new Error('the tablet stopped')
      tablet.cleared += 1
    },
    switchOn: (changes: Partial<VaultNeeds> = {}) =>
      openVault({
        person: 'sokha',
        desk: keyDeskOver(() => file),
        rest: async (waitMs) => {
          rests.push(waitMs)
        },
        opened: async (cipher) => {
          ciphers.push(cipher)
        },
        clearAway: () => tablet.clear(),
        destroyed: async () => {
          tablet.lost += 1
          await tablet.clear()
        },
        ...changes,
      }),
  }
  return tablet
}

describe('A vault', () => {
  it('is made, locked, opened again, and hands out the same key', async () => {
    const { switchOn, ciphers } = aTablet()
    const vault = await switchOn()
    expect(vault.state.value).toBe('none')
    await vault.make(PIN)
    expect(vault.state.value).toBe('open')
    vault.lock()
    expect(vault.state.value).toBe('locked')
    expect(await vault.unlock('៤២៧ ១៩០')).toEqual({ is: 'open' })
    const again = await switchOn()
    expect(again.state.value).toBe('locked')
    await again.unlock(PIN)
    const [first, , third] = ciphers
    const box = await first?.seal(new Uint8Array([7]), 'here')
    expect([...((await third?.open(box ?? new Uint8Array(), 'here')) ?? [])]).toEqual([7])
  })

  it('takes no weak secret, neither first nor later', async () => {
    const vault = await aTablet().switchOn()
    await expect(vault.make('123456')).rejects.toThrow('digits-running')
    await vault.make(PIN)
    await expect(vault.changeSecret(PIN, '000000')).rejects.toThrow('digits-all-equal')
  })

  it('lets the next try wait after a wrong one', async () => {
    const { switchOn, rests } = aTablet()
    const vault = await switchOn()
    await vault.make(PIN)
    vault.lock()
    const tried = []
    for (let turn = 0; turn < 3; turn += 1) tried.push(await vault.unlock(WRONG))
    expect(rests).toEqual(tried.map((one) => (one.is === 'wrong' ? one.waitMs : undefined)))
    expect(rests.at(-1)).toBeGreaterThan(0)
  })

  it('says that it is open only when what it holds is ready', async () => {
    const { switchOn } = aTablet()
    let state = ''
    const vault = await switchOn({
      async opened() {
        state = vault.state.value
      },
    })
    await vault.make(PIN)
    expect(state).toBe('none')
    expect(vault.state.value).toBe('open')
  })

  it('clears away when it is switched on again, when the tablet stopped after the key was gone', async () => {
    const tablet = aTablet()
    const vault = await tablet.switchOn()
    await vault.make(PIN)
    const made = tablet.cleared
    vault.lock()
    tablet.canClear = false
    for (let turn = 0; turn < 4; turn += 1) await vault.unlock(WRONG)
    await expect(vault.unlock(WRONG)).rejects.toThrow('stopped')
    expect(tablet.cleared).toBe(made)
    tablet.canClear = true
    const again = await tablet.switchOn()
    expect(again.state.value).toBe('none')
    expect(tablet.cleared).toBe(made + 1)
    await again.make(OTHER)
    expect(again.state.value).toBe('open')
  })
})

describe('The promise of the browser', () => {
  it('is shown as it is, and unknown where none is given', async () => {
    const asked = async (storage: Parameters<typeof openProtection>[0]) => {
      const protection = openProtection(storage)
      await protection.ask()
      return protection.state.value
    }
    expect(await asked({ persisted: async () => false, persist: async () => true })).toBe('kept')
    expect(await asked({ persisted: async () => false, persist: async () => false })).toBe('may-be-cleared')
    expect(await asked(undefined)).toBe('unknown')
    expect(await asked({ persist: () => Promise.reject(new Error('not here')) })).toBe('unknown')
  })
})
