/** Files that were made: once for all who ask meanwhile, as many as there is room for, and never a failure. */

import { describe, expect, it } from 'vitest'
import { keepFiles } from '../../../server/reports/kept-files.ts'

const file = (length: number) => Buffer.alloc(length)

describe('files of reports', () => {
  it('are made once, however many ask while they are being made', async () => {
    const files = keepFiles()
    let made = 0
    const make = async () => {
      made += 1
      return file(made)
    }
    const all = await Promise.all([files.find('a', make), files.find('a', make), files.find('b', make)])
    expect(all.map(({ length }) => length)).toEqual([1, 1, 2])
    expect((await files.find('a', make)).length).toBe(1)
    expect(files.lengthOf('a')).toBe(1)
    expect(files.lengthOf('c')).toBeUndefined()
  })

  it('give way to newer ones, those not asked for longest first; the newest stays however large it is', async () => {
    const files = keepFiles(10)
    await files.find('a', async () => file(4))
    await files.find('b', async () => file(4))
    await files.find('a', async () => file(99))
    await files.find('c', async () => file(4))
    expect(['a', 'b', 'c'].map((name) => files.lengthOf(name))).toEqual([4, undefined, 4])
    await files.find('d', async () => file(50))
    expect(['a', 'c', 'd'].map((name) => files.lengthOf(name))).toEqual([undefined, undefined, 50])
  })

  it('are made anew after they could not be made', async () => {
    const files = keepFiles()
    await expect(files.find('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await files.find('a', async () => file(3))).length).toBe(3)
  })
})
