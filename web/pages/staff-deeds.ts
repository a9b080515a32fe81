/** What an administrator can do for or against an account besides changing it: lost proofs, and closing it. */

import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { closeStaffAccount, dropStaffFactors, type listStaff } from '../../schema/wire/people-endpoints.ts'
import type { Services } from '../app/services.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'

export type ListedStaff = ReplyOf<typeof listStaff>[number]

@customElement('staff-deeds')
export class StaffDeeds extends LightElement {
  @property({ attribute: false }) services!: Services
  @property({ attribute: false }) person!: ListedStaff
  @property({ attribute: false }) changed!: (person: ListedStaff) => void
  /** What the dialog asks about. */
  @state() private asked: 'factors' | 'close' | undefined
  private readonly doing = new Asking<ListedStaff>(this)
  @query('confirm-dialog') private dialog!: ConfirmDialog

  private async askFirst(deed: 'factors' | 'close') {
    this.asked = deed
    await this.updateComplete
    await this.dialog.updateComplete
    const isWanted = await this.dialog.ask()
    this.asked = undefined
    if (isWanted) await this.act(deed)
  }

  private async act(deed: 'factors' | 'close' | 'open') {
    const { client } = this.services
    const params = { person: this.person.person }
    const person = await this.doing.ask(() =>
      deed === 'factors'
        ? client.call(dropStaffFactors, { params })
        : client.call(closeStaffAccount, { params, body: { isDisabled: deed === 'close' } }),
    )
    if (!person) return
    this.services.announce(say(`staff-is-${deed}`, { name: person.name }))
    this.changed(person)
  }

  override render() {
    const { name, isDisabled, isSecured } = this.person
    return html`
      <problem-note .problem=${this.doing.problem}></problem-note>
      <div class="row">
        ${
          isSecured && !isDisabled
            ? html`<button type="button" class="button-quiet" @click=${() => void this.askFirst('factors')}>
                ${say('staff-factors-drop')}<span class="visually-hidden">: ${name}</span>
              </button>`
            : nothing
        }
        ${
          isDisabled
            ? html`<button type="button" class="button-quiet" @click=${() => void this.act('open')}>
                ${say('staff-open')}<span class="visually-hidden">: ${name}</span>
              </button>`
            : html`<button type="button" class="button-bad" @click=${() => void this.askFirst('close')}>
                ${say('staff-close')}<span class="visually-hidden">: ${name}</span>
              </button>`
        }
      </div>
      ${
        this.asked
          ? html`<confirm-dialog
              .heading=${say(`staff-${this.asked}-really`, { name })}
              .text=${say(`staff-${this.asked}-what`)}
              .deed=${say(this.asked === 'close' ? 'staff-close' : 'staff-factors-drop')}
            ></confirm-dialog>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-deeds': StaffDeeds
  }
}
