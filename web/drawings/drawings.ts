/** name → drawing: loaded only when somebody opens the first one. */

import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { aids } from './aids.ts'
import { inside } from './inside.ts'
import { outside } from './outside.ts'
import type { Drawing } from './strokes.ts'

/** A name the checklist may use and nobody has drawn does not compile. */
const named: Readonly<Record<DrawingName, Drawing>> = { ...outside, ...inside }

export const drawings: Readonly<Partial<Record<string, Drawing>>> = { ...named, ...aids }
