/** The search for live formulas finds them, and only them. */

import { describe, expect, it } from 'vitest'
import { findFormulas } from './find-formulas.ts'

describe('the search for formulas', () => {
  it('finds a name that begins a cell, also behind blanks and in quotes', () => {
    const { planted, live } = findFormulas('\u{FEFF}a,b\r\n" =1+1",x\r\n=1+1,y\r\n', ['=1+1'])
    expect({ planted, live }).toEqual({ planted: 2, live: [' =1+1', '=1+1'] })
  })

  it('takes one behind an apostrophe for defused', () => {
    expect(findFormulas("a\r\n'=1+1\r\n", ['=1+1'])).toEqual({ planted: 1, live: [] })
  })
})
