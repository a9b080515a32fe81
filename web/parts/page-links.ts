/** From page to page of a long list: real links with the address of each page. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

/** Somebody asks for another page; the address in the link says the same. */
export class PageWanted extends CustomEvent<number> {
  constructor(page: number) {
    super('page-wanted', { detail: page, bubbles: true })
  }
}

@customElement('page-links')
export class PageLinks extends LightElement {
  @property({ type: Number }) page = 1
  @property({ type: Number }) pages = 1
  @property() label = ''
  /** The address of a page. */
  @property({ attribute: false }) pathOf: (page: number) => string = () => ''

  override render() {
    if (this.pages < 2) return nothing
    return html`
      <nav class="row page-links no-print" aria-label=${this.label}>
        ${this.page > 1 ? this.renderLink(this.page - 1, 'previous') : nothing}
        <p>${say('page-of', { page: this.page, pages: this.pages })}</p>
        ${this.page < this.pages ? this.renderLink(this.page + 1, 'next') : nothing}
      </nav>
    `
  }

  private renderLink(page: number, rel: 'previous' | 'next') {
    const want = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      this.dispatchEvent(new PageWanted(page))
    }
    return html`<a class="button button-quiet" href=${this.pathOf(page)} rel=${rel === 'previous' ? 'prev' : 'next'} @click=${want}>
      ${say(`page-${rel}`)}
    </a>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'page-links': PageLinks
  }
  interface HTMLElementEventMap {
    'page-wanted': PageWanted
  }
}
