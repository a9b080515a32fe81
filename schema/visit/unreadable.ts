/** What was typed where a number belongs and is none: no answer, but kept and shown again as it was typed. */

/** By the part of the question whose field it stands in. It never leaves the tablet. */
export type Unreadable = Readonly<Record<string, string>>

export const NOTHING_UNREADABLE: Unreadable = {}

/** The part of a question that asks for one number only. */
export const NUMBER_PART = 'number'
