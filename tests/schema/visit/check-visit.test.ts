/** What is said to a monitor before a visit is finished, and what holds a visit back. */

import { describe, expect, it } from 'vitest'
import type { Question } from '../../../schema/checklist/checklist.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { checkAnswer, looksLikePhone } from '../../../schema/visit/check-answer.ts'
import { checkVisit, mustBeMended } from '../../../schema/visit/check-visit.ts'
import { addInterview, recordInterviewAnswer } from '../../../schema/visit/record-answer.ts'
import { choseAll, cm, count, inAll, measure, question, yes } from '../../support/builders.ts'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const kinds = (asked: Question, answer: Answer) => checkAnswer(asked, answer).map(({ kind }) => kind)
const choices = ['steps', 'mud', 'none'].map((id) => ({ id, text: inAll(id), alone: id === 'none' }))

describe('one answer', () => {
  const door = measure('door', { possible: { from: 20, to: 400 }, usual: { from: 60, to: 200 } })

  it('that cannot be is refused with its limits, one that is rare only doubted', () => {
    expect(kinds(door, cm(19))).toEqual(['out-of-range'])
    expect(kinds(door, cm(20))).toEqual(['unusual'])
    expect(kinds(door, cm(60))).toEqual([])
    expect(checkAnswer(door, cm(500))).toEqual([
      { question: 'door', kind: 'out-of-range', severity: 'must', facts: { from: 20, to: 400 } },
    ])
    expect(kinds(door, cm(Number.NaN))).toEqual(['out-of-range'])
  })

  it('that counts is whole', () => {
    const steps: Question = { ...question('steps'), kind: 'count', possible: { from: 0, to: 60 } }
    expect(kinds(steps, count(2.5))).toEqual(['not-whole'])
    expect(kinds(steps, count(-1))).toEqual(['out-of-range'])
    expect(kinds(steps, count(0))).toEqual([])
  })

  it('by class names every class once', () => {
    const seen: Question = {
      ...question('seen'),
      kind: 'counts',
      classes: choices,
      possible: { from: 0, to: 9 },
    }
    const counts = (values: Readonly<Record<string, number>>) => kinds(seen, { kind: 'counts', values })
    expect(counts({ steps: 1, mud: 0, none: 9 })).toEqual([])
    expect(counts({ steps: 1 })).toEqual(['incomplete'])
    expect(counts({ steps: 1.5, mud: 10, none: 1, cows: 1 })).toEqual([
      'not-whole',
      'out-of-range',
      'unknown-choice',
    ])
  })

  it('of several choices does not say "none of these" beside another', () => {
    const way: Question = { ...question('way'), kind: 'choices', choices }
    expect(kinds(way, choseAll('steps', 'mud'))).toEqual([])
    expect(kinds(way, choseAll('none'))).toEqual([])
    expect(kinds(way, choseAll('none', 'mud'))).toEqual(['excludes-others'])
    expect(kinds(way, choseAll('cows'))).toEqual(['unknown-choice'])
  })

  it('in words is as long as people count, in Khmer too', () => {
    const note: Question = { ...question('note'), kind: 'words', longest: 3 }
    expect(kinds(note, { kind: 'words', text: 'ខ្មែរ' })).toEqual([])
    expect(kinds(note, { kind: 'words', text: 'ខ្មែរក' })).toEqual([])
    expect(kinds(note, { kind: 'words', text: 'ខ្មែរកខ' })).toEqual(['too-long'])
  })

  it('of another kind is no answer to this question', () => {
    expect(kinds(door, yes)).toEqual(['wrong-kind'])
  })
})

describe('a number to call somebody by', () => {
  it.each(['012 345 678', '០១២ ៣៤៥ ៦៧៨', '+855-12-345-678', 'តេ 0123456789 បាន', '(012) 34.56.78'])(
    'is noticed: %s',
    (text) => expect(looksLikePhone(text)).toBe(true),
  )
  it.each(['7 steps of 15 cm, 120 wide', 'room 12, 1 234 567', 'មានកាំជណ្តើរ ៣'])(
    'is not seen in: %s',
    (text) => expect(looksLikePhone(text)).toBe(false),
  )
  it('is also noticed in the note beside an answer', () => {
    expect(kinds(measure('door'), { kind: 'measure', value: 90, note: 'call 012345678' })).toEqual([
      'phone-number-in-text',
    ])
  })
})

describe('a whole visit', () => {
  const begun = scenario(checklist)
    .answers('visit_type', 'election_day_first')
    .answers('access_result', 'full')

  it('is told what is missing, without being held back by it', () => {
    const complaints = begun.complaints()
    expect(complaints.some((one) => one.question === 'path_firm' && one.kind === 'missing')).toBe(true)
    expect(mustBeMended(complaints)).toBe(false)
  })

  it('does not miss what is not asked, nor photos and words, nor what has a reason', () => {
    const missing = begun
      .answers('path_firm', 'not-observed')
      .complaints()
      .flatMap(({ kind, question: id }) => (kind === 'missing' ? [id] : []))
    for (const id of ['ramp_width_cm', 'photo_entrance', 'observer_note', 'path_firm', 'int_consent'])
      expect(missing).not.toContain(id)
  })

  it('is held back by a ramp that climbs more than it is long', () => {
    const complaints = begun
      .answers('ramp_present', 'permanent')
      .answers('ramp_rise_cm', 120)
      .answers('ramp_length_cm', 110)
      .complaints()
    expect(complaints.find(({ kind }) => kind === 'rise-not-below-length')?.question).toBe('ramp_rise_cm')
    expect(mustBeMended(complaints)).toBe(true)
  })

  it('is asked to look again where two answers do not go together', () => {
    const complaints = begun
      .answers('step_free_route', 'yes')
      .answers('room_level', 'upper_no_lift')
      .complaints()
      .filter(({ kind }) => kind === 'contradiction')
    expect(complaints).toMatchObject([
      { question: 'step_free_route', severity: 'should', facts: { contradiction: 'step-free-but-upstairs' } },
    ])
  })

  it('hears its complaints in the order of the questions', () => {
    const order = checklist.sections.flatMap(({ questions }) => questions.map(({ id }) => id))
    const places = begun
      .answers('ramp_present', 'permanent')
      .answers('ramp_rise_cm', 120)
      .answers('ramp_length_cm', 110)
      .complaints()
      .map(({ question: id }) => order.indexOf(id))
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  it('names the talk a complaint is about', () => {
    const { visit } = recordInterviewAnswer(
      checklist,
      addInterview(begun.visit, 'talk').visit,
      'talk',
      'int_consent',
      yes,
    )
    const inTalk = checkVisit(checklist, visit, new Map()).filter(({ interview }) => interview === 'talk')
    expect(inTalk.map(({ question: id }) => id)).toContain('int_voted')
  })
})
