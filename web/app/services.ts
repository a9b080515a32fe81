/** What pages are given: everything they may use that is not words or parts. */

import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readSession } from '../../schema/wire/session-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Device } from '../offline/device.ts'
import type { Store } from '../state/store.ts'
import type { KeptApp } from './kept-app.ts'

/** Somebody of the office who is signed in. */
export type Staff = NonNullable<ReplyOf<typeof readSession>>

export interface Services {
  /** Calls the server as the member of staff who is signed in. */
  readonly client: Client
  /** Who of the office is signed in; nobody while not asked or signed out. */
  readonly staff: Store<Staff | undefined>
  /** What a tablet has; opened when a page first needs it, so that the office never loads it. */
  readonly device: () => Promise<Device>
  /** The app itself on this device: whether it starts without a network, whether a newer version waits. */
  readonly keptApp: KeptApp
  /** Opens a page of the app by its path. */
  readonly go: (path: string) => void
  /** The same without a step back to where one was. */
  readonly replace: (path: string) => void
  /** Locks the tablet for whoever is there, and shows the lock screen. */
  readonly lock: () => void
  /** Opens the page somebody was on before the tablet was locked. */
  readonly comeBack: () => Promise<void>
  /** Says something to people who do not see the page change. */
  readonly announce: (text: string) => void
}
