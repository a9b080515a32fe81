/** The line drawings a question can ask for, by name; what they look like is the business of who shows them. */

/** One for each thing that is measured or judged by size. */
export const DRAWINGS = [
  'gate-width',
  'path-width',
  'overhead',
  'list-height',
  'ramp-rise',
  'ramp-length',
  'ramp-width',
  'ramp-ends',
  'door-width',
  'threshold-height',
  'inside-width',
  'turning-space',
  'booth-height',
  'knee-space',
  'booth-opening',
  'slot-height',
  'picture-height',
] as const

export type DrawingName = (typeof DRAWINGS)[number]
