/** Runs beside the page: keeps the second copy and the reserve, in files that only a worker may overwrite. */

import { openCopyKeeper } from './copy-keeper.ts'
import { canOverwrite, filesInFolder } from './flat-file.ts'
import { openReserve } from './reserve.ts'
import type { Answered, Asked } from './worker-calls.ts'

const files = filesInFolder('')
const reserve = openReserve(files)
const desk = {
  ...openCopyKeeper(files),
  makeRoom: reserve.make,
  freeRoom: reserve.free,
  fitsRoom: reserve.fits,
  isThere: canOverwrite,
}

/** One after the other: a file is in one hand at a time. */
let last: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data: asked }: MessageEvent<Asked>) => {
  last = last.then(() => answer(asked)).then((answered) => postMessage(answered))
})

async function answer({ turn, call, given }: Asked): Promise<Answered> {
  try {
    const found: unknown = Reflect.get(desk, call)
    if (typeof found !== 'function') throw new Error(`there is no ${call}`)
    return { turn, reply: await found(...given) }
  } catch (fault) {
    return { turn, fault: String(fault) }
  }
}
