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
import { answerInWords } from './answer-in-words.ts'
import { readZone, timeOfDay } from './clock-words.ts'
import { DraftPage } from './draft-page.ts'
import { roomName } from './place-words.ts'

@customElement('known-page')
export class KnownPage extends DraftPage {
  private zone = ''

  override get heading() {
    return say('known')
  }

  protected override async prepare() {
    await super.prepare()
    this.zone = await readZone(this.device.reference)
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
        <h2 id="known-${section.id}" tabindex="-1">${section.letter} ${title}</h2>
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
    const { question, answer, from } = one
    const text = wordsIn(question.text, language.value)
    const time = timeOfDay(from.at, this.zone)
    const was =
      from.station === draft.visit.value.station
        ? say('known-from-here', { time })
        : say('known-from', { room: roomName(from.room, from.station), time })
    return html`
      <li class="card stack stack-tight">
        <h3 id="known-at-${question.id}" tabindex="-1">${text}</h3>
        <p>${was}<br /><strong>${answerInWords(question, answer)}</strong></p>
        <p class="row">
          <button type="button" @click=${() => this.carry(draft, [one])}>
            ${say('known-still-so')}<span class="visually-hidden">: ${text}</span>
          </button>
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
