/** Asking a worker for something and waiting for its answer; the worker is started when it is first needed. */

export interface Asked {
  readonly turn: number
  readonly call: string
  readonly given: readonly unknown[]
}

export interface Answered {
  readonly turn: number
  readonly reply?: unknown
  readonly fault?: string
}

/** Each call comes back with what the worker says it does; fails with the words of its fault. */
export type WorkerCalls = <Reply>(call: string, ...given: readonly unknown[]) => Promise<Reply>

/** `fault`: what is said when the worker itself cannot start. */
export function callWorker(start: () => Worker, fault: string): WorkerCalls {
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
      for (const [turn, answer] of waiting) answer({ turn, fault })
      waiting.clear()
      started.terminate()
      worker = undefined
    }
    return started
  }

  return <Reply>(call: string, ...given: readonly unknown[]) =>
    new Promise<Reply>((resolve, reject) => {
      turns += 1
      const asked: Asked = { turn: turns, call, given }
      waiting.set(asked.turn, (answered) => {
        // Our own worker answers each call with what its interface says.
        if (answered.fault === undefined) resolve(answered.reply as Reply)
        else reject(new Error(answered.fault))
      })
      worker ??= startWorker()
      worker.postMessage(asked)
    })
}
