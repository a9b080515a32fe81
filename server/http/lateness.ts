/** How many of the last minute's answers to tablets came late; no request is kept, only counts of ten seconds each. */

/** Later than this is late, in milliseconds. */
const LATE_MS = 2_000
const SLOT_MS = 10_000
const SLOTS = 6

/** For so long a late answer is remembered. */
export const LATENESS_LASTS_S = (SLOTS * SLOT_MS) / 1000

export interface LateShare {
  readonly asked: number
  readonly late: number
}

/** Fewer say nothing about a server. */
const FEWEST_ASKED = 20

/** More than one in twenty came late or not at all: the slowest twentieth takes more than two seconds. */
export const isLate = ({ asked, late }: LateShare): boolean => asked >= FEWEST_ASKED && late * 20 > asked

export interface Lateness {
  answered(tookMs: number): void
  /** Nobody was late for it: it was not served at all. */
  turnedAway(): void
  share(): LateShare
}

interface Slot {
  number: number
  asked: number
  late: number
}

export function watchLateness(nowMs: () => number): Lateness {
  const slots: readonly Slot[] = Array.from({ length: SLOTS }, () => ({ number: -1, asked: 0, late: 0 }))
  const current = (): Slot | undefined => {
    const number = Math.floor(nowMs() / SLOT_MS)
    const slot = slots[number % SLOTS]
    if (slot && slot.number !== number) Object.assign(slot, { number, asked: 0, late: 0 })
    return slot
  }
  const count = (isLate: boolean) => {
    const slot = current()
    if (!slot) return
    slot.asked += 1
    if (isLate) slot.late += 1
  }
  return {
    answered: (tookMs) => count(tookMs > LATE_MS),
    turnedAway: () => count(true),
    share: () => {
      const newest = Math.floor(nowMs() / SLOT_MS)
      const fresh = slots.filter(({ number }) => number > newest - SLOTS)
      return {
        asked: fresh.reduce((sum, { asked }) => sum + asked, 0),
        late: fresh.reduce((sum, { late }) => sum + late, 0),
      }
    },
  }
}
