/** Where keys are made and tried: beside the page, in a worker, because stretching a secret takes seconds. */

import {
  changeKeySecret,
  destroyKey,
  type KeyFile,
  type KeyState,
  makeKey,
  readKeyState,
  type Tried,
  tryKey,
} from './key-keeper.ts'
import { strongestStretching } from './stretch-secret.ts'
import { callWorker } from './worker-calls.ts'

export interface KeyDesk {
  readonly state: (person: string) => Promise<KeyState>
  readonly make: (person: string, secret: string) => Promise<CryptoKey>
  readonly tryKey: (person: string, secret: string) => Promise<Tried>
  readonly change: (person: string, secret: string, next: string) => Promise<Tried>
  readonly destroy: (person: string) => Promise<void>
}

/** A desk on this side, over any kind of file. */
export const keyDeskOver = (openFile: (person: string) => KeyFile): KeyDesk => ({
  state: (person) => readKeyState(openFile(person)),
  make: (person, secret) => makeKey(openFile(person), person, secret, strongestStretching()),
  tryKey: (person, secret) => tryKey(openFile(person), person, secret),
  change: (person, secret, next) =>
    changeKeySecret(openFile(person), person, secret, next, strongestStretching()),
  destroy: (person) => destroyKey(openFile(person)),
})

/** The same desk, in a worker that is started when it is first needed. */
export function keyDeskInWorker(start: () => Worker): KeyDesk {
  const ask = callWorker(start, 'the vault did not start')
  return {
    state: (person) => ask('state', person),
    make: (person, secret) => ask('make', person, secret),
    tryKey: (person, secret) => ask('tryKey', person, secret),
    change: (person, secret, next) => ask('change', person, secret, next),
    destroy: (person) => ask('destroy', person),
  }
}
