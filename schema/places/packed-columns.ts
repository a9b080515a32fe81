/** Columns of stations as short texts: codes in runs, numbers as steps, states two to a letter; read back exactly. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Letter → number; codes below 128 alone are ever asked for. */
const NUMBERS = new Uint8Array(128)
for (let at = 0; at < LETTERS.length; at += 1) NUMBERS[LETTERS.charCodeAt(at)] = at

/** A letter holds five bits of a number, and one that says whether more come. */
const BITS = 5
const MORE = 1 << BITS
/** A letter holds two numbers below eight. */
const EIGHT = 8

/**
 * Whole numbers as the steps from each to the next, small or large: a few letters for a small step. Between two
 * neighbours may lie 1,073,741,823 at most.
 */
export function packSteps(numbers: Iterable<number>): string {
  let text = ''
  let before = 0
  for (const number of numbers) {
    const step = number - before
    before = number
    let rest = step < 0 ? -2 * step - 1 : 2 * step
    for (; rest >= MORE; rest >>>= BITS) text += LETTERS[MORE | (rest & (MORE - 1))]
    text += LETTERS[rest]
  }
  return text
}

export function unpackSteps(text: string): readonly number[] {
  const numbers: number[] = []
  let sum = 0
  let step = 0
  let shift = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = NUMBERS[text.charCodeAt(at) & 127] ?? 0
    step |= (letter & (MORE - 1)) << shift
    shift += BITS
    if (letter >= MORE) continue
    sum += step & 1 ? -((step + 1) >>> 1) : step >>> 1
    numbers.push(sum)
    step = 0
    shift = 0
  }
  return numbers
}

/** Whole numbers from nought to seven. Where they are odd in number, the last letter says one more. */
export function packSmall(numbers: readonly number[]): string {
  let text = ''
  for (let at = 0; at < numbers.length; at += 2)
    text += LETTERS[EIGHT * (numbers[at] ?? 0) + (numbers[at + 1] ?? 0)]
  return text
}

export function unpackSmall(text: string, count: number): Uint8Array {
  const numbers = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) {
    const letter = NUMBERS[text.charCodeAt(at >> 1) & 127] ?? 0
    numbers[at] = at & 1 ? letter % EIGHT : Math.floor(letter / EIGHT)
  }
  return numbers
}

/** The running number a code ends with, where it has one that can be counted on exactly. */
const RUNNING = /^(.*?)([0-9]{1,9})$/u

interface Run {
  readonly first: string
  readonly front: string
  readonly digits: number
  readonly number: number
  count: number
}

/**
 * Codes in their order: those that count on are one run, and of each run's first code only what is different from the
 * one before is said, after a letter for how much is not. No code has a space or a star in it (`CODE_PATTERN`).
 */
export function packCodes(codes: Iterable<string>): string {
  const runs: Run[] = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last !== undefined && code === counted(last, last.count)) last.count += 1
    else runs.push(startRun(code))
  }
  let before = ''
  return runs
    .map(({ first, count }) => {
      const same = sameLetters(before, first)
      before = first
      return `${LETTERS[same]}${first.slice(same)}${count > 1 ? `*${count}` : ''}`
    })
    .join(' ')
}

export function unpackCodes(text: string): readonly string[] {
  const codes: string[] = []
  let before = ''
  for (const said of text === '' ? [] : text.split(' ')) {
    const [begin = '', count = '1'] = said.split('*')
    const first = before.slice(0, NUMBERS[begin.charCodeAt(0) & 127]) + begin.slice(1)
    const run = startRun(first)
    codes.push(first)
    for (let on = 1; on < Number(count); on += 1) codes.push(counted(run, on))
    before = first
  }
  return codes
}

function startRun(first: string): Run {
  const [, front = first, number = ''] = RUNNING.exec(first) ?? []
  return { first, front, digits: number.length, number: Number(number), count: 1 }
}

/** So many after the first; a code without a number at its end has none after it but its own like. */
const counted = ({ front, digits, number }: Run, on: number): string =>
  `${front}${String(number + on).padStart(digits, '0')}`

function sameLetters(one: string, other: string): number {
  const most = Math.min(one.length, other.length, LETTERS.length - 1)
  let same = 0
  while (same < most && one[same] === other[same]) same += 1
  return same
}
