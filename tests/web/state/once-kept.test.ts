/** What waits for one word of the disk is drawn together; what comes later waits for the next. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onceKept } from '../../../web/state/once-kept.ts'
import { createStore } from '../../../web/state/store.ts'
import type { Keeping } from '../../../web/state/visit-draft.ts'

/** The next frame, when the test says so. */
let frames: (() => void)[] = []

beforeEach(() => {
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('document', { visibilityState: 'visible' })
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const showFrame = () => {
  for (const draw of frames.splice(0)) draw()
  vi.advanceTimersByTime(1)
}

describe('What follows from an answer', () => {
  it('is drawn after the frame that says kept, all of it in one go', () => {
    const keeping = createStore<Keeping>('keeping')
    const drawn: string[] = []
    const when = onceKept(keeping)
    when(() => drawn.push('the page'))
    when(() => drawn.push('the question'))
    showFrame()
    expect(drawn).toEqual([])
    keeping.set('kept')
    expect([drawn, frames.length]).toEqual([[], 1])
    showFrame()
    expect(drawn).toEqual(['the page', 'the question'])
  })

  it('waits anew for the next answer, and on a slow disk not for ever', () => {
    const keeping = createStore<Keeping>('keeping')
    const drawn: string[] = []
    const when = onceKept(keeping)
    when(() => drawn.push('first'))
    keeping.set('kept')
    keeping.set('keeping')
    when(() => drawn.push('second'))
    showFrame()
    expect(drawn).toEqual(['first'])
    vi.advanceTimersByTime(100)
    showFrame()
    expect(drawn).toEqual(['first', 'second'])
    keeping.set('kept')
    expect(frames).toEqual([])
  })
})
