/** Runs beside the page: stretches secrets, and reads and overwrites the key files, which only a worker may. */

import { type KeyDesk, keyDeskOver } from './key-desk.ts'
import { openKeyFile } from './key-file.ts'
import { SETTLED_MS } from './key-file-pair.ts'
import type { KeyFile } from './key-keeper.ts'
import type { Answered, Asked } from './worker-calls.ts'

/** Longer than making both files takes. */
const SETTLING_MS = 20_000

const opened = new Map<string, KeyFile>()

/** One for each person: it remembers how long the files have been there, and is asked once more when they have settled. */
function fileOf(person: string): KeyFile {
  const known = opened.get(person)
  if (known) return known
  const file = openKeyFile(person, () => performance.now())
  opened.set(person, file)
  setTimeout(() => enqueue(() => alone(() => file.read())), SETTLED_MS + SETTLING_MS)
  return file
}

const desk = keyDeskOver(fileOf)

/** One after the other: two tries at once would share one count. */
let last: Promise<unknown> = Promise.resolve()
const enqueue = (work: () => Promise<unknown>) => {
  last = last.then(work).catch(() => undefined)
}

/** Also between tabs: each of them has a worker, and all of them the same files. */
const alone = <Result>(work: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request('way-in keys', work)

addEventListener('message', ({ data: asked }: MessageEvent<Asked>) => {
  enqueue(async () => postMessage(await answer(asked)))
})

async function answer({ turn, call, given }: Asked): Promise<Answered> {
  // Only the desk in the page asks, with what its interface says.
  const [person = '', secret = '', next = ''] = given as readonly string[]
  try {
    const reply = await alone<unknown>(() => desk[call as keyof KeyDesk](person, secret, next))
    return { turn, reply }
  } catch (fault) {
    return { turn, fault: String(fault) }
  }
}
