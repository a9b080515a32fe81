/** Renders an element again whenever a store changes, for as long as the element is on the page. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Readable } from './store.ts'

/** Runs something now, or when its time has come. */
export type When = (then: () => void) => void

export const atOnce: When = (then) => then()

export class Watch implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly store: Readable<unknown>
  private readonly when: When
  private stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost, store: Readable<unknown>, when: When = atOnce) {
    this.host = host
    this.store = store
    this.when = when
    host.addController(this)
  }

  hostConnected(): void {
    this.stop = this.store.subscribe(() => this.when(() => this.host.requestUpdate()))
  }

  hostDisconnected(): void {
    this.stop?.()
  }
}
