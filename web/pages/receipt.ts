/** A receipt code, large, and spoken letter by letter: it is read out on the telephone. */

import { html, type TemplateResult } from 'lit'
import { say } from '../words/say.ts'

/** Readers would try to say "K7M2QX" as a word; with a blank between they spell it. */
export const renderReceipt = (code: string): TemplateResult => html`
  <div class="receipt">
    <p>${say('receipt')}</p>
    <p class="receipt-code code">
      <span aria-hidden="true" translate="no">${code}</span>
      <span class="visually-hidden">${[...code].join(' ')}</span>
    </p>
  </div>
`
