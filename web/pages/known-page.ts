/** What is known from another room or an earlier visit, offered one by one: still so, or answer again. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Section } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { KnownAnswer } from '../../schema/visit/remembered-visit.ts'
import { icon } from '../parts/icon.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { DraftPage } from './draft-page.ts'
import { renderKnownAnswer, renderStillSo } from './known-offer.ts'

@customElement('known-page')
export class KnownPage extends DraftPage {
  override get heading() {
    return say('known')
  }

  /** From a section one comes to its answers, not to the top of the page. */
  override async takeFocus(isFirst: boolean): Promise<void> {
    await this.whenReady()
    const place = location.hash === '' ? null : document.getElementById(location.hash.slice(1))
    if (!place) return super.takeFocus(isFirst)
    place.scrollIntoView({ block: 'start' })
    place.focus({ preventScroll: true })
  }

  protected renderDraft(draft: VisitDraft) {
    const known = this.listKnown(draft)
    const { sectionOf } = indexOf(draft.checklist)
    return html`
      <p class="soft">${this.stationName}</p>
      ${
        known.length === 0
          ? html`<p class="notice notice-good mark mark-good" id="known-done" tabindex="-1">${icon('check')}${say('known-done')}</p>`
          : html`<p class="lede">${say('known-what')}</p>`
      }
      ${draft.checklist.sections.map((section) =>
        this.renderSection(
          draft,
          section,
          known.filter(({ question }) => sectionOf.get(question.id) === section),
        ),
      )}
      ${this.renderKeeping(draft)} ${this.renderBack(this.visitPath, say('sections-all'))}
    `
  }

  private renderSection(draft: VisitDraft, section: Section, known: readonly KnownAnswer[]) {
    if (known.length === 0) return nothing
    const title = wordsIn(section.title, language.value)
    return html`
      <section class="stack" aria-labelledby="known-${section.id}">
        <h2 id="known-${section.id}" tabindex="-1">${`${section.letter} ${title}`}</h2>
        <ul class="plain-list stack">
          ${known.map((one) => this.renderKnown(draft, section, one))}
        </ul>
        ${
          known.length > 1
            ? html`<p>
                <button type="button" class="button-quiet" @click=${() => this.carry(draft, known)}>
                  ${say('known-all-still-so', { answers: known.length })}<span class="visually-hidden">: ${title}</span>
                </button>
              </p>`
            : nothing
        }
      </section>
    `
  }

  private renderKnown(draft: VisitDraft, section: Section, one: KnownAnswer) {
    const { question } = one
    const { station } = draft.visit.value
    const text = wordsIn(question.text, language.value)
    return html`
      <li class="card stack stack-tight">
        <h3 id="known-at-${question.id}" tabindex="-1">${text}</h3>
        ${renderKnownAnswer(one, { station, zone: this.zone })}
        <p class="row">
          ${renderStillSo(one, () => void this.carry(draft, [one]))}
          <a class="button button-quiet" href="${this.visitPath}/sections/${section.id}#${question.id}"
            >${say('known-answer-again')}<span class="visually-hidden">: ${text}</span></a
          >
        </p>
      </li>
    `
  }

  /** Only what somebody said "still so" to is taken over; the focus goes on to what is left. */
  private async carry(draft: VisitDraft, taken: readonly KnownAnswer[]) {
    const before = this.listKnown(draft)
    const last = before.findIndex(({ question }) => question.id === taken.at(-1)?.question.id)
    for (const { question, answer } of taken) draft.carry(question.id, answer)
    this.services.announce(say('known-taken-over', { answers: taken.length }))
    await this.updateComplete
    const left = this.listKnown(draft)
    const later = before.slice(last + 1).find((one) => left.some(({ question }) => question === one.question))
    const next = (later ?? left[0])?.question.id
    const place = this.querySelector<HTMLElement>(
      next === undefined ? '#known-done' : `#known-at-${CSS.escape(next)}`,
    )
    place?.focus()
  }
}
