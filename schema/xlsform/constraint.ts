/** What an answer may be: the constraint column, written from our ranges and read back. */

import type { Choice } from '../checklist/checklist.ts'
import { type Expression, type Operator, readExpression } from './expression.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

export const writeRange = ({ from, to }: Range): string => `. >= ${from} and . <= ${to}`

export const writeLongest = (longest: number): string => `string-length(.) <= ${longest}`

/** Nothing when no choice excludes the others. */
export const writeAlone = (choices: readonly Choice[]): string =>
  choices
    .filter(({ alone }) => alone)
    .map(({ id }) => `not(selected(., '${id}') and count-selected(.) > 1)`)
    .join(' and ')

const partsOf = (text: string): readonly Expression[] | undefined => {
  const expression = readExpression(text)
  return expression && ('and' in expression ? expression.and : [expression])
}

/** Both ends as far as the text gives them; nothing when it says anything else. `step`: 1 for whole numbers. */
export function readRange(
  text: string,
  step: 0 | 1,
): { readonly from?: number; readonly to?: number } | undefined {
  const parts = partsOf(text)
  if (!parts) return undefined
  let range: { readonly from?: number; readonly to?: number } = {}
  for (const part of parts) {
    if (!('compare' in part) || !('self' in part.left) || !('number' in part.right)) return undefined
    const end = endOf(part.compare, part.right.number, step)
    // The same end twice would need a choice between them.
    if (!end || Object.keys(end).some((key) => key in range)) return undefined
    range = { ...range, ...end }
  }
  return range
}

function endOf(
  compare: Operator,
  number: number,
  step: 0 | 1,
): { readonly from: number } | { readonly to: number } | undefined {
  if (compare === '>=') return { from: number }
  if (compare === '<=') return { to: number }
  if (step === 0) return undefined
  if (compare === '>') return { from: number + 1 }
  if (compare === '<') return { to: number - 1 }
  return undefined
}

/** The most characters; nothing when the text says anything else. */
export function readLongest(text: string): number | undefined {
  const [part, ...others] = partsOf(text) ?? []
  if (!part || others.length > 0 || !('compare' in part) || !('number' in part.right)) return undefined
  const { left, compare, right } = part
  const isLength =
    'call' in left && left.call === 'string-length' && left.given[0] !== undefined && 'self' in left.given[0]
  if (!isLength) return undefined
  if (compare === '<=') return right.number
  return compare === '<' ? right.number - 1 : undefined
}

/** The choices that exclude all others; nothing when the text says anything else. */
export function readAlone(text: string): readonly string[] | undefined {
  const parts = partsOf(text)?.map(readOneAlone)
  const alone = parts?.flatMap((one) => one ?? [])
  return parts && alone?.length === parts.length ? alone : undefined
}

/** `not(selected(., 'none') and count-selected(.) > 1)`, in either order. */
function readOneAlone(part: Expression): string | undefined {
  const inner = 'call' in part && part.call === 'not' ? part.given[0] : undefined
  if (!inner || !('and' in inner) || inner.and.length !== 2) return undefined
  const chosen = inner.and.flatMap((one) => {
    if (!('call' in one) || one.call !== 'selected') return []
    const [of, which] = one.given
    return of && 'self' in of && which && 'text' in which ? [which.text] : []
  })
  const isCounted = inner.and.some(
    (one) =>
      'compare' in one &&
      'call' in one.left &&
      one.left.call === 'count-selected' &&
      'number' in one.right &&
      ((one.compare === '>' && one.right.number === 1) || (one.compare === '>=' && one.right.number === 2)),
  )
  return isCounted && chosen.length === 1 ? chosen[0] : undefined
}
