/** Says whether the app itself is kept on this device, so that it starts without a network. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

const looks = {
  yes: { shape: 'check', colour: 'mark-good' },
  'not-yet': { shape: 'wait', colour: '' },
  no: { shape: 'warning', colour: 'mark-bad' },
} as const

@customElement('kept-line')
export class KeptLine extends LightElement {
  @property({ attribute: false }) kept!: Readable<keyof typeof looks>

  override connectedCallback(): void {
    super.connectedCallback()
    new Watch(this, this.kept)
  }

  override render() {
    const { shape, colour } = looks[this.kept.value]
    return html`<p class="mark ${colour}">${icon(shape)}<span>${say(`app-kept-${this.kept.value}`)}</span></p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kept-line': KeptLine
  }
}
