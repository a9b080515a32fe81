/** The first page: two ways in, one for monitors and one for the office. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { PageElement } from '../app/page-element.ts'
import { say } from '../words/say.ts'

@customElement('welcome-page')
export class WelcomePage extends PageElement {
  override get heading() {
    return say('welcome')
  }

  override render() {
    return html`
      <div class="stack stack-loose">
        <div class="stack">
          <h1 tabindex="-1">${this.heading}</h1>
          <p class="lede">${say('welcome-lede')}</p>
        </div>
        <section class="card stack">
          <h2>${say('welcome-monitor')}</h2>
          <p>${say('welcome-monitor-what')}</p>
          <p><a class="button" href="/monitor">${say('welcome-monitor-go')}</a></p>
        </section>
        <section class="card stack">
          <h2>${say('welcome-office')}</h2>
          <p>${say('welcome-office-what')}</p>
          <p><a class="button button-quiet" href="/office">${say('welcome-office-go')}</a></p>
        </section>
      </div>
    `
  }
}
