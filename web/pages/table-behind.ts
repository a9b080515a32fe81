/** The table behind a picture: folded up on the screen, open on paper, and the same numbers for whoever does not see pictures. */

import { html, type TemplateResult } from 'lit'
import { say } from '../words/say.ts'

/** Which `details` are opened for paper. */
export const TABLES_BEHIND = '.table-behind'

export const tableBehind = (caption: string, table: TemplateResult): TemplateResult => html`
  <details class="table-behind">
    <summary>${say('table-behind', { what: caption })}</summary>
    <div class="table-frame">${table}</div>
  </details>
`
