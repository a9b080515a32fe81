/** The cast of the tests. */

import type { Role } from '../../schema/people/roles.ts'

/** Sokha visits stations; the others work in the office, each with one role. */
export const cast = {
  sokha: { name: 'សុខា', role: 'monitor' },
  dara: { name: 'ដារ៉ា', role: 'coordinator' },
  chan: { name: 'ចាន់', role: 'reviewer' },
  bopha: { name: 'បុប្ផា', role: 'liaison' },
  vanna: { name: 'វណ្ណា', role: 'administrator' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly role: Role }>>

export type CastName = keyof typeof cast
export type StaffName = Exclude<CastName, 'sokha'>

export const STAFF = ['dara', 'chan', 'bopha', 'vanna'] as const satisfies readonly StaffName[]

/** Long enough, in Khmer, and nothing anybody would guess. */
export const PASSPHRASE = 'ទន្សាយបីហោះលើផ្ទះថ្ម ក្រោមភ្លៀងធំនៅព្រលឹម'
