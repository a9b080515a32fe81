/** Another passphrase for oneself: the present one, the new one, and everybody else who knew the old one is out. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { changeOwnPassphrase } from '../../schema/wire/session-endpoints.ts'
import type { Services } from '../app/services.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/passphrase-field.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'

type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

/** As the server counts them; it is asked anyway. */
const LEAST_LETTERS = 15

@customElement('my-passphrase')
export class MyPassphrase extends LightElement {
  @property({ attribute: false }) services!: Services
  /** Called once it has changed: other sessions are gone from their list. */
  @property({ attribute: false }) changed: () => void = () => undefined
  private readonly changing = new Asking<null>(this)
  @state() private isDone = false

  private readonly change = async (event: FormEvent) => {
    event.preventDefault()
    if (this.changing.isUnderWay) return
    const form = event.currentTarget
    const read = new FormData(form)
    this.isDone = false
    await this.changing.ask(() =>
      this.services.client.call(changeOwnPassphrase, {
        body: {
          present: String(read.get('present-passphrase') ?? ''),
          passphrase: String(read.get('new-passphrase') ?? ''),
        },
      }),
    )
    this.isDone = !this.changing.problem
    if (this.isDone) {
      form.reset()
      this.changed()
    }
    await this.updateComplete
    this.querySelector<HTMLElement>(this.isDone ? '#passphrase-changed' : this.placeOfProblem())?.focus()
  }

  /** Where it can be put right; what was wrong is announced by itself. */
  private placeOfProblem(): string {
    const { problem } = this.changing
    const slug = problem?.kind === 'refused' ? problem.slug : undefined
    if (slug === 'wrong-passphrase') return '#present-passphrase'
    return slug?.startsWith('passphrase-') ? '#new-passphrase' : 'problem-note [role="alert"]'
  }

  override render() {
    return html`
      <section class="stack" aria-labelledby="own-passphrase-heading">
        <h2 id="own-passphrase-heading">${say('own-passphrase')}</h2>
        <p>${say('own-passphrase-what')}</p>
        ${
          this.isDone
            ? html`<p class="notice notice-good mark" id="passphrase-changed" tabindex="-1">
                ${icon('full')}${say('own-passphrase-changed')}
              </p>`
            : nothing
        }
        <form class="card stack" @submit=${this.change}>
          <problem-note .problem=${this.changing.problem}></problem-note>
          <input type="hidden" name="name" autocomplete="username" .value=${this.services.staff.value?.name ?? ''} />
          <passphrase-field name="present-passphrase" .label=${say('own-passphrase-present')}></passphrase-field>
          <passphrase-field
            name="new-passphrase"
            kind="new-password"
            .label=${say('own-passphrase-new')}
            .hint=${say('passphrase-hint', { least: LEAST_LETTERS })}
          ></passphrase-field>
          <p><button type="submit">${say('own-passphrase-change')}</button></p>
        </form>
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'my-passphrase': MyPassphrase
  }
}
