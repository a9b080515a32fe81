/** Imported into a server before it starts, it spoils one piece of it, to show that a harness can turn red. */

import { register } from 'node:module'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'

/** One piece of one built file, and what stands in its place. */
export interface Spoil {
  /** The end of its path. */
  readonly file: string
  readonly found: string
  readonly replaced: string
}

/** The environment of a server that is to be spoilt so. */
export const environmentOf = (spoil: Spoil): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${join(findHome(), 'dist', 'tests', 'faults', 'spoil-server.js')}`,
  SPOIL: JSON.stringify(spoil),
})

const given = process.env.SPOIL
// Written by `environmentOf`, for this process alone.
if (given !== undefined)
  register('./spoil-hooks.js', { parentURL: import.meta.url, data: JSON.parse(given) as Spoil })
