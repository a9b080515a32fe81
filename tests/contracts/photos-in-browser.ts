/** Runs in the page: one photo question with a store that works, waits or fails as the test wants. */

/// <reference types="vite/client" />

import { html, render } from 'lit'
import type { PhotoQuestion } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { shrinkPhoto } from '../../web/offline/shrink-photo.ts'
import { LockSoon } from '../../web/parts/lock-soon.ts'
import { readPicture } from '../../web/photos/picture.ts'
import type { AnswerGiven } from '../../web/questions/answer-given.ts'
import '../../web/questions/photo-question.ts'
import { digits, language } from '../../web/words/language.ts'
import { loadWords, say, speak } from '../../web/words/say.ts'
import '../../web/styles/tokens.css'
import '../../web/styles/base.css'
import '../../web/styles/forms.css'

type Keeping = 'works' | 'fails' | 'waits'

const words = (en: string, km: string) => ({ en, km })
const question: PhotoQuestion = {
  id: 'photo_entrance',
  number: 24,
  kind: 'photo',
  most: 2,
  text: words('Photo of the entrance', 'រូបថតច្រកចូល'),
  hint: words('Stand three steps before the door.', 'ឈរចម្ងាយបីជំហានពីមុខទ្វារ។'),
  skip: [],
  about: 'station',
  weight: 'major',
  groups: [],
  shows: words('the entrance', 'ច្រកចូល'),
  sources: [],
}

const main = document.querySelector('main')
// The page brings a heading of its own; the question stands below another one.
main?.replaceChildren()
let answer: Answer | undefined
let handedOver: readonly Blob[] = []
let kept: ReadonlyMap<string, Blob> = new Map()
let keeping: Keeping = 'works'
let settling: Keeping = 'works'
let go = () => {}

const obey = async (how: Keeping) => {
  if (how === 'fails') throw new DOMException('no room', 'QuotaExceededError')
  if (how === 'waits')
    await new Promise<void>((resolve) => {
      go = resolve
    })
}

const pictures = {
  async keep(picture: Blob) {
    handedOver = [...handedOver, picture]
    await obey(keeping)
    const photo = await shrinkPhoto(picture)
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await photo.arrayBuffer()))
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    kept = new Map(kept).set(sha256, photo)
    return sha256
  },
  read: async (sha256: string) => kept.get(sha256),
  settle: () => obey(settling),
}

function draw(): void {
  if (!main) return
  document.title = say('visit')
  render(
    html`<h1 tabindex="-1">${say('visit')}</h1>
      <div
        @answer-given=${(event: AnswerGiven) => {
          answer = event.answer
          draw()
        }}
      >
        <photo-question .question=${question} .answer=${answer} .pictures=${pictures}></photo-question>
      </div>`,
    main,
  )
}

async function begin(): Promise<void> {
  if (main) render(html``, main)
  answer = undefined
  handedOver = []
  kept = new Map()
  keeping = 'works'
  settling = 'works'
  draw()
  document.querySelector<HTMLElement>('h1')?.focus()
}

async function inLanguage(tongue: 'en' | 'km', look: 'khmer' | 'latin'): Promise<void> {
  language.set(tongue)
  digits.set(look)
  document.documentElement.lang = tongue
  await loadWords('common', 'monitor')
  await speak(tongue)
  draw()
}

const bytesOf = async (blob: Blob | undefined): Promise<readonly number[]> => [
  ...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)),
]

/** Red, green and blue at places given as parts of the width and height. */
async function coloursOf(blob: Blob, places: readonly (readonly [x: number, y: number])[]) {
  const bitmap = await createImageBitmap(blob)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return {
    width: bitmap.width,
    height: bitmap.height,
    colours: places.map(([x, y]) => [
      ...(context
        ?.getImageData(
          Math.min(canvas.width - 1, Math.floor(x * canvas.width)),
          Math.min(canvas.height - 1, Math.floor(y * canvas.height)),
          1,
          1,
        )
        .data.slice(0, 3) ?? []),
    ]),
  }
}

/** Every pixel of what was handed over to be kept, before it became a JPEG. */
async function pixelsHandedOver() {
  const picture = handedOver.at(-1)
  if (!picture) throw new Error('no picture was handed over')
  const bitmap = await createImageBitmap(picture)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8Array() }
  // As text: millions of numbers one by one take the debugger a minute.
  const text = [...Array(Math.ceil(data.length / 8192)).keys()].map((at) =>
    String.fromCharCode(...data.slice(at * 8192, (at + 1) * 8192)),
  )
  return { width: canvas.width, height: canvas.height, base64: btoa(text.join('')) }
}

/** A picture file of four colours, or of fine stripes, made by this browser. */
async function makePicture(width: number, height: number, type: string, look: 'quarters' | 'stripes') {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const quarters = ['#ff0000', '#00ff00', '#0000ff', '#ffff00']
  for (const [at, colour] of quarters.entries()) {
    context.fillStyle = colour
    context.fillRect(((at % 2) * width) / 2, (at < 2 ? 0 : height) / 2, width / 2, height / 2)
  }
  context.fillStyle = '#000'
  if (look === 'stripes') for (let x = 0; x < width; x += 7) context.fillRect(x, 0, 3, height)
  return bytesOf(await canvas.convertToBlob({ type, quality: 0.9 }))
}

const fileOf = (bytes: readonly number[], type: string) => new Blob([new Uint8Array(bytes)], { type })

Object.assign(globalThis, {
  begin,
  inLanguage,
  makePicture,
  pixelsHandedOver,
  given: () => answer,
  handedOver: () => handedOver.length,
  setKeeping: (how: Keeping) => {
    keeping = how
  },
  setSettling: (how: Keeping) => {
    settling = how
  },
  goOn: () => go(),
  warnOfLock: (isSoon: boolean) => document.dispatchEvent(new LockSoon(isSoon)),
  leave: () => main && render(html`<h1>away</h1>`, main),
  comeBack: draw,
  keptBytes: async () => bytesOf([...kept.values()].at(-1)),
  keptColours: async (places: readonly (readonly [number, number])[]) => {
    const last = [...kept.values()].at(-1)
    if (!last) throw new Error('nothing was kept')
    return coloursOf(last, places)
  },
  shrink: async (bytes: readonly number[], type: string) => {
    const shrunk = await shrinkPhoto(fileOf(bytes, type))
    return { bytes: await bytesOf(shrunk), type: shrunk.type }
  },
  shrunkColours: async (
    bytes: readonly number[],
    type: string,
    places: readonly (readonly [number, number])[],
  ) => coloursOf(await shrinkPhoto(fileOf(bytes, type)), places),
  read: async (bytes: readonly number[], type: string) => {
    const reading = await readPicture(fileOf(bytes, type))
    return 'fault' in reading ? reading : { width: reading.picture.width, height: reading.picture.height }
  },
})
