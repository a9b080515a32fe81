/** The life of a recommendation: step by step, nothing forgotten, nothing skipped. */

import { describe, expect, it } from 'vitest'
import {
  type Basis,
  findMoveFault,
  findWordingFault,
  isOpenState,
  listNextRecordStates,
  listStandingSteps,
  mayBeReworded,
  RECORD_STATES,
  type RecordState,
  type RecordStep,
  standingOfRecord,
  type Wording,
} from '../../../schema/recommendations/record.ts'

const today = '2027-07-01'
const wording: Wording = {
  text: { km: 'ធ្វើជម្រាល', en: 'Build a ramp' },
  addressee: 'building-owner',
  when: 'long-term',
  effort: 'structural',
  due: null,
}
const basis: Basis = { wording, severity: 'major', hinders: ['mobility'], found: 3, n: 9, isRounded: false }
const gathered: RecordStep = { kind: 'gathered', basis }
const moved = (to: RecordState, receiver?: string): RecordStep => ({
  ...{ kind: 'moved', to, day: today, words: {} },
  ...(receiver && { receiver }),
})
const worded = (en: string): RecordStep => ({ kind: 'worded', wording: { ...wording, text: { en } } })
const back: RecordStep = { kind: 'taken-back' }
const standing = (...steps: readonly RecordStep[]) => {
  const stands = standingOfRecord(steps)
  if (!stands) throw new Error('no rule in it')
  return stands
}

describe('a record', () => {
  it('is proposed in the words of the rule when it was gathered', () => {
    expect(standing(gathered)).toEqual({
      ...{ state: 'proposed', wording, isEdited: false, basis, version: 1 },
      ...{ receiver: undefined, undoable: undefined },
    })
    expect(standingOfRecord([])).toBeUndefined()
  })

  it('keeps the words of people when it is gathered again, and takes the new numbers', () => {
    const more = { ...basis, found: 5, wording: { ...wording, text: { en: 'Another rule' } } }
    const again: RecordStep = { kind: 'gathered', basis: more }
    const edited = standing(gathered, worded('Build it of stone'), again)
    expect([edited.wording.text.en, edited.basis.found]).toEqual(['Build it of stone', 5])
    expect(standing(gathered, again).wording.text.en).toBe('Another rule')
  })

  it('keeps what a body was handed, whatever the rule says later', () => {
    const reworded = { ...basis, wording: { ...wording, text: { en: 'Another rule' } } }
    const again: RecordStep = { kind: 'gathered', basis: reworded }
    const handed = [gathered, moved('agreed'), moved('handed-over', 'nec')]
    expect(standing(...handed, again).wording.text.en).toBe('Build a ramp')
    expect(standing(...handed, back, again).wording.text.en).toBe('Another rule')
    const carried: RecordStep = {
      kind: 'carried',
      from: 'x',
      state: 'accepted',
      wording,
      isEdited: false,
      basis,
    }
    expect(standing(carried, again).wording.text.en).toBe('Build a ramp')
  })

  it('goes back a step at a time, and every step back is one more', () => {
    const steps = [gathered, worded('Of stone'), moved('agreed'), moved('handed-over', 'nec')]
    expect(standing(...steps)).toMatchObject({ state: 'handed-over', receiver: 'nec', version: 4 })
    expect(standing(...steps, back)).toMatchObject({ state: 'agreed', receiver: undefined, version: 5 })
    expect(standing(...steps, back, back, back)).toMatchObject({ isEdited: false, undoable: undefined })
    expect(standing(...steps, back, back, back, back).state).toBe('proposed')
    expect(listStandingSteps([...steps, back]).map(({ kind }) => kind)).toEqual(['worded', 'moved'])
  })

  it('goes on in another campaign as it stood, and is asked anew there by numbers alone', () => {
    const carried: RecordStep = {
      ...{ kind: 'carried', from: 'earlier', state: 'accepted', isEdited: true, receiver: 'nec', basis },
      wording: { ...wording, text: { en: 'Of stone' } },
    }
    const now: RecordStep = { kind: 'gathered', basis: { ...basis, found: 0 } }
    expect(standing(carried, now)).toMatchObject({
      ...{ state: 'accepted', receiver: 'nec', isEdited: true, undoable: undefined },
      ...{ wording: { text: { en: 'Of stone' } }, basis: { found: 0 } },
    })
    expect(standing(carried, now, moved('done')).state).toBe('done')
  })
})

describe('a step', () => {
  const move = (from: RecordState, to: RecordState, words = {}, day = today) =>
    findMoveFault(from, { to, day, words }, today)

  it('leads only where the one before it leads', () => {
    expect(move('proposed', 'handed-over')).toBe('not-from-here')
    expect(move('proposed', 'agreed')).toBeUndefined()
    expect(move('accepted', 'done')).toBeUndefined()
    expect(move('overruled', 'done')).toBe('not-from-here')
  })

  it('overrules with a reason, answers with words, and never on a day to come', () => {
    expect(move('agreed', 'overruled', { km: '  ' })).toBe('reason-missing')
    expect(move('agreed', 'overruled', { km: 'មានវិធីល្អជាង' })).toBeUndefined()
    expect(move('handed-over', 'accepted')).toBe('answer-missing')
    expect(move('handed-over', 'no-answer')).toBeUndefined()
    expect(move('agreed', 'handed-over', {}, '2027-07-02')).toBe('day-ahead')
  })

  it('leads from every open state on, and to every state', () => {
    const reached = new Set(RECORD_STATES.flatMap(listNextRecordStates))
    expect(new Set(RECORD_STATES)).toEqual(reached)
    for (const state of RECORD_STATES.filter(isOpenState))
      expect(listNextRecordStates(state)).toContain(state === 'overruled' ? 'proposed' : 'overruled')
  })

  it('rewords nothing that a body has in its hands', () => {
    expect(findWordingFault('handed-over', wording)).toBe('not-from-here')
    expect(findWordingFault('proposed', { text: { km: ' ' } })).toBe('text-missing')
    expect(RECORD_STATES.filter(mayBeReworded)).toEqual([
      ...['proposed', 'agreed', 'declined', 'no-answer', 'not-done'],
    ])
  })
})
