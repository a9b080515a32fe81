/** The tilt sensor of the tablet: whether there is one, and readings from it. The only place that knows it. */

import { createStore, type Readable } from '../state/store.ts'
import type { Turn } from './tilt.ts'

const found = createStore(false)

/** Whether this device has ever told its tilt. Desktops have the event and no sensor, so only a reading counts. */
export const hasTiltSensor: Readable<boolean> = found

const turnOf = ({ beta, gamma }: DeviceOrientationEvent): Turn | undefined =>
  beta === null || gamma === null ? undefined : { beta, gamma }

let isLooking = false

/** Listens until the first reading comes. */
export function lookForTiltSensor(): void {
  if (isLooking || found.value || !('DeviceOrientationEvent' in window)) return
  isLooking = true
  // Some browsers give readings only to those who ask; there the question itself shows that there is a sensor.
  if (findAsking()) {
    found.set(true)
    return
  }
  const look = (event: DeviceOrientationEvent) => {
    if (!turnOf(event)) return
    window.removeEventListener('deviceorientation', look)
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
  if (!ask) return true
  return ask().then(
    (said) => said === 'granted',
    () => false,
  )
}

/** What the sensor says during so many milliseconds. */
export function readTilt(forMs: number): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  const note = (event: DeviceOrientationEvent) => {
    const turn = turnOf(event)
    if (turn) turns.push(turn)
  }
  window.addEventListener('deviceorientation', note)
  return new Promise((resolve) => {
    setTimeout(() => {
      window.removeEventListener('deviceorientation', note)
      resolve(turns)
    }, forMs)
  })
}
