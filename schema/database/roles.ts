/** The roles by which the running server works on the database, and what each may do to which table. */

import type { Tables } from './tables.ts'

/** `office` serves tablets and desks; `export` works out what leaves, and sees only the views made for it. */
export const DATABASE_ROLES = ['office', 'export'] as const
export type DatabaseRole = (typeof DATABASE_ROLES)[number]

/** Of one column alone where it is named. */
export type Right = 'select' | 'insert' | 'update' | 'delete' | `update(${string})`

const READ = ['select'] as const
/** Only ever added to, whatever the program says. */
const ADD = ['select', 'insert'] as const
/** What was set aside first and fits later keeps the day it came. */
const RECEIVE = ['select', 'insert', 'update(received_at)'] as const
/** Whether a form has become a visit is all of it that changes. */
const TAKE_IN = ['select', 'insert', 'update(taken_in_at)'] as const
/** What was offered stays as it was; only what is decided about it changes. */
const DECIDE = [
  'select',
  'insert',
  'update(state)',
  'update(agreed_by)',
  'update(refused_by)',
  'update(decided_at)',
] as const
const CHANGE = ['select', 'insert', 'update'] as const
const EXCHANGE = ['select', 'insert', 'delete'] as const
const ALL = ['select', 'insert', 'update', 'delete'] as const

/**
 * A table that is not here does not compile, and is out of reach until it is. Nobody may empty, alter or drop any: the
 * tables belong to whoever migrates.
 */
export const OFFICE_RIGHTS: Readonly<Record<keyof Tables, readonly Right[]>> = {
  installation: READ,
  area: ALL,
  boundary: ALL,
  register_change: CHANGE,
  station_tile: ALL,
  tile_count: ALL,
  premises: ALL,
  station: ALL,
  station_import: ALL,
  person: CHANGE,
  session: ALL,
  totp: ALL,
  passkey: ALL,
  recovery_word: EXCHANGE,
  used_challenge: EXCHANGE,
  enrolment: CHANGE,
  setting: ALL,
  checklist: ADD,
  checklist_draft: ALL,
  campaign: CHANGE,
  assignment: ALL,
  sample: ADD,
  paper_batch: ADD,
  paper_form: TAKE_IN,
  paper_entry: CHANGE,
  visit: RECEIVE,
  interview: ADD,
  correction: RECEIVE,
  review_step: ADD,
  recommendation: ADD,
  recommendation_step: ADD,
  incident: RECEIVE,
  set_aside: ALL,
  photo: ADD,
  visit_photo: ADD,
  sealed_photo: EXCHANGE,
  photo_part: EXCHANGE,
  logbook: ADD,
  logbook_link: ADD,
  request_for_two: CHANGE,
  refused_try: CHANGE,
  station_hold: CHANGE,
  told_batch: ADD,
  told_station: ADD,
  release: ADD,
  release_part: ADD,
  release_photo: ADD,
  release_withdrawal: ADD,
  offered_photo: DECIDE,
  public_release: CHANGE,
  retention: CHANGE,
  legal_hold: CHANGE,
  // Sealed by the owner, before the server itself works.
  lies_open: READ,
  'register.entry': ALL,
}
