/** The first thing said in a talk: the consent, word for word, with yes and no equally near. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Question } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import '../parts/large-print.ts'
import '../parts/read-aloud.ts'

/** Whoever hears it can hear it from the monitor, from the tablet, or read it across the table. */
export const renderConsent = (
  { text, hint }: Question,
  decide: (isAgreed: boolean) => void,
): TemplateResult => {
  const script = wordsIn(text, language.value)
  return html`
    <section class="card stack" aria-labelledby="consent-heading">
      <h2 id="consent-heading">${say('consent')}</h2>
      ${hint ? html`<p class="hint">${wordsIn(hint, language.value)}</p>` : nothing}
      <blockquote class="script" id="consent-script">${script}</blockquote>
      <div class="row">
        <large-print .heading=${say('consent-to-the-voter')} .texts=${[{ text: script }]}></large-print>
        <read-aloud .of=${say('consent')} .sentences=${[script]}></read-aloud>
      </div>
      <div class="choices choices-side-by-side" role="group" aria-label=${say('consent-answer')}>
        <button type="button" class="button-quiet" aria-describedby="consent-script" @click=${() => decide(true)}>
          ${say('consent-yes')}
        </button>
        <button type="button" class="button-quiet" aria-describedby="consent-script" @click=${() => decide(false)}>
          ${say('consent-no')}
        </button>
      </div>
    </section>
  `
}
