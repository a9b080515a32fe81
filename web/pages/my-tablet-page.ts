/** What a monitor can see and settle about this tablet: whose it is, PIN, locking, storage, leaving it. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Unlocking } from '../offline/vault.ts'
import { keepWayOfAsking, readWayOfAsking, type WayOfAsking } from '../offline/way-of-asking.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import type { SecretField } from '../parts/secret-field.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { MonitorPage } from './monitor-page.ts'
import type { SecretChosen } from './secret-choice.ts'
import { estimateSpace, type Space } from './space-left.ts'
import '../parts/confirm-dialog.ts'
import '../parts/kept-line.ts'
import '../parts/secret-field.ts'
import '../parts/storage-notice.ts'
import './secret-choice.ts'

@customElement('my-tablet-page')
export class MyTabletPage extends MonitorPage {
  @state() private space: Space = { is: 'unknown' }
  @state() private way: WayOfAsking = 'section'
  @state() private begun = 0
  @state() private ownWaiting = 0
  @state() private isChanging = false
  @state() private changed: Unlocking | undefined
  private stopCounting: (() => void) | undefined
  @query('secret-field[name="pin-present"]') private present!: SecretField | null
  @query('confirm-dialog') private dialog!: ConfirmDialog | null

  override get heading() {
    return say('my-tablet')
  }

  protected async prepare() {
    const { sync, protection } = this.device
    new Watch(this, sync.state)
    new Watch(this, protection.state)
    this.space = await estimateSpace(navigator.storage)
    this.way = await readWayOfAsking(this.device.memory)
    this.begun = (await this.device.drafts.list()).length
    // What stands here stays until the next news.
    this.stopCounting = sync.state.subscribe(() => void this.countOwn().catch(() => undefined))
    await this.countOwn()
  }

  override disconnectedCallback(): void {
    this.stopCounting?.()
    super.disconnectedCallback()
  }

  /** What others on this tablet have waiting goes with their own tokens, and keeps nobody else here. */
  private async countOwn() {
    const own = (await this.device.outbox.list()).filter(({ code }) => code === this.code)
    // Their token leaves with them, and without it nothing could be sent again after the office was restored.
    this.ownWaiting = own.filter(({ isBackedUp }) => !isBackedUp).length
  }

  private get code(): string {
    return this.device.people.current.value?.code ?? ''
  }

  protected renderReady(): TemplateResult {
    return html`
      <dl class="facts card">
        <dt>${say('my-tablet-code')}</dt><dd><strong class="code">${this.code}</strong></dd>
        <dt>${say('my-tablet-waiting')}</dt>
        <dd><a href="/monitor/outbox">${say('my-tablet-waiting-count', { waiting: this.device.sync.state.value.waiting })}</a></dd>
        <dt>${say('my-tablet-space')}</dt>
        <dd>${this.space.is === 'little' ? say('space-little', { photos: this.space.photos }) : say(`space-${this.space.is}`)}</dd>
      </dl>
      <section class="card stack" aria-labelledby="lock-heading">
        <h2 id="lock-heading">${say('lock-now')}</h2>
        <p>${say('lock-now-what')}</p>
        <p class="row">
          <button type="button" data-locks @click=${() => this.services.lock()}>${say('lock-now')}</button>
          <a class="button button-quiet" href="/enrol">${say('enrol-another')}</a>
        </p>
      </section>
      <section class="card stack" aria-labelledby="protection-heading">
        <h2 id="protection-heading">${say('protection')}</h2>
        <kept-line .kept=${this.services.keptApp.kept}></kept-line>
        <storage-notice .protection=${this.device.protection.state.value} role="status"></storage-notice>
        ${
          this.device.protection.state.value === 'kept'
            ? nothing
            : html`<p>
                <button type="button" class="button-quiet" @click=${() => this.device.protection.ask()}>
                  ${say('protection-ask')}
                </button>
              </p>`
        }
      </section>
      ${this.renderWay()} ${this.renderPin()} ${this.renderLeaving()} ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  private renderWay() {
    return html`
      <fieldset class="card stack">
        <legend><h2>${say('asking-how')}</h2></legend>
        <div class="choices">
          ${(['section', 'question'] as const).map(
            (way) => html`
              <label class="choice" ?data-chosen=${this.way === way}>
                <input type="radio" name="way" autocomplete="off" .checked=${this.way === way} @change=${() => this.ask(way)} />
                <span>${say(`asking-${way}`)}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
    `
  }

  private async ask(way: WayOfAsking) {
    await keepWayOfAsking(this.device.memory, way)
    this.way = way
  }

  private renderPin() {
    return html`
      <details class="card">
        <summary>${say('my-tablet-pin')}</summary>
        <div class="stack">
          ${
            this.changed?.is === 'open'
              ? html`<p class="notice notice-good mark mark-good" id="pin-changed" tabindex="-1">${icon('check')}${say('pin-changed')}</p>`
              : nothing
          }
          <secret-field
            name="pin-present"
            kind="words"
            .label=${say('pin-present')}
            .complaint=${
              this.changed?.is === 'wrong'
                ? `${say('unlock-wrong', { tries: this.changed.triesLeft })} ${say('unlock-wrong-what')}`
                : ''
            }
          ></secret-field>
          <secret-choice .code=${this.code} ?isBusy=${this.isChanging} @secret-chosen=${this.changePin}></secret-choice>
        </div>
      </details>
    `
  }

  private async changePin({ secret, target }: SecretChosen) {
    const { present } = this
    if (!present || this.isChanging) return
    if (present.value.trim() === '') {
      present.focus()
      return
    }
    this.isChanging = true
    this.changed = await this.device.changeSecret(present.value, secret).finally(() => {
      this.isChanging = false
    })
    present.clear()
    // A fifth wrong one has destroyed the vault, and the lock screen says so.
    if (this.changed.is === 'destroyed') return this.services.lock()
    if (this.changed.is === 'open' && target instanceof HTMLElement)
      for (const field of target.querySelectorAll<SecretField>('secret-field')) field.clear()
    await this.updateComplete
    if (this.changed.is === 'open') this.querySelector<HTMLElement>('#pin-changed')?.focus()
    else present.focus()
  }

  private renderLeaving() {
    const waiting = this.begun + this.ownWaiting
    return html`
      <details class="card">
        <summary>${say('person-remove')}</summary>
        <div class="stack">
          <p>${say('person-remove-what', { code: this.code })}</p>
          ${waiting > 0 ? html`<p class="notice notice-doubt" id="remove-why">${say('person-remove-waiting', { waiting })}</p>` : nothing}
          <p>
            <button
              type="button"
              class="button-bad"
              aria-disabled=${waiting > 0 ? 'true' : nothing}
              aria-describedby=${waiting > 0 ? 'remove-why' : nothing}
              @click=${() => this.leaveTablet(waiting)}
            >
              ${say('person-remove-go')}
            </button>
          </p>
        </div>
      </details>
      <confirm-dialog
        .heading=${say('person-remove-sure')}
        .text=${say('person-remove-what', { code: this.code })}
        .deed=${say('person-remove-go')}
      ></confirm-dialog>
    `
  }

  private async leaveTablet(waiting: number) {
    if (waiting > 0 || !(await this.dialog?.ask())) return
    await this.device.removePerson()
    this.services.replace(this.device.people.current.value ? '/unlock' : '/')
  }
}
