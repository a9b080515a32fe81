/** The self-assessment names proofs that are there, each requirement once, and nothing as met without one. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHome } from '../../server/home.ts'

const home = findHome()
const text = readFileSync(join(home, 'server', 'ASVS.md'), 'utf8')
const lines = text
  .split('\n')
  .filter((line) => /^\| \d/u.test(line))
  .map((line) => {
    const [numbers = '', level = '', about = '', state = '', proof = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())
    const files = [...proof.matchAll(/`([\w./-]+\.(?:ts|md|json))`/gu)].map(([, path = '']) => path)
    return { numbers: numbers.split(', '), level, about, state, proof, files }
  })

describe('the self-assessment', () => {
  it('names each requirement once, with a state', () => {
    const numbers = lines.flatMap((line) => line.numbers)
    expect(numbers.length).toBeGreaterThan(150)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/u)
    for (const { numbers: these, state } of lines)
      expect([these, ['meets', 'partly', 'gap', 'none'].includes(state)]).toEqual([these, true])
  })

  it('meets nothing without a proof that is there, and says of everything else what is missing', () => {
    for (const { numbers, state, files, proof } of lines) {
      for (const file of files)
        expect([numbers, file, existsSync(join(home, file))]).toEqual([numbers, file, true])
      if (state === 'meets') expect([numbers, files.length > 0]).toEqual([numbers, true])
      if (state === 'partly' || state === 'gap') expect([numbers, proof.length > 20]).toEqual([numbers, true])
    }
  })

  it('is led to from the room it is about', () => {
    expect(readFileSync(join(home, 'server', 'README.md'), 'utf8')).toContain('(ASVS.md)')
  })
})
