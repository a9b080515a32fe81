/** What every page is: one element in the light DOM with one h1, which names the document too, unless it names a place. */

import { property } from 'lit/decorators.js'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import type { Services } from './services.ts'

export abstract class PageElement extends LightElement {
  /** Set by the router before the page is first rendered, and never changed. */
  @property({ attribute: false }) services!: Services
  /** The named parts of the path. */
  @property({ attribute: false }) params: Readonly<Record<string, string>> = {}

  /** The text of the h1. Every page renders it at once, whatever it still has to wait for. */
  abstract get heading(): string

  /** What the list of open windows and the browser's history may show: on a tablet never a place. */
  get tabTitle(): string {
    return this.heading
  }

  /** Called when the page has opened. Readers hear the heading; a page with a better place to begin says so. */
  async takeFocus(isFirst: boolean): Promise<void> {
    if (!isFirst) this.querySelector<HTMLElement>('h1')?.focus()
  }

  protected override updated(): void {
    // A page that was left may still hear something late; the document is not its own any more.
    const title = `${this.tabTitle} – ${say('product-name')}`
    if (this.isConnected && document.title !== title) document.title = title
  }
}
