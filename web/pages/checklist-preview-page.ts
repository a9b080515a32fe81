/** One section of a draft as monitors would see it: the real questions, at the width of a tablet; nothing is kept. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Checklist, Section } from '../../schema/checklist/checklist.ts'
import type { Derivation, Facts } from '../../schema/checklist/condition.ts'
import { derive } from '../../schema/checklist/derive.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Answer, Answers } from '../../schema/visit/answer.ts'
import { NOTHING_UNREADABLE, type Unreadable } from '../../schema/visit/unreadable.ts'
import type { AnswerGiven, PictureKeeper } from '../questions/answer-given.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { loadWords, say, speak } from '../words/say.ts'
import { renderQuestions } from './asked-questions.ts'
import { ChecklistDeskPage, type Draft } from './checklist-desk.ts'
import { renderWaiting } from './office-page.ts'

@customElement('checklist-preview-page')
export class ChecklistPreviewPage extends ChecklistDeskPage {
  @state() private areWordsThere = false
  @state() private sectionId = new URLSearchParams(location.search).get('section') ?? ''
  /** In this page only, and gone with it. */
  @state() private answers: Answers = new Map()
  private readonly unreadable = new Map<string, Unreadable>()
  private readonly pictures: PictureKeeper = keepPicturesHere()

  protected readonly room = 'preview'

  protected override begin(): void {
    super.begin()
    // The sentences around the questions are those of the tablet.
    void loadWords('monitor').then(() => {
      this.areWordsThere = true
    })
  }

  private choose(section: string) {
    this.sectionId = section
    history.replaceState(null, '', `${location.pathname}?${new URLSearchParams({ section }).toString()}`)
  }

  private hear({ question, answer, unreadable }: AnswerGiven) {
    const answers = new Map<string, Answer>(this.answers)
    if (answer) answers.set(question, answer)
    else answers.delete(question)
    this.unreadable.set(question, unreadable)
    this.answers = answers
  }

  protected override renderDesk({ checklist }: Draft) {
    const section = checklist.sections.find(({ id }) => id === this.sectionId) ?? checklist.sections[0]
    if (!section || !this.areWordsThere) return renderWaiting()
    return html`
      <p class="lede">${say('desk-preview-lede')}</p>
      <div class="card desk-view no-print">
        <div class="field">
          <label for="desk-section">${say('desk-part')}</label>
          <select
            id="desk-section"
            autocomplete="off"
            @change=${({ target }: Event) =>
              // The listener stands on a select and nowhere else.
              this.choose((target as HTMLSelectElement).value)}
          >
            ${checklist.sections.map(
              ({ id, letter, title }) =>
                html`<option value=${id} ?selected=${id === section.id}>${`${letter} ${wordsIn(title, language.value)}`}</option>`,
            )}
          </select>
        </div>
        ${this.renderTongues()}
      </div>
      ${this.renderTablet(section, checklist)}
    `
  }

  private renderTongues() {
    return html`
      <fieldset class="stack stack-tight">
        <legend>${say('desk-preview-language')}</legend>
        <div class="row">
          ${LANGUAGES.map(
            (tongue) => html`<button
              type="button"
              class="button-quiet"
              lang=${tongue}
              aria-pressed=${tongue === language.value ? 'true' : 'false'}
              @click=${() => {
                // Without a network the other sentences may be out of reach; the page then stays as it is.
                speak(tongue).catch(() => undefined)
              }}
            >
              ${say(`language-${tongue}`)}
            </button>`,
          )}
        </div>
      </fieldset>
    `
  }

  private renderTablet(section: Section, checklist: Checklist) {
    return html`
      <section class="desk-tablet stack stack-loose" aria-labelledby="desk-section-title">
        <div class="stack stack-tight">
          <h2 id="desk-section-title">${wordsIn(section.title, language.value)}</h2>
          ${section.intro ? html`<p class="lede">${wordsIn(section.intro, language.value)}</p>` : nothing}
        </div>
        <div @answer-given=${this.hear}>
          ${renderQuestions({
            checklist,
            questions: section.questions,
            answers: this.answers,
            facts: factsOf(checklist, this.answers),
            unreadableOf: (question) => this.unreadable.get(question) ?? NOTHING_UNREADABLE,
            pictures: this.pictures,
          })}
        </div>
      </section>
    `
  }
}

/** What can be worked out from answers given here; no question is left out, so no skip is looked at. */
function factsOf(checklist: Checklist, answers: Answers): Facts {
  const derived = new Map<string, Derivation>(checklist.derived.map((one) => [one.id, derive(one, answers)]))
  const thresholds = new Map(checklist.thresholds.map(({ id, value }) => [id, value]))
  return { answers, thresholds, derived, sticks: new Map(), settings: new Map() }
}

/** Pictures of a trial stay in the page's memory under names of chance. */
function keepPicturesHere(): PictureKeeper {
  const kept = new Map<string, Blob>()
  return {
    async keep(file) {
      const name = [...crypto.getRandomValues(new Uint8Array(32))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
      kept.set(name, file)
      return name
    },
    read: async (name) => kept.get(name),
    settle: async () => undefined,
  }
}
