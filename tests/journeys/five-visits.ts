/** Five visits to five stations, made so that every denominator can be counted by hand. */

import type { Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'

const yesNo = (value: 'yes' | 'no'): Answer => ({ kind: 'yes-no', value })
const yes = yesNo('yes')
const no = yesNo('no')
const measure = (value: number): Answer => ({ kind: 'measure', value })
const count = (value: number): Answer => ({ kind: 'count', value })
const choice = (id: string): Answer => ({ kind: 'choice', choice: id })
const choices = (...ids: readonly string[]): Answer => ({ kind: 'choices', choices: ids })
const notObserved: Answer = { kind: 'none', reason: 'not-observed' }
const notApplicable: Answer = { kind: 'none', reason: 'not-applicable' }

/** A station without a barrier; every yes-no question that is not here is answered yes. */
const WELL: Readonly<Record<string, Answer>> = {
  visit_type: choice('election_day_first'),
  access_result: choice('full'),
  premises_type: choice('school'),
  stations_in_premises: count(3),
  room_level: choice('ground_level'),
  route_tested_by: choices('wheelchair_user', 'white_cane'),
  dropoff_distance_m: measure(20),
  gate_open_width_cm: measure(100),
  path_width_cm: measure(150),
  path_obstacles: choices('none'),
  voter_list_height_cm: measure(140),
  photo_approach: notApplicable,
  entrance_steps_count: count(0),
  ramp_present: choice('none_needed'),
  photo_entrance: notApplicable,
  door_clear_width_cm: measure(95),
  door_threshold_cm: measure(1.5),
  inside_route_width_cm: measure(120),
  booth_surface_height_cm: measure(75),
  booth_opening_width_cm: measure(100),
  box_slot_height_cm: measure(90),
  seen_pwd_count: {
    kind: 'counts',
    values: { wheelchair: 2, crutches_or_stick: 12, white_cane_or_guide: 1, sign_language: 0 },
  },
  assisted_votes_count: count(1),
  queue_length: count(8),
  queue_wait_min: measure(10),
  seats_for_waiting: count(6),
  chair_interview: choice('agreed'),
  staff_respect: choice('respectful'),
  voters_turned_away: count(0),
  voters_carried: count(0),
  incident_kind: choices('none'),
  overall_mobility: choice('alone'),
  overall_vision: choice('with_help'),
  overall_hearing: choice('alone'),
  overall_understanding: choice('cannot_say'),
  observer_note: { kind: 'words', text: 'មន្ត្រីយកកៅអីវែងចេញពីថ្នាក់រៀន ឱ្យមនុស្សចាស់អង្គុយក្នុងម្លប់។' },
}

/** What everybody answers who cares about nothing else. */
export const answerWell = (question: Question): Answer => {
  const answer = WELL[question.id] ?? (question.kind === 'yes-no' ? yes : undefined)
  if (!answer) throw new Error(`no answer is thought of for ${question.id}`)
  return answer
}

export interface PlannedVisit {
  readonly station: string
  readonly form: 'full' | 'short'
  readonly answers: Readonly<Record<string, Answer>>
}

/**
 * The one that is filled in the browser. By hand, from the thresholds in `seeds/checklist/thresholds.json`:
 * found are no-step-free-way, steps-without-ramp, steps-without-handrail and no-low-booth, four barriers;
 * everything else that could be seen is as it should be.
 */
export const FILLED_BY_KEYBOARD: PlannedVisit = {
  station: '030101-0011',
  form: 'full',
  answers: {
    ...WELL,
    room_level: choice('ground_raised'),
    sign_to_station: notObserved,
    // The 80 cm stick fits, the norm is 90: nobody can tell, so the gate stays open.
    gate_open_width_cm: { kind: 'band', band: 'fits' },
    waiting_shade: notApplicable,
    entrance_steps_count: count(4),
    step_free_route: no,
    ramp_present: choice('none_but_steps'),
    steps_handrail: no,
    door_clear_width_cm: { kind: 'none', reason: 'not-measured', because: 'crowd' },
    low_booth: no,
    overall_mobility: choice('not_possible'),
  },
}
export const ITS_BARRIERS = [
  'no-step-free-way',
  'steps-without-ramp',
  'steps-without-handrail',
  'no-low-booth',
] as const

export const INTERVIEW: Readonly<Record<string, Answer>> = {
  int_consent: yes,
  int_voted: choice('yes'),
  int_sex_age: { kind: 'grid', choices: { sex: 'woman', age: '65_plus' } },
  int_wg: {
    kind: 'grid',
    choices: {
      wg_seeing: 'some',
      wg_hearing: 'none',
      wg_walking: 'a_lot',
      wg_remembering: 'none',
      wg_selfcare: 'some',
      wg_communicating: 'none',
    },
  },
  int_reach_room: choice('with_some_help'),
  int_vote_secret: choice('yes_alone'),
  int_helper_choice: choice('no_help_needed'),
  int_respect: choice('good'),
  int_change_wanted: { kind: 'words', text: 'ចង់ឱ្យមានជម្រាលនៅមុខបន្ទប់ និងកៅអីសម្រាប់រង់ចាំ។' },
}

/** Four more, sent as tablets send them: a narrow door, things unseen, the short form, a team left outside. */
export const SENT_BY_TABLETS: readonly PlannedVisit[] = [
  {
    station: '030101-0001',
    form: 'full',
    answers: { ...WELL, sign_to_station: no, door_clear_width_cm: measure(75) },
  },
  {
    station: '030101-0006',
    form: 'full',
    answers: {
      ...WELL,
      step_free_route: notObserved,
      gate_open_width_cm: measure(85),
      waiting_shade: no,
      // The 80 cm stick does not fit, the norm is 80: too narrow, whatever the tape would say.
      door_clear_width_cm: { kind: 'band', band: 'does-not-fit' },
    },
  },
  {
    station: '030101-0009',
    form: 'short',
    answers: { ...WELL, door_clear_width_cm: measure(90), low_booth: notObserved },
  },
  {
    station: '010201-0001',
    form: 'full',
    answers: {
      ...WELL,
      access_result: choice('outside_only_refused'),
      entrance_steps_count: count(1),
      step_free_route: no,
      ramp_present: choice('none_but_steps'),
      door_clear_width_cm: measure(85),
    },
  },
]

/**
 * Counted by hand, stations in the order 030101-0011, -0001, -0006, -0009, 010201-0001 (f found, a absent,
 * o open, – does not apply); n is f + a:
 *
 * | barrier             | -0011            | -0001  | -0006          | -0009            | 010201-0001      |
 * | no-step-free-way    | f                | a      | o not observed | a                | f                |
 * | door-too-narrow     | o not measured   | f 75   | f stick        | a 90             | a 85             |
 * | gate-too-narrow     | o stick 80 of 90 | a 100  | f 85           | a 100            | a 100            |
 * | no-signs-to-station | o not observed   | f      | a              | o not in form    | a                |
 * | no-shade-…          | –                | a      | f              | o not in form    | a                |
 * | no-low-booth        | f                | a      | a              | o not observed   | o left outside   |
 * | steps-without-…rail | f                | –      | –              | o not in form    | – one step only  |
 */
export const COUNTED_BY_HAND = [
  { barrier: 'no-step-free-way', found: 2, n: 4, open: 1, notApplicable: 0 },
  { barrier: 'door-too-narrow', found: 2, n: 4, open: 1, notApplicable: 0 },
  { barrier: 'gate-too-narrow', found: 1, n: 4, open: 1, notApplicable: 0 },
  { barrier: 'no-signs-to-station', found: 1, n: 3, open: 2, notApplicable: 0 },
  { barrier: 'no-shade-while-waiting', found: 1, n: 3, open: 1, notApplicable: 1 },
  { barrier: 'no-low-booth', found: 1, n: 3, open: 2, notApplicable: 0 },
  { barrier: 'steps-without-handrail', found: 1, n: 1, open: 1, notApplicable: 3 },
] as const

/** The rows of one barrier in the findings, as counted above. */
export const ROWS_BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-step-free-way': {
    '030101-0011': 'found',
    '030101-0001': 'absent',
    '030101-0006': 'open',
    '030101-0009': 'absent',
    '010201-0001': 'found',
  },
  'no-shade-while-waiting': {
    '030101-0011': 'not-applicable',
    '030101-0001': 'absent',
    '030101-0006': 'found',
    '030101-0009': 'open',
    '010201-0001': 'absent',
  },
}
