/** Which day it is in the country: the day that is written above the words in the office book. */

/** ISO. */
export const dayIn = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
