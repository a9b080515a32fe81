/** How I sign in: my second proofs, of which the first has to be set up before anything else, and where I am signed in. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  dropPasskey,
  dropTotp,
  keepPasskey,
  listFactors,
  offerPasskey,
} from '../../schema/wire/factor-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import type { Staff } from '../app/services.ts'
import { icon } from '../parts/icon.ts'
import { canHavePasskeys, makePasskey } from '../parts/passkeys.ts'
import { Asking } from '../state/asking.ts'
import { Watch } from '../state/watch.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import './my-passphrase.ts'
import './my-sessions.ts'
import { type Crumb, OfficePage } from './office-page.ts'
import './recovery-set-up.ts'
import { dayInWords } from './day-in-words.ts'
import './totp-set-up.ts'

type Factors = ReplyOf<typeof listFactors>
type Way = 'totp' | 'passkey' | 'word'

/** From here on somebody should make new words. */
const FEW_WORDS = 3

@customElement('my-sign-in-page')
export class MySignInPage extends OfficePage {
  private readonly factors = new Asking<Factors>(this)
  private readonly changing = new Asking<Staff | null | undefined>(this)
  /** What is being set up. */
  @state() private open: Way | undefined
  @state() private hasGivenUp = false
  /** What was set up just now. */
  @state() private added: Way | undefined

  override get heading() {
    return say('my-sign-in')
  }

  private get isFirst(): boolean {
    return this.services.staff.value?.standing === 'awaits-set-up'
  }

  protected override get crumbs(): readonly Crumb[] {
    return this.isFirst ? [] : super.crumbs
  }

  protected override begin(): void {
    new Watch(this, this.services.staff)
    void this.look()
  }

  private look() {
    return this.factors.ask(() => this.services.client.call(listFactors))
  }

  private async begun(way: Way) {
    this.added = undefined
    this.open = way
    await this.focusOn(`#${way}-heading`)
  }

  private readonly done = async (way: Way, staff: Staff) => {
    this.services.staff.set(staff)
    this.open = undefined
    this.added = way
    await this.look()
    await this.focusOn('#added')
  }

  private readonly makePasskey = async () => {
    if (this.changing.isUnderWay) return
    this.hasGivenUp = false
    const staff = await this.changing.ask(async (): Promise<Outcome<Staff | undefined>> => {
      const { client } = this.services
      const offer = await client.call(offerPasskey)
      if ('problem' in offer) return offer
      const made = await makePasskey(offer.reply)
      this.hasGivenUp = made === undefined
      return made ? client.call(keepPasskey, { body: { made } }) : { reply: undefined }
    })
    if (staff) return this.done('passkey', staff)
    await this.focusOn('#passkey-go')
  }

  private async drop(question: () => Promise<Outcome<null>>) {
    const dropped = await this.changing.ask(question)
    if (dropped === undefined) return this.focusOn('problem-note [role="alert"]')
    this.added = undefined
    this.services.announce(say('factor-dropped'))
    await this.look()
    await this.focusOn('#factors-heading')
  }

  protected override renderOffice() {
    return html`
      ${this.isFirst ? html`<p class="lede">${say('set-up-lede')}</p>` : nothing}
      ${this.added ? this.renderAdded(this.added) : nothing}
      ${this.changing.problem ? this.renderProblem(this.changing.problem) : nothing}
      ${this.hasGivenUp ? html`<p class="notice notice-doubt" role="alert">${say('passkey-given-up')}</p>` : nothing}
      ${this.renderAsked(this.factors, (factors) => this.renderFactors(factors))}
      ${
        this.isFirst
          ? nothing
          : html`<my-passphrase
                class="no-print"
                .services=${this.services}
                .changed=${() => this.querySelector('my-sessions')?.look()}
              ></my-passphrase>
              <my-sessions class="no-print" .services=${this.services}></my-sessions>`
      }
    `
  }

  private renderAdded(way: Way) {
    const hasWords = (this.services.staff.value?.factors.recoveryWords ?? 0) > 0
    return html`
      <div class="notice notice-good stack stack-tight no-print" id="added" tabindex="-1">
        <p class="mark mark-good">${icon('full')}${say(`set-up-done-${way}`)}</p>
        ${hasWords ? nothing : html`<p>${say('set-up-words-too')}</p>`}
        <p><a class="button" href="/office">${say('set-up-go')}</a></p>
      </div>
    `
  }

  private renderFactors(factors: Factors) {
    return html`
      <section class="stack" aria-labelledby="factors-heading">
        <h2 id="factors-heading" tabindex="-1" class="no-print">${say(this.isFirst ? 'set-up-choose' : 'factors')}</h2>
        ${this.renderTotp(factors)} ${this.renderPasskeys(factors)} ${this.renderWords(factors)}
      </section>
    `
  }

  private renderTotp({ totp }: Factors) {
    return html`
      <div class="card stack no-print">
        <h3 id="totp-heading" tabindex="-1">${say('factor-totp')}</h3>
        <p>${say('factor-totp-what')}</p>
        ${totp ? html`<p class="mark mark-good">${icon('full')}${say('factor-is-there')}</p>` : nothing}
        ${
          this.open === 'totp'
            ? html`<totp-set-up
                .services=${this.services}
                .done=${(staff: Staff) => void this.done('totp', staff)}
              ></totp-set-up>`
            : html`<p class="row">
                <button type="button" class=${totp ? 'button-quiet' : nothing} @click=${() => void this.begun('totp')}>
                  ${say(totp ? 'totp-replace' : 'totp-begin')}
                </button>
                ${
                  totp
                    ? html`<button
                        type="button"
                        class="button-bad"
                        @click=${() => void this.drop(() => this.services.client.call(dropTotp))}
                      >
                        ${say('factor-drop')}<span class="visually-hidden">: ${say('factor-totp')}</span>
                      </button>`
                    : nothing
                }
              </p>`
        }
      </div>
    `
  }

  private renderPasskeys({ passkeys }: Factors) {
    return html`
      <div class="card stack no-print">
        <h3 id="passkey-heading" tabindex="-1">${say('factor-passkey')}</h3>
        <p>${say('factor-passkey-what')}</p>
        ${
          passkeys.length === 0
            ? nothing
            : html`<ul class="plain-list stack stack-tight">
                ${passkeys.map(
                  ({ id, since }) => html`<li class="row row-apart">
                    <span>${say('passkey-since', { day: dayInWords(since) })}</span>
                    <button
                      type="button"
                      class="button-bad"
                      @click=${() =>
                        void this.drop(() =>
                          this.services.client.call(dropPasskey, { params: { passkey: id } }),
                        )}
                    >
                      ${say('factor-drop')}<span class="visually-hidden">: ${say('factor-passkey')}, ${dayInWords(since)}</span>
                    </button>
                  </li>`,
                )}
              </ul>`
        }
        ${
          canHavePasskeys()
            ? html`<p>
                <button
                  id="passkey-go"
                  type="button"
                  class=${passkeys.length > 0 ? 'button-quiet' : nothing}
                  @click=${this.makePasskey}
                >
                  ${say('passkey-make')}
                </button>
              </p>`
            : html`<p class="soft">${say('passkey-not-here')}</p>`
        }
      </div>
    `
  }

  private renderWords({ recoveryWords }: Factors) {
    return html`
      <div class="card stack">
        <h3 id="word-heading" tabindex="-1">${say('factor-word')}</h3>
        <p class="no-print">${say('factor-word-what')}</p>
        ${
          recoveryWords > 0
            ? html`<p class="no-print mark ${recoveryWords > FEW_WORDS ? 'mark-good' : 'mark-doubt'}">
                ${icon(recoveryWords > FEW_WORDS ? 'full' : 'warning')}${say('recovery-left', { words: showNumber(recoveryWords) })}
              </p>`
            : nothing
        }
        ${
          this.open === 'word'
            ? html`<recovery-set-up
                .services=${this.services}
                .done=${(staff: Staff) => void this.done('word', staff)}
              ></recovery-set-up>`
            : html`<p class="no-print">
                <button
                  type="button"
                  class=${recoveryWords > 0 ? 'button-quiet' : nothing}
                  @click=${() => void this.begun('word')}
                >
                  ${say(recoveryWords > 0 ? 'recovery-again' : 'recovery-begin')}
                </button>
              </p>`
        }
      </div>
    `
  }
}
