/** Changes the language of the page; each language is called by its own name. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { type InterfaceLanguage, LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { say, speak } from '../words/say.ts'
import { LightElement } from './light-element.ts'

@customElement('language-switch')
export class LanguageSwitch extends LightElement {
  override render() {
    return html`
      <div class="row language-switch" role="group" aria-label=${say('language')}>
        ${LANGUAGES.map(
          (tongue) => html`
            <button
              type="button"
              class="button-plain"
              lang=${tongue}
              aria-pressed=${tongue === language.value ? 'true' : 'false'}
              @click=${() => this.choose(tongue)}
            >
              ${say(`language-${tongue}`)}
            </button>
          `,
        )}
      </div>
    `
  }

  private choose(tongue: InterfaceLanguage) {
    // Without a network the sentences of the other language may be out of reach; the page then stays as it is.
    speak(tongue).catch(() => undefined)
  }
}
