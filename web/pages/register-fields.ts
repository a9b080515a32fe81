/** The fields of one entry in the register of people, and choosing whose code it is. */

import { html, nothing, type TemplateResult } from 'lit'
import { DISABILITIES, LONGEST_NAME, LONGEST_PHONE, SEXES } from '../../schema/people/register-entry.ts'
import { say } from '../words/say.ts'

/** A code out of those there are; those that are written already say so. */
export const renderCodes = (
  name: string,
  codes: readonly string[],
  hint?: string,
  written?: readonly string[],
): TemplateResult => html`<div class="field">
  <label for="${name}-code">${say('monitor-code')}</label>
  ${hint ? html`<p class="hint" id="${name}-code-hint">${hint}</p>` : nothing}
  <select id="${name}-code" name="code" required autocomplete="off" aria-describedby=${hint ? `${name}-code-hint` : nothing}>
    <option value="">${say('register-code-choose')}</option>
    ${codes.map(
      (code) =>
        html`<option value=${code}>${written?.includes(code) ? say('register-code-written', { code }) : code}</option>`,
    )}
  </select>
</div>`

export const renderEntryFields = (): TemplateResult => html`
  <div class="field">
    <label for="write-name">${say('list-field-name')}</label>
    <input id="write-name" name="name" required maxlength=${LONGEST_NAME} pattern=".*\\S.*" autocomplete="off" />
  </div>
  <div class="field">
    <label for="write-phone">${say('list-field-phone')}</label>
    <p class="hint" id="write-phone-hint">${say('register-phone-hint')}</p>
    <input id="write-phone" name="phone" type="tel" maxlength=${LONGEST_PHONE} autocomplete="off" aria-describedby="write-phone-hint" />
  </div>
  <div class="field">
    <label for="write-sex">${say('list-field-sex')}</label>
    <select id="write-sex" name="sex" autocomplete="off">
      ${SEXES.map((of) => html`<option value=${of} ?selected=${of === 'not-said'}>${say(`sex-${of}`)}</option>`)}
    </select>
  </div>
  <div class="field">
    <label for="write-disability">${say('list-field-disability')}</label>
    <select id="write-disability" name="disability" autocomplete="off">
      ${DISABILITIES.map(
        (of) => html`<option value=${of} ?selected=${of === 'not-said'}>${say(`disability-${of}`)}</option>`,
      )}
    </select>
  </div>
`
