/** How things of ours are called in an XLSForm: names that other programs accept, and the way back. */

import type { Derived, QuestionId, ThresholdId } from '../checklist/checklist.ts'

/** ODK's names begin with a letter or an underscore; ours may begin with a digit. */
export const nameOfId = (id: string): string => (/^[a-z_]/u.test(id) ? id : `_${id}`)

export const nameOfThreshold = (id: ThresholdId): string => `threshold_${id}`
export const nameOfSetting = (setting: string): string => `setting_${setting}`
/** The sum over the classes of a set of counts: what conditions compare. */
export const nameOfTotal = (id: QuestionId): string => `${nameOfId(id)}_total`
/** A class of counts or a row of a grid. */
export const nameOfPart = (id: QuestionId, part: string): string => `${nameOfId(id)}_${part}`
export const nameOfIntro = (section: string): string => `${nameOfId(section)}_intro`

/** What tablets accept as the id of a question, choice, row or class. */
export const isAllowedId = (id: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/u.test(id)

export const ref = (name: string): string => `$\{${name}}`

/** Rise over run, from a rise and the length along the slope. */
export function writeGradient({ rise, length }: Pick<Derived, 'rise' | 'length'>): string {
  const [up, along] = [ref(nameOfId(rise)), ref(nameOfId(length))]
  return `${up} div sqrt(pow(${along}, 2) - pow(${up}, 2))`
}

export const writeTotal = (id: QuestionId, classes: readonly { readonly id: string }[]): string =>
  classes.map((one) => ref(nameOfPart(id, one.id))).join(' + ')

/** The list every yes-no question shares. */
export const YES_NO_LIST = 'yes_no'

/** Everything XLSForm does not know stands in columns and sheets that begin so; other programs pass over them. */
export const OURS = 'wayin_'
