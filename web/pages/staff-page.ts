/** The staff: who works here, in which roles, and what each role may do. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { countLetters } from '../../schema/khmer.ts'
import { STAFF_ROLES } from '../../schema/people/roles.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listStaff, putStaff } from '../../schema/wire/people-endpoints.ts'
import { icon } from '../parts/icon.ts'
import type { PassphraseField } from '../parts/passphrase-field.ts'
import '../parts/passphrase-field.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { LEAST_LETTERS } from './first-administrator-page.ts'
import { makeId } from './make-id.ts'
import { OfficePage } from './office-page.ts'
import './staff-deeds.ts'

type Person = ReplyOf<typeof listStaff>[number]

@customElement('staff-page')
export class StaffPage extends OfficePage {
  private readonly staff = new Asking<readonly Person[]>(this)
  private readonly saving = new Asking<ReplyOf<typeof putStaff>>(this)
  /** Whose account is in the form; nobody while a new one is made. */
  @state() private chosen: Person | undefined
  @state() private isFormOpen = false
  @state() private complaint: 'passphrase' | 'roles' | undefined
  private newId = makeId()
  @query('passphrase-field') private field!: PassphraseField

  override get heading() {
    return say('staff')
  }

  protected override begin(): void {
    void this.staff.ask(() => this.services.client.call(listStaff))
  }

  private readonly open = (person: Person | undefined) => {
    this.chosen = person
    this.isFormOpen = true
    this.complaint = undefined
    void this.focusOn('#staff-form-heading')
  }

  private readonly save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (this.saving.isUnderWay) return
    const form = new FormData(event.currentTarget)
    const roles = STAFF_ROLES.filter((role) => form.getAll('roles').includes(role))
    const passphrase = this.field.value
    const isMissing = this.chosen === undefined || passphrase !== ''
    this.complaint =
      roles.length === 0
        ? 'roles'
        : isMissing && countLetters(passphrase) < LEAST_LETTERS
          ? 'passphrase'
          : undefined
    if (this.complaint === 'roles') return void this.focusOn('input[name="roles"]')
    if (this.complaint) return this.field.focus()
    const saved = await this.saving.ask(() =>
      this.services.client.call(putStaff, {
        params: { person: this.chosen?.person ?? this.newId },
        body: {
          name: String(form.get('name') ?? '').trim(),
          roles,
          ...(passphrase ? { passphrase } : {}),
        },
      }),
    )
    if (!saved) return void this.focusOn('problem-note [role="alert"]')
    this.newId = makeId()
    this.isFormOpen = false
    this.services.announce(say('staff-saved', { name: saved.name }))
    await this.staff.ask(() => this.services.client.call(listStaff))
    await this.focusOn('#staff-heading')
  }

  private readonly take = (changed: Person) => {
    const staff = this.staff.reply ?? []
    this.staff.take(staff.map((one) => (one.person === changed.person ? changed : one)))
    void this.focusOn('#staff-heading')
  }

  protected override renderOffice() {
    return html`
      <p>${say('staff-what')}</p>
      ${this.renderAsked(this.staff, (staff) => this.renderStaff(staff))}
      ${this.isFormOpen ? this.renderForm() : nothing}
      ${
        this.mayDo('people.write') && !this.isFormOpen
          ? html`<p><button type="button" @click=${() => this.open(undefined)}>${say('staff-add')}</button></p>`
          : nothing
      }
    `
  }

  private renderStaff(staff: readonly Person[]) {
    return html`
      <section class="stack" aria-labelledby="staff-heading">
        <h2 id="staff-heading" tabindex="-1">${say('staff-count', { people: staff.length })}</h2>
        <ul class="plain-list grid">
          ${staff.map(
            (person) => html`<li class="card stack stack-tight">
              <h3>${person.name}</h3>
              <p>${person.roles.map((role) => say(`role-${role}`)).join(', ')}</p>
              ${
                person.isDisabled
                  ? html`<p class="mark mark-bad">${icon('stop')}${say('staff-closed')}</p>`
                  : person.isSecured
                    ? nothing
                    : html`<p class="mark mark-doubt">${icon('wait')}${say('staff-not-secured')}</p>`
              }
              ${
                this.mayDo('people.write')
                  ? html`<p class="card-foot">
                      <button type="button" class="button-quiet" @click=${() => this.open(person)}>
                        ${say('staff-change')}<span class="visually-hidden">: ${person.name}</span>
                      </button>
                    </p>
                    ${
                      person.person === this.services.staff.value?.person
                        ? nothing
                        : html`<staff-deeds
                            .services=${this.services}
                            .person=${person}
                            .changed=${this.take}
                          ></staff-deeds>`
                    }`
                  : nothing
              }
            </li>`,
          )}
        </ul>
      </section>
    `
  }

  private renderForm() {
    const person = this.chosen
    return html`
      <form class="card stack" @submit=${this.save}>
        <h2 id="staff-form-heading" tabindex="-1">${person ? person.name : say('staff-add')}</h2>
        ${this.saving.problem ? this.renderProblem(this.saving.problem) : nothing}
        <div class="field">
          <label for="name">${say('staff-name')}</label>
          <input id="name" name="name" required maxlength="80" autocomplete="off" .value=${person?.name ?? ''} />
        </div>
        <fieldset class="stack stack-tight">
          <legend class="legend-large">${say('staff-roles')}</legend>
          ${
            this.complaint === 'roles'
              ? html`<p class="complaint" id="roles-complaint">${icon('warning')}${say('staff-roles-missing')}</p>`
              : nothing
          }
          <div class="choices">
            ${STAFF_ROLES.map(
              (role) => html`<label class="choice">
                <input
                  autocomplete="off"
                  type="checkbox"
                  name="roles"
                  value=${role}
                  aria-describedby=${this.complaint === 'roles' ? 'roles-complaint' : nothing}
                  .checked=${person?.roles.includes(role) ?? false}
                />
                <span><strong>${say(`role-${role}`)}</strong><br /><span class="soft">${say(`role-${role}-what`)}</span></span>
              </label>`,
            )}
          </div>
        </fieldset>
        <passphrase-field
          kind="new-password"
          .isOptional=${person !== undefined}
          .label=${say(person ? 'staff-passphrase-new' : 'passphrase')}
          .hint=${say('passphrase-hint', { least: LEAST_LETTERS })}
          .complaint=${this.complaint === 'passphrase' ? say('passphrase-too-short', { least: LEAST_LETTERS }) : ''}
        ></passphrase-field>
        <p class="row">
          <button type="submit">${say('staff-save')}</button>
          <button
            type="button"
            class="button-quiet"
            @click=${() => {
              this.isFormOpen = false
              void this.focusOn('#staff-heading')
            }}
          >
            ${say('cancel')}
          </button>
        </p>
      </form>
    `
  }
}
