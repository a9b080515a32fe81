/** Whether what was answered is on the disk. It draws itself anew alone: "kept" never waits for the page around it. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

const shapes = { kept: 'check', keeping: 'wait' } as const

/** Both have their room at all times, one above the other: going from one to the other moves nothing on the page. */
const STATES = ['keeping', 'kept'] as const

@customElement('keeping-mark')
export class KeepingMark extends LightElement {
  @property({ attribute: false }) keeping!: Readable<keyof typeof shapes | 'not-kept'>
  private watch: Watch | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.watch ??= new Watch(this, this.keeping)
  }

  override render() {
    const { value } = this.keeping
    if (value === 'not-kept')
      return html`<p class="notice notice-bad mark mark-bad" role="alert">${icon('warning')}${say('keeping-not-kept')}</p>`
    return html`<div class="keeping">${STATES.map(
      (state) =>
        html`<p class="small soft mark" ?data-past=${state !== value}>${icon(shapes[state])}${say(`keeping-${state}`)}</p>`,
    )}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keeping-mark': KeepingMark
  }
}
