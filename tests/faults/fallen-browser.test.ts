/** What begins again when a browser falls over by itself, and what stays a fault. */

import { describe, expect, it } from 'vitest'
import { unlessFallen } from './fallen-browser.ts'

/** Fails as told, one fault a try, then gives the number of tries. */
function failing(...faults: readonly Error[]) {
  let tries = 0
  return async () => {
    const fault = faults[tries]
    tries += 1
    if (fault) throw fault
    return tries
  }
}

const FALLEN = new Error('locator.waitFor: Target crashed')

describe('A run of faults whose browser falls over', () => {
  it('begins again, once', async () => {
    expect(await unlessFallen('kill', failing(FALLEN))).toBe(2)
    expect(await unlessFallen('kill', failing(new Error('does not open', { cause: FALLEN })))).toBe(2)
    await expect(unlessFallen('kill', failing(FALLEN, FALLEN))).rejects.toThrow('crashed')
  })

  it('keeps every other fault', async () => {
    const lost = failing(new Error('two answers are missing'))
    await expect(unlessFallen('kill', lost)).rejects.toThrow('missing')
    expect(await lost()).toBe(2)
  })
})
