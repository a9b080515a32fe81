/** Where somebody is signed in: the day and the kind of browser, each to be ended, or all at once. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { endAllSessions, endSession, listSessions } from '../../schema/wire/session-endpoints.ts'
import type { Services } from '../app/services.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import { leaveFor } from './office-page.ts'

type Listed = ReplyOf<typeof listSessions>[number]

@customElement('my-sessions')
export class MySessions extends LightElement {
  @property({ attribute: false }) services!: Services
  private readonly sessions = new Asking<readonly Listed[]>(this)
  private readonly ending = new Asking<null>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    void this.look()
  }

  look() {
    return this.sessions.ask(() => this.services.client.call(listSessions))
  }

  private async end(session: string) {
    const ended = await this.ending.ask(() => this.services.client.call(endSession, { params: { session } }))
    if (ended === undefined) return
    this.services.announce(say('session-ended'))
    await this.look()
    await this.updateComplete
    this.querySelector<HTMLElement>('#sessions-heading')?.focus()
  }

  private readonly endAll = async () => {
    const ended = await this.ending.ask(() => this.services.client.call(endAllSessions))
    if (ended === undefined) return
    this.services.staff.set(undefined)
    leaveFor(this.services, '/sign-in')
  }

  override render() {
    const { reply, problem } = this.sessions
    return html`
      <section class="stack" aria-labelledby="sessions-heading">
        <h2 id="sessions-heading" tabindex="-1">${say('sessions')}</h2>
        <p>${say('sessions-what')}</p>
        <problem-note .problem=${problem ?? this.ending.problem}></problem-note>
        ${
          reply
            ? html`<ul class="plain-list stack">
                ${reply.map((one) => this.renderSession(one))}
              </ul>`
            : problem
              ? nothing
              : html`<p class="waiting soft">${say('office-loading')}</p>`
        }
        <p><button type="button" class="button-bad" @click=${this.endAll}>${say('sessions-end-all')}</button></p>
      </section>
    `
  }

  private renderSession({ id, browser, system, since, isThis }: Listed) {
    const kind = say('session-kind', { browser: say(`browser-${browser}`), system: say(`system-${system}`) })
    return html`
      <li class="card row row-apart">
        <p>
          <strong>${kind}</strong>${isThis ? html` – ${say('session-this')}` : nothing}<br />
          <span class="soft">${say('session-since', { day: dayInWords(since) })}</span>
        </p>
        ${
          isThis
            ? nothing
            : html`<button type="button" class="button-quiet" @click=${() => void this.end(id)}>
                ${say('session-end')}<span class="visually-hidden">: ${kind}, ${dayInWords(since)}</span>
              </button>`
        }
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'my-sessions': MySessions
  }
}
