/** What can be told about a picture without understanding it, for those who took it and cannot see it. */

import type { Pixels } from './pixelate.ts'

export type FirstLook = 'fine' | 'dark' | 'bright' | 'flat'

/** Brightness from 0 to 255. Our own judgement, from pictures of a covered lens, a lamp, a wall and a room at dusk. */
const DARK = 32
const BRIGHT = 232
/** The spread of brightness below which a picture shows nothing but a surface. */
const FLAT = 6

/** Every so many pixels are looked at: a thousand say as much as a million. */
const SAMPLES = 4096

export function lookAt({ data }: Pixels): FirstLook {
  const every = Math.max(1, Math.floor(data.length / 4 / SAMPLES)) * 4
  let [count, sum, squares] = [0, 0, 0]
  for (let at = 0; at < data.length; at += every) {
    // Brightness as the eye weighs colours (ITU-R BT.601).
    const bright = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
    count += 1
    sum += bright
    squares += bright * bright
  }
  const mean = sum / count
  if (mean < DARK) return 'dark'
  if (mean > BRIGHT) return 'bright'
  return Math.sqrt(Math.max(0, squares / count - mean * mean)) < FLAT ? 'flat' : 'fine'
}
