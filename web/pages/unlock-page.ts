/** The lock screen: who is here, by code only, and a field for the PIN. Nothing else of anybody's work is on it. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { PageElement } from '../app/page-element.ts'
import type { Device } from '../offline/device.ts'
import type { Sending } from '../offline/outbox.ts'
import type { Person } from '../offline/people.ts'
import type { Unlocking } from '../offline/vault.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import type { SecretField, SecretKind } from '../parts/secret-field.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { SavePackets } from './save-packets.ts'
import type { SecretChosen } from './secret-choice.ts'
import '../parts/confirm-dialog.ts'
import '../parts/secret-field.ts'
import './secret-choice.ts'

@customElement('unlock-page')
export class UnlockPage extends PageElement {
  @state() private device: Device | undefined
  @state() private kind: SecretKind = 'pin'
  @state() private isBusy = false
  @state() private outcome: Exclude<Unlocking, { readonly is: 'open' }> | undefined
  @query('secret-field') private field!: SecretField | null
  @query('confirm-dialog') private dialog!: ConfirmDialog
  private prepared: Promise<void> | undefined
  /** A secret typed right after somebody was tapped is theirs, however long the tablet takes to note who it is. */
  private choosing: Promise<unknown> = Promise.resolve()
  @state() private sendings: readonly Sending[] = []
  private stopReading: (() => void) | undefined
  private readonly saving = new SavePackets(
    this,
    () => this.opened,
    () => this.readOutbox(),
  )

  /** Says nothing of what is behind it: it stands in the title and in the list of open windows. */
  override get heading() {
    return say('unlock')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.prepared = this.prepare()
  }

  private async prepare() {
    const device = await this.services.device()
    if (!device.people.current.value) {
      this.services.replace('/enrol')
      return
    }
    for (const watched of [device.people.list, device.people.current, device.sync.state])
      new Watch(this, watched)
    new Watch(this, device.vault)
    this.device = device
    this.stopReading = device.sync.state.subscribe(() => void this.readOutbox())
    await this.readOutbox()
    await this.updateComplete
  }

  override disconnectedCallback(): void {
    this.stopReading?.()
    super.disconnectedCallback()
  }

  private get opened(): Device {
    if (!this.device) throw new Error('nothing is offered before the tablet is opened')
    return this.device
  }

  /** Sealed things only: none of them can be read here, locked or not. */
  private async readOutbox() {
    this.sendings = await this.opened.outbox.list()
  }

  /** Two taps are enough to go on: the first thing in reach is the field. */
  override async takeFocus(isFirst: boolean): Promise<void> {
    await this.prepared
    if (this.hasSealed || !this.field) await super.takeFocus(isFirst)
    else this.field.focus()
  }

  private get hasSealed(): boolean {
    return new URLSearchParams(location.search).has('sealed')
  }

  override render() {
    const { device } = this
    const person = device?.people.current.value
    return html`
      <div class="stack stack-loose">
        <h1 tabindex="-1">${this.heading}</h1>
        ${device && person ? this.renderReady(device, person) : html`<p class="soft">${say('one-moment')}</p>`}
      </div>
    `
  }

  private renderReady(device: Device, person: Person) {
    const { list } = device.people
    const isOne = list.value.length === 1
    return html`
      ${
        this.hasSealed
          ? html`<p class="notice notice-good lede" role="status">
              ${isOne ? say('unlock-sealed') : say('unlock-sealed-of', { code: person.code })}
            </p>`
          : nothing
      }
      ${isOne ? nothing : this.renderPeople(device, person)}
      ${device.vault.value.state.value === 'none' ? this.renderNew(person) : this.renderLocked(person)}
      <p class="soft" role="status">${say('unlock-waiting', { waiting: device.sync.state.value.waiting })}</p>
      <p><a href="/enrol">${say('unlock-another')}</a></p>
      ${this.saving.render(this.sendings)}
    `
  }

  private renderPeople({ people }: Device, person: Person) {
    return html`
      <section class="stack stack-tight" aria-labelledby="unlock-who">
        <h2 id="unlock-who">${say('unlock-who')}</h2>
        <ul class="plain-list row">
          ${people.list.value.map(
            ({ id, code }) => html`
              <li>
                <button
                  type="button"
                  class="button-quiet person"
                  aria-pressed=${id === person.id ? 'true' : 'false'}
                  @click=${() => this.choose(id)}
                >
                  ${id === person.id ? icon('check') : nothing}<span class="code">${code}</span>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private renderLocked({ code }: Person) {
    return html`
      <form class="card stack" novalidate @submit=${this.submit} @pin-filled=${this.unlock}>
        <secret-field
          name="secret"
          .kind=${this.kind}
          .label=${say(`unlock-${this.kind}`, { code })}
          .complaint=${this.complaint}
          ?isBusy=${this.isBusy}
        ></secret-field>
        <div class="row">
          <button type="submit" aria-disabled=${this.isBusy ? 'true' : nothing}>
            ${say(this.isBusy ? 'unlock-busy' : 'unlock-go')}
          </button>
          <button type="button" class="button-plain" @click=${this.changeKind}>
            ${say(this.kind === 'pin' ? 'unlock-use-words' : 'unlock-use-pin')}
          </button>
          <button type="button" class="button-plain" @click=${this.forget}>${say('forgot')}</button>
        </div>
        <p class="visually-hidden" role="status">${this.isBusy ? say('unlock-busy') : ''}</p>
      </form>
      <confirm-dialog .heading=${say('forgot-sure')} .text=${say('forgot-what')} .deed=${say('forgot-go')}></confirm-dialog>
    `
  }

  private get complaint(): string {
    if (this.outcome?.is !== 'wrong') return ''
    const { triesLeft, waitMs } = this.outcome
    const wait = waitMs > 0 ? say('unlock-wait', { seconds: Math.ceil(waitMs / 1000) }) : ''
    return [say('unlock-wrong', { tries: triesLeft }), say('unlock-wrong-what'), wait]
      .filter(Boolean)
      .join(' ')
  }

  private renderNew({ code }: Person) {
    return html`
      ${
        this.outcome?.is === 'destroyed'
          ? html`<div class="notice notice-bad stack stack-tight" role="alert">
              <p class="mark mark-bad"><strong>${icon('stop')}${say('unlock-destroyed', { code })}</strong></p>
              <p>${say('unlock-destroyed-what')}</p>
              <p>${say('unlock-destroyed-now', { code })}</p>
            </div>`
          : html`<p class="notice">${say('unlock-no-pin', { code })}</p>`
      }
      <section class="stack" aria-labelledby="unlock-new">
        <h2 id="unlock-new" tabindex="-1">${say('secret-choose', { code })}</h2>
        <secret-choice .code=${code} ?isBusy=${this.isBusy} @secret-chosen=${this.make}></secret-choice>
      </section>
    `
  }

  private async choose(id: Person['id']) {
    this.outcome = undefined
    this.field?.clear()
    const chosen = this.opened.people.choose(id)
    this.choosing = chosen.catch(() => undefined)
    await chosen
    await this.updateComplete
    this.field?.focus()
  }

  private async changeKind() {
    this.kind = this.kind === 'pin' ? 'words' : 'pin'
    this.field?.clear()
    await this.updateComplete
    this.field?.focus()
  }

  private submit(event: Event) {
    event.preventDefault()
    void this.unlock()
  }

  private readonly unlock = async () => {
    const { device, field } = this
    if (!device || !field || this.isBusy) return
    if (field.value.trim() === '') {
      field.focus()
      return
    }
    this.isBusy = true
    const outcome = await this.choosing
      .then(() => device.unlock(field.value))
      .finally(() => {
        this.isBusy = false
      })
    if (outcome.is === 'open') {
      await this.services.comeBack()
      return
    }
    field.clear()
    this.outcome = outcome
    await this.updateComplete
    if (outcome.is === 'wrong') field.focus()
    else this.querySelector<HTMLElement>('#unlock-new')?.focus()
  }

  private async forget() {
    await this.choosing
    if (!(await this.dialog.ask())) return
    await this.device?.startOver()
    this.outcome = { is: 'destroyed' }
    await this.updateComplete
    this.querySelector<HTMLElement>('#unlock-new')?.focus()
  }

  private async make({ secret }: SecretChosen) {
    if (!this.device || this.isBusy) return
    this.isBusy = true
    await this.device.makeVault(secret).finally(() => {
      this.isBusy = false
    })
    await this.services.comeBack()
  }
}
