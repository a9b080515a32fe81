/** Why a file cannot be read as a list, by name; people read the words the interface has for it. */

export const UNREADABLE = [
  'empty',
  'not-a-list',
  'not-utf-8',
  'not-one-table',
  'broken-quotes',
  'too-many-rows',
  'too-many-columns',
  'unpacked-too-large',
  'too-many-parts',
  'locked-with-password',
  'damaged',
  'takes-too-long',
  'takes-too-much-memory',
] as const
export type Unreadable = (typeof UNREADABLE)[number]

/** Thrown by the readers. */
export class UnreadableList extends Error {
  readonly what: Unreadable
  /** Line of the file, where one is to blame. */
  readonly line: number | undefined

  constructor(what: Unreadable, line?: number) {
    super(line === undefined ? what : `${what} (line ${line})`)
    this.what = what
    this.line = line
  }
}
