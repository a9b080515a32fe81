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

export interface Asked {
  readonly turn: number
  readonly call: keyof KeyDesk
  readonly given: readonly string[]
}

export interface Answered {
  readonly turn: number
  readonly reply?: unknown
  readonly fault?: string
}

/** The same desk, in a worker that is started when it is first needed. */
export function keyDeskInWorker(start: () => Worker): KeyDesk {
  const waiting = new Map<number, (answered: Answered) => void>()
  let worker: Worker | undefined
  let turns = 0

  const startWorker = (): Worker => {
    const started = start()
    started.onmessage = ({ data: answered }: MessageEvent<Answered>) => {
      waiting.get(answered.turn)?.(answered)
      waiting.delete(answered.turn)
    }
    started.onerror = () => {
      for (const [turn, answer] of waiting) answer({ turn, fault: 'the vault did not start' })
      waiting.clear()
      started.terminate()
      worker = undefined
    }
    return started
  }

  const ask = <Reply>(call: keyof KeyDesk, ...given: readonly string[]): Promise<Reply> =>
    new Promise((resolve, reject) => {
      turns += 1
      const asked: Asked = { turn: turns, call, given }
      waiting.set(asked.turn, ({ reply, fault }) => {
        // Our own worker answers each call with what `KeyDesk` says it does.
        if (fault === undefined) resolve(reply as Reply)
        else reject(new Error(fault))
      })
      worker ??= startWorker()
      worker.postMessage(asked)
    })

  return {
    state: (person) => ask('state', person),
    make: (person, secret) => ask('make', person, secret),
    tryKey: (person, secret) => ask('tryKey', person, secret),
    change: (person, secret, next) => ask('change', person, secret, next),
    destroy: (person) => ask('destroy', person),
  }
}
