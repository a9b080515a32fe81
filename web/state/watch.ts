/** Renders an element again whenever a store changes, for as long as the element is on the page. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Readable } from './store.ts'

export class Watch implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly store: Readable<unknown>
  private stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost, store: Readable<unknown>) {
    this.host = host
    this.store = store
    host.addController(this)
  }

  hostConnected(): void {
    this.stop = this.store.subscribe(() => this.host.requestUpdate())
  }

  hostDisconnected(): void {
    this.stop?.()
  }
}
