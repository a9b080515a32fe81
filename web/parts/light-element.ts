/** An element without a shadow root: labels, hints and live regions of a page share one tree. */

import { LitElement } from 'lit'
import { Watch } from '../state/watch.ts'
import { digits, language } from '../words/language.ts'

export abstract class LightElement extends LitElement {
  constructor() {
    super()
    new Watch(this, language)
    new Watch(this, digits)
  }

  protected override createRenderRoot(): this {
    return this
  }
}
