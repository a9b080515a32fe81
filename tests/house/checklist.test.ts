/** The shipped checklist is whole: every barrier can be reached and has a remedy, an addressee and a source. */

import { describe, expect, it } from 'vitest'
import { lintChecklist } from '../../schema/checklist/lint-checklist.ts'
import { canHold } from '../../schema/checklist/reachable.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { loadCountry } from '../../seeds/load-country.ts'

const seeds = new URL('../../seeds', import.meta.url).pathname
const { checklist, reviews } = await loadChecklist(`${seeds}/checklist`)
const { languages } = await loadCountry(`${seeds}/country.json`)
const questions = checklist.sections.flatMap((section) => section.questions)
const addressees = new Map(checklist.addressees.map((addressee) => [addressee.id, addressee]))

/** Barriers the model checklist has only as numbers; their remedies are not among its 93. */
const FINER = ['ramp-unsafe', 'box-slot-hard-to-reach', 'way-just-wide-enough', 'door-just-wide-enough']

describe('the shipped checklist', () => {
  it('draws no complaint from the linter', () => {
    expect(lintChecklist(checklist, languages)).toEqual([])
  })

  it('has 90 questions in 11 sections, numbered from 1 to 90 in the order they are put', () => {
    expect(checklist.sections.map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJK')
    expect(checklist.sections.map((section) => section.questions.length)).toEqual([
      6, 10, 13, 9, 9, 6, 5, 2, 13, 10, 7,
    ])
    expect(questions.map(({ number }) => number)).toEqual(Array.from({ length: 90 }, (_, index) => index + 1))
  })

  it('counts 12 questions as critical, 28 as major, 20 as minor and 30 not at all', () => {
    const counted = (weight: string) => questions.filter((question) => question.weight === weight).length
    expect(['critical', 'major', 'minor', 'context'].map(counted)).toEqual([12, 28, 20, 30])
  })

  it('has a short form of 37 questions', () => {
    expect(new Set(checklist.shortForm).size).toBe(37)
    expect(checklist.shortForm).toHaveLength(37)
  })

  it('keeps interviews apart and overall views inside the organisation', () => {
    expect(checklist.sections.filter(({ repeats }) => repeats).map(({ letter }) => letter)).toEqual(['J'])
    expect(checklist.sections.filter(({ internal }) => internal).map(({ letter }) => letter)).toEqual(['K'])
  })

  it('says everything in every language of the country', () => {
    for (const { place, words } of reviews)
      for (const language of languages) expect(words[language]?.trim(), `${place}, ${language}`).toBeTruthy()
  })

  it('writes Khmer in Khmer script wherever a text is not the title of a foreign source', () => {
    const latin = reviews.filter(
      ({ place, words }) => !place.includes('source ') && !/\p{Script=Khmer}/u.test(words.km ?? ''),
    )
    expect(latin).toEqual([])
  })
})

describe('every barrier', () => {
  it.each(checklist.barriers.map((barrier) => [barrier.id, barrier] as const))('%s', (id, barrier) => {
    expect(canHold(checklist, barrier.present, [barrier.question]), 'can be found').toBe(true)
    expect(canHold(checklist, { not: barrier.present }, [barrier.question]), 'can be absent').toBe(true)
    expect(barrier.sources, 'rests on a source').not.toHaveLength(0)
    const remedies = checklist.remedies.filter((remedy) => remedy.barrier === id)
    expect(remedies, 'has a remedy').not.toHaveLength(0)
    for (const remedy of remedies) expect(addressees.has(remedy.addressee), 'has an addressee').toBe(true)
  })
})

describe('the remedies', () => {
  it('are the 93 of the model checklist, and those of the finer barriers', () => {
    const ours = checklist.remedies.filter(({ barrier }) => FINER.includes(barrier))
    expect(checklist.remedies.length - ours.length).toBe(93)
    expect(ours).toHaveLength(5)
  })

  it('ask nothing lasting of a commission that dissolves after the election', () => {
    const asked = checklist.remedies
      .filter(({ when }) => when === 'long-term')
      .map(({ addressee }) => addressee)
    expect([...new Set(asked)].sort()).toEqual(['building-owner', 'local-authority', 'nec'])
    for (const addressee of asked) expect(addressees.get(addressee)?.outlivesElection).toBe(true)
  })
})

describe('a ramp', () => {
  it('is too steep or dangerous, never both', () => {
    const present = (id: string) => {
      const barrier = checklist.barriers.find((one) => one.id === id)
      if (!barrier) throw new Error(`There is no barrier ${id}`)
      return barrier.present
    }
    expect(canHold(checklist, { all: [present('ramp-too-steep'), present('ramp-unsafe')] })).toBe(false)
    expect(
      canHold(checklist, { all: [present('box-slot-too-high'), present('box-slot-hard-to-reach')] }),
    ).toBe(false)
  })
})
