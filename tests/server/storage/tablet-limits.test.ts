/** What one tablet may send: plenty for a monitor, little for a machine, and never nothing for ever. */

import { describe, expect, it } from 'vitest'
import { memoryTabletLimits } from '../../../server/storage/tablet-limits.ts'

const open = () => {
  let at = 0
  return {
    limits: memoryTabletLimits(() => new Date(at)),
    wait: (seconds: number) => {
      at += seconds * 1000
    },
  }
}
const times = <Result>(count: number, deed: () => Result): readonly Result[] =>
  Array.from({ length: count }, deed)

describe('the limits of a tablet', () => {
  it('are sixty envelopes at once and one more each second; another tablet of the same office has its own', () => {
    const { limits, wait } = open()
    expect(times(60, () => limits.waitForEnvelope('sokha')).every((seconds) => seconds === 0)).toBe(true)
    expect(limits.waitForEnvelope('sokha')).toBe(1)
    expect(limits.waitForEnvelope('rithy')).toBe(0)
    wait(1)
    expect(limits.waitForEnvelope('sokha')).toBe(0)
    expect(limits.waitForEnvelope('sokha')).toBe(1)
  })

  it('are a hundred and twenty parts of photos a minute', () => {
    const { limits } = open()
    expect(times(121, () => limits.waitForPhoto('sokha')).filter((seconds) => seconds > 0)).toEqual([1])
  })

  it('are sixty photos, then one more each 24 minutes; parts of a photo that was begun go on', () => {
    const { limits, wait } = open()
    for (let photo = 0; photo < 60; photo++) expect(limits.waitForShare('sokha', `${photo}`, 1000)).toBe(0)
    expect(limits.waitForShare('sokha', 'one more', 1000)).toBe(24 * 60)
    expect(limits.waitForShare('sokha', '59', 1000)).toBe(0)
    wait(24 * 60)
    expect(limits.waitForShare('sokha', 'one more', 1000)).toBe(0)
  })

  it('are a hundred million bytes of photos, and again as many over a day', () => {
    const { limits, wait } = open()
    expect(times(200, () => limits.waitForShare('sokha', 'one', 500_000)).every((one) => one === 0)).toBe(
      true,
    )
    expect(limits.waitForShare('sokha', 'one', 500_000)).toBe(432)
    wait(432)
    expect(limits.waitForShare('sokha', 'one', 500_000)).toBe(0)
  })

  it('are two hundred envelopes an event, and one of them sent again is not another', () => {
    const { limits } = open()
    for (let id = 0; id < 200; id++) expect(limits.isBeyondEvent('sokha', `${id}`)).toBe(false)
    expect(limits.isBeyondEvent('sokha', '200')).toBe(true)
    expect(limits.isBeyondEvent('sokha', '7')).toBe(false)
    expect(limits.isBeyondEvent('rithy', '200')).toBe(false)
  })

  it('give nothing for a clock that is set back, and take nothing', () => {
    const { limits, wait } = open()
    times(60, () => limits.waitForEnvelope('sokha'))
    wait(-3600)
    expect(limits.waitForEnvelope('sokha')).toBe(1)
    wait(1)
    expect(limits.waitForEnvelope('sokha')).toBe(0)
  })
})
