/** The tilt sensor of the tablet: whether there is one, and readings from it. The only place that knows it. */

import { createStore, type Readable } from '../state/store.ts'
import type { Turn } from './tilt.ts'

const found = createStore(false)

/** Whether this device has ever told its tilt. Desktops have the event and no sensor, so only a reading counts. */
export const hasTiltSensor: Readable<boolean> = found

const turnOf = ({ beta, gamma }: DeviceOrientationEvent): Turn | undefined =>
  beta === null || gamma === null ? undefined : { beta, gamma }

let isLooking = false
/** A reading came: nobody needs to be asked. */
let isHeard = false

/** Listens until the first reading comes. */
export function lookForTiltSensor(): void {
  if (isLooking || found.value || !('DeviceOrientationEvent' in window)) return
  isLooking = true
  // Some tablets tell nothing before they are asked, and they may be asked only by a press of a button.
  if (findAsking() && window.matchMedia('(pointer: coarse)').matches) found.set(true)
  const look = (event: DeviceOrientationEvent) => {
    if (!turnOf(event)) return
    window.removeEventListener('deviceorientation', look)
    isHeard = true
    found.set(true)
  }
  window.addEventListener('deviceorientation', look)
}

function findAsking(): (() => Promise<unknown>) | undefined {
  const ask: unknown = Reflect.get(DeviceOrientationEvent, 'requestPermission')
  return typeof ask === 'function' ? () => Promise.resolve(ask.call(DeviceOrientationEvent)) : undefined
}

/** Must be called from a press of a button; true where nobody needs to be asked. */
export async function askForTilt(): Promise<boolean> {
  const ask = findAsking()
  if (!ask || isHeard) return true
  return ask().then(
    (said) => said === 'granted',
    () => false,
  )
}

/** The press of the button itself shakes the tablet, and a sensor that wakes up may first say what it said last. */
const SETTLE_MS = 700

/** What the sensor says during so many milliseconds, once it has settled; what it said last holds until it speaks. */
export function readTilt(forMs: number): Promise<readonly Turn[]> {
  let turns: readonly Turn[] = []
  let isSettled = false
  const note = (event: DeviceOrientationEvent) => {
    const turn = turnOf(event)
    if (turn) turns = isSettled ? [...turns, turn] : [turn]
  }
  window.addEventListener('deviceorientation', note)
  return new Promise((resolve) => {
    setTimeout(() => {
      isSettled = true
    }, SETTLE_MS)
    setTimeout(() => {
      window.removeEventListener('deviceorientation', note)
      resolve(turns)
    }, SETTLE_MS + forMs)
  })
}
