/** A long file lets others have their turn. */

import { describe, expect, it } from 'vitest'
import { headingLine, writeCsv, writeCsvAtOnce } from '../../../server/exports/csv.ts'
import { breathing } from '../../../server/http/breathe.ts'

const rows = (count: number) => Array.from({ length: count }, (_, row) => [`row ${row}`, row])

describe('a file of many rows', () => {
  it('lets what waits have its turn between its pieces, and is the same file', async () => {
    let turns = 0
    const waiting = () => {
      turns += 1
      next = setImmediate(waiting)
    }
    let next = setImmediate(waiting)
    let clock = 0
    let whole = ''
    for await (const piece of breathing(writeCsv(['what', 'n'], rows(1000)), () => (clock += 15)))
      whole += piece
    clearImmediate(next)
    expect(turns).toBeGreaterThan(5)
    expect(whole.split('\r\n')).toHaveLength(1000 + 1 + 1)
  })

  it('is written in pieces so small that none takes long', async () => {
    const lengths: number[] = []
    for await (const piece of writeCsv(['what', 'n'], rows(1000)))
      lengths.push(piece.split('\r\n').length - 1)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(50)
  })

  it('begins with its headings while the rest is not worked out yet', async () => {
    let isWorkedOut = false
    const pieces = writeCsvAtOnce(['what', 'n'], async () => {
      isWorkedOut = true
      return rows(2)
    })
    expect((await pieces.next()).value).toBe(headingLine(['what', 'n']))
    expect(isWorkedOut).toBe(false)
    expect((await pieces.next()).value).toBe('row 0,0\r\nrow 1,1\r\n')
  })
})
