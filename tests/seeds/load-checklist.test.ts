/** The checklist files become one checklist; what is not understood is refused with file and place. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAsked } from '../../schema/checklist/asked.ts'
import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { reportChecklist } from '../../seeds/checklist-report.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'

const SHIPPED = new URL('../../seeds/checklist', import.meta.url).pathname

const find = (checklist: Checklist, id: string): Question => {
  const found = checklist.sections
    .flatMap(({ questions }) => questions)
    .find((question) => question.id === id)
  if (!found) throw new Error(`There is no question ${id}`)
  return found
}

describe('the shipped files', () => {
  it('become questions with plain words, without the marks of their editors', async () => {
    const { checklist } = await loadChecklist(SHIPPED)
    expect(find(checklist, 'route_tested_by').text).toEqual({
      en: 'Who or what tested the way from gate to ballot box?',
      km: 'តើនរណាបានសាកល្បងផ្លូវពីទ្វាររបងដល់ហិបឆ្នោត?',
    })
  })

  it('give the marks back beside the checklist, with the place of each text', async () => {
    const { reviews } = await loadChecklist(SHIPPED)
    const place = 'checklist/sections/10-visit.json: question route_tested_by: text'
    expect(reviews.find((review) => review.place === place)).toMatchObject({ reviewed: false, doubt: true })
  })

  it('have the skips of a named situation written out in every question that names it', async () => {
    const { checklist } = await loadChecklist(SHIPPED)
    expect(find(checklist, 'ramp_handrail').skip).toEqual([
      { when: { question: 'ramp_present', in: ['none_needed', 'none_but_steps'] }, means: 'not-applicable' },
      { when: { question: 'ramp_present', answered: false }, means: 'not-observed' },
      { when: { question: 'ramp_rise_cm', atMost: { threshold: 'handrail-rise' } }, means: 'not-applicable' },
    ])
  })

  it('tell apart what does not exist from what could not be seen', async () => {
    const { checklist } = await loadChecklist(SHIPPED)
    const means = (id: string, named: string) =>
      find(checklist, id).skip.find(({ when }) => 'in' in when && when.in.includes(named))?.means
    expect(means('low_booth', 'follow_up')).toBe('not-applicable')
    expect(means('low_booth', 'outside_only_refused')).toBe('not-observed')
  })

  it('count nothing of election day as missing on a visit before it', async () => {
    const { checklist } = await loadChecklist(SHIPPED)
    const answers = new Map<string, Answer>([
      ['visit_type', { kind: 'choice', choice: 'pre_election' }],
      ['access_result', { kind: 'choice', choice: 'full' }],
      ['entrance_steps_count', { kind: 'count', value: 0 }],
      ['ramp_present', { kind: 'choice', choice: 'none_needed' }],
      ['incident_kind', { kind: 'choices', choices: ['none'] }],
    ])
    const { notAsked } = listAsked(checklist, { answers, form: 'full' }, new Map([['photos_allowed', true]]))
    const missing = [...notAsked.values()].filter(
      (reason) => reason.because === 'skip' && reason.skip.means === 'not-observed',
    )
    expect(notAsked.size).toBeGreaterThan(30)
    expect(missing.map(({ question }) => question.id)).toEqual([])
  })

  it('keep 1:12 as exactly one twelfth', async () => {
    const { checklist } = await loadChecklist(SHIPPED)
    expect(checklist.thresholds.find(({ id }) => id === 'ramp-gradient-max')?.value).toBe(1 / 12)
  })
})

describe('a file that is not understood', () => {
  let folder = ''

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'checklist-')), 'checklist')
    await cp(SHIPPED, folder, { recursive: true })
  })
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

  const change = async (file: string, from: string, to: string) => {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`)
    await writeFile(
      path,
      text.replace(from, () => to),
    )
  }

  it.each([
    ['that is not JSON', 'barriers.json', '[', '[,', /^checklist\/barriers\.json: not valid JSON/],
    [
      'with a kind nobody knows',
      'sections/40-voting-room.json',
      '"kind": "measure"',
      '"kind": "guess"',
      /^checklist\/sections\/40-voting-room\.json: question door_clear_width_cm: "kind" must be one of yes-no, measure/,
    ],
    [
      'with a misspelt key',
      'sections/40-voting-room.json',
      '"stick": 80',
      '"stik": 80',
      /question door_clear_width_cm: nobody knows what "stik" means here/,
    ],
    [
      'with a number in quotes',
      'thresholds.json',
      '"value": 50',
      '"value": "50"',
      /threshold dropoff-distance-max: "value" must be a number/,
    ],
    [
      'without something that is needed',
      'remedies.json',
      '"effort": "no-cost"',
      '"note": "cheap"',
      /remedy confirm-observer-access: "effort" is missing/,
    ],
    [
      'with a situation nobody described',
      'sections/20-getting-there.json',
      '"nothing-seen"',
      '"nobody-there"',
      /question sign_to_station: there is no situation "nobody-there" in checklist\.json/,
    ],
    [
      'with a condition that says nothing',
      'barriers.json',
      '{ "question": "room_level", "is": "upper_no_lift" }',
      '{ "question": "room_level" }',
      /barrier upper-floor-without-lift: present: the condition on "room_level" needs one of/,
    ],
    [
      'with a text that is no text',
      'groups.json',
      '"km": "ការធ្វើចលនា"',
      '"km": 7',
      /group mobility: name: the text in "km" must stand in quotes/,
    ],
    [
      'that is named but not there',
      'checklist.json',
      '"10-visit"',
      '"15-nothing"',
      /^checklist\/sections\/15-nothing\.json: cannot be read/,
    ],
  ])('%s is refused with its file and place', async (_what, file, from, to, sentence) => {
    await change(file, from, to)
    await expect(loadChecklist(folder)).rejects.toThrow(sentence)
  })

  it('is loaded when it is understood but makes no sense, and the report says what is wrong', async () => {
    await change('thresholds.json', '"value": 80', '"value": 8')
    const { text, complaints } = reportChecklist(await loadChecklist(folder), ['km', 'en'])
    expect(complaints).toContain(
      'Barrier "door-too-narrow": 8 is outside what is possible for "door_clear_width_cm" (20 to 500).',
    )
    for (const complaint of complaints) expect(text).toContain(`- ${complaint}`)
  })
})

describe('the report', () => {
  it('counts questions, barriers and texts, and lists the doubtful ones', async () => {
    const loaded = await loadChecklist(SHIPPED)
    const { text, complaints } = reportChecklist(loaded, ['km', 'en'])
    expect(complaints).toEqual([])
    expect(text).toContain('Questions: 90 in 11 sections')
    expect(text).toContain('Short form: 37 questions')
    expect(text).toContain(
      `Can be found: ${loaded.checklist.barriers.length} of ${loaded.checklist.barriers.length}`,
    )
    for (const { place, words } of loaded.reviews.filter(({ doubt }) => doubt)) {
      expect(text).toContain(place)
      expect(text).toContain(`km: ${words.km}`)
    }
  })
})
