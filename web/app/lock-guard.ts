/** Locks the vault when nobody is there: after two minutes, and at once when the page is hidden. */

import { type Idle, startIdleClock } from '../state/idle-clock.ts'

/** As long as a photo may take: then an absence of our own making counts as leaving too. */
const ERRAND_MS = 120_000

/** What shows that somebody is there. Screen readers often send focus and scrolling, and no touch. */
const SIGNS_OF_LIFE = [
  'pointerdown',
  'pointermove',
  'keydown',
  'input',
  'focusin',
  'wheel',
  'scroll',
] as const

export interface LockGuardNeeds {
  readonly isOpen: () => boolean
  /** Takes everything off the screen, and forgets the key once what was typed is on the disk. */
  readonly lock: () => void
  readonly warn: (isWarned: boolean) => void
  /** Hides what is on the screen, and shows it again, without taking it away. */
  readonly curtain: (isDrawn: boolean) => void
}

export interface LockGuard {
  /** Two whole minutes again: the vault was opened, or somebody asked for more time. */
  readonly touch: () => void
  readonly stop: () => void
}

const isFileField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'file'

export function startLockGuard({ isOpen, lock, warn, curtain }: LockGuardNeeds): LockGuard {
  const over = new AbortController()
  /** When the errand began; nothing while there is none. */
  let errandSince: number | undefined

  const now = () => performance.now()
  const lockNow = () => {
    errandSince = undefined
    warn(false)
    lock()
  }
  const isOnErrand = () => errandSince !== undefined && now() - errandSince < ERRAND_MS
  const begin = () => {
    const since = now()
    errandSince = since
    after(ERRAND_MS, () => {
      if (errandSince === since && document.visibilityState === 'hidden' && isOpen()) lockNow()
    })
  }
  const end = () => {
    errandSince = undefined
  }

  const newClock = () =>
    startIdleClock({
      now,
      after,
      became(idle: Idle) {
        if (!isOpen()) return
        warn(idle === 'warned')
        if (idle === 'over') lockNow()
      },
      isSpeaking: () => 'speechSynthesis' in window && speechSynthesis.speaking,
    })
  let clock = newClock()
  const restart = () => {
    clock.stop()
    warn(false)
    clock = newClock()
  }

  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      if (!isOpen()) return
      if (isOnErrand()) curtain(true)
      else lockNow()
      return
    }
    if (errandSince !== undefined && !isOnErrand() && isOpen()) lockNow()
    curtain(false)
    end()
  }
  const { signal } = over
  const listen = (on: EventTarget, names: readonly string[], heard: (event: Event) => void) => {
    for (const name of names) on.addEventListener(name, heard, { signal, capture: true, passive: true })
  }
  listen(document, SIGNS_OF_LIFE, () => clock.touch())
  listen(document, ['visibilitychange'], onVisibility)
  listen(document, ['own-errand'], begin)
  listen(document, ['own-errand-over'], end)
  listen(document, ['click'], ({ target }) => {
    if (isFileField(target)) begin()
  })
  listen(document, ['change', 'cancel'], ({ target }) => {
    if (isFileField(target)) end()
  })
  listen(window, ['beforeprint'], begin)
  listen(window, ['afterprint'], end)
  // A page that is put to sleep or left keeps nothing, errand or not.
  const onLeaving = () => {
    if (isOpen()) lockNow()
  }
  listen(document, ['freeze'], onLeaving)
  listen(window, ['pagehide'], onLeaving)
  return {
    touch: restart,
    stop() {
      over.abort()
      clock.stop()
    },
  }
}

function after(waitMs: number, then: () => void): () => void {
  const timer = setTimeout(then, waitMs)
  return () => clearTimeout(timer)
}
