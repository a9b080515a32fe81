/** What the register knows of a monitor: who it is and how to reach them, and what is only ever counted. */

import { withoutHiddenSigns } from '../hidden-signs.ts'

export const SEXES = ['female', 'male', 'other', 'not-said'] as const
export type Sex = (typeof SEXES)[number]

/** As people say it of themselves; the first four are the groups the checklist asks about. */
export const DISABILITIES = [
  'none',
  'vision',
  'hearing',
  'mobility',
  'understanding',
  'speech',
  'psychosocial',
  'several',
  'other',
  'not-said',
] as const
export type Disability = (typeof DISABILITIES)[number]

export interface RegisterEntry {
  readonly name: string
  /** As it was given; empty where there is none. */
  readonly phone: string
  readonly sex: Sex
  readonly disability: Disability
}

export const LONGEST_NAME = 120
export const LONGEST_PHONE = 40

/** Tidied for keeping: signs that nobody sees are gone. Nothing when no name is left, or something is too long. */
export function readRegisterEntry(said: RegisterEntry): RegisterEntry | undefined {
  const name = withoutHiddenSigns(said.name).trim()
  const phone = withoutHiddenSigns(said.phone).trim()
  const isKept = name !== '' && name.length <= LONGEST_NAME && phone.length <= LONGEST_PHONE
  return isKept ? { ...said, name, phone } : undefined
}
