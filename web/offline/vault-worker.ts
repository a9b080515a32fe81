/** Runs beside the page: stretches secrets, and reads and overwrites the key files, which only a worker may. */

import { type KeyDesk, keyDeskOver } from './key-desk.ts'
import { openKeyFile } from './key-file.ts'
import type { Answered, Asked } from './worker-calls.ts'

const desk = keyDeskOver((person) => openKeyFile(person, Date.now))

/** One after the other: two tries at once would share one count. */
let last: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data: asked }: MessageEvent<Asked>) => {
  last = last.then(() => answer(asked)).then((answered) => postMessage(answered))
})

async function answer({ turn, call, given }: Asked): Promise<Answered> {
  // Only the desk in the page asks, with what its interface says.
  const [person = '', secret = '', next = ''] = given as readonly string[]
  try {
    // Also between tabs: each of them has a worker, and all of them the same files.
    const reply = await navigator.locks.request('way-in keys', () =>
      desk[call as keyof KeyDesk](person, secret, next),
    )
    return { turn, reply }
  } catch (fault) {
    return { turn, fault: String(fault) }
  }
}
