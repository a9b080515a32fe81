/** On paper nothing can be opened: what the page folds up is open while it is printed, and as it was afterwards. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class OpenForPrint implements ReactiveController {
  private readonly host: ReactiveControllerHost & Element
  private readonly folded: string
  private opened: readonly HTMLDetailsElement[] = []

  /** `folded`: which of the page's `details`; what it does not name is printed as the reader left it. */
  constructor(host: ReactiveControllerHost & Element, folded: string) {
    this.host = host
    this.folded = folded
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.open)
    window.addEventListener('afterprint', this.close)
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.open)
    window.removeEventListener('afterprint', this.close)
  }

  private readonly open = () => {
    this.opened = [...this.host.querySelectorAll<HTMLDetailsElement>(this.folded)].filter(
      (details) => !details.open,
    )
    for (const details of this.opened) details.open = true
  }

  private readonly close = () => {
    for (const details of this.opened) details.open = false
    this.opened = []
  }
}
