/** Runs in the page: the database of a tablet and the keys of its vaults, as the product opens them, to be asked after a new start. */

import '../../web/trusted-strings.ts'
import { openCopiedDatabase } from '../../web/offline/copied-database.ts'
import { keyDeskInWorker } from '../../web/offline/key-desk.ts'

const { database } = openCopiedDatabase('way-in')
const desk = keyDeskInWorker(
  () => new Worker(new URL('../../web/offline/vault-worker.ts', import.meta.url), { type: 'module' }),
)

/** Each is one small strict write, as an answer is. */
async function keep(from: number, to: number): Promise<void> {
  for (let turn = from; turn <= to; turn += 1)
    await database.run(['entryBoxes'], (on) =>
      on.objectStore('entryBoxes').put({ visit: 'visit', turn, person: 'sokha', box: new Uint8Array(300) }),
    )
}

const kept = (): Promise<number> => database.run(['entryBoxes'], (on) => on.objectStore('entryBoxes').count())

/** Whether what the tablet does after each start has been done: the log that was there is left. */
const hasNewLog = (): Promise<void> => database.leaveOldLog()

const keyState = (person: string) => desk.state(person)
async function makeKey(person: string): Promise<void> {
  await desk.make(person, '427190')
}
const tryKey = async (person: string, secret: string): Promise<string> =>
  (await desk.tryKey(person, secret)).is

Object.assign(globalThis, { keep, kept, hasNewLog, keyState, makeKey, tryKey })
