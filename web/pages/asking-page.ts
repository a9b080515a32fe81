/** What the pages that ask share: going on only with kept answers, how questions are shown, whether a voice is there. */

import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { keepWayOfAsking, readWayOfAsking, type WayOfAsking } from '../offline/way-of-asking.ts'
import { icon } from '../parts/icon.ts'
import { speakTyped } from '../parts/typed-text.ts'
import '../parts/undo-button.ts'
import { findVoice, voices } from '../parts/voices.ts'
import type { AnswerGiven } from '../questions/answer-given.ts'
import { QuestionElement } from '../questions/question-element.ts'
import { onceKept } from '../state/once-kept.ts'
import { whenStayed } from '../state/stayed.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { Watch, type When } from '../state/watch.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { renderQuestions, type Screen, showAnswer } from './asked-questions.ts'
import { DraftPage } from './draft-page.ts'
import type { WayOn } from './way-on.ts'

export abstract class AskingPage extends DraftPage {
  /** Where somebody wanted to go when their answers could not be kept. */
  @state() private heldFrom: string | undefined
  @state() private isLeaving = false
  @state() private undone = ''
  private readonly stayed = whenStayed({
    clock: () => performance.now(),
    later: (act, ms) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  })

  constructor() {
    super()
    new Watch(this, voices)
  }

  protected get sectionId(): string {
    return this.params.section ?? ''
  }

  protected get section() {
    return this.draft?.checklist.sections.find(({ id }) => id === this.sectionId)
  }

  protected override get isAbout(): 'visits' | 'corrections' | 'both' {
    return 'both'
  }

  /** Where all of the draft is seen at once. */
  protected get overview(): WayOn {
    return this.draft?.visit.value.corrects
      ? { path: 'correction', words: say('correction-overview') }
      : { path: '', words: say('sections-all') }
  }

  /** One for the page and each of its questions, so that they are drawn in one go. */
  private drawing: { readonly of: VisitDraft; readonly when: When } | undefined

  protected override whenToDraw(draft: VisitDraft): When {
    if (this.drawing?.of !== draft) this.drawing = { of: draft, when: onceKept(draft.keeping) }
    return this.drawing.when
  }

  protected override async prepare() {
    await super.prepare()
    if (this.draft) this.noteSoon(this.questionId || undefined)
  }

  /** The question one came for; none when one came for the section. */
  protected get questionId(): string {
    return decodeURIComponent(location.hash.slice(1))
  }

  override disconnectedCallback(): void {
    this.stayed.now()
    super.disconnectedCallback()
  }

  /** Where somebody is, to go on from there: also after the tablet went dark in the middle of a section. */
  private noteWhere({ target }: FocusEvent) {
    const place = target instanceof Element ? target.closest('[id^="at-"]') : null
    if (place) this.noteSoon(place.id.slice('at-'.length))
  }

  private noteSoon(question: string | undefined) {
    const [visit, section] = [this.visitId, this.section?.id]
    if (!visit || !section) return
    // Not being able to note where somebody is costs a few steps, not an answer.
    this.stayed.soon(() => void this.device.drafts.moveTo(visit, section, question).catch(() => undefined))
  }

  protected readWay(): Promise<WayOfAsking> {
    return readWayOfAsking(this.device.memory)
  }

  protected renderAsking(
    draft: VisitDraft,
    screen: Omit<Screen, 'checklist' | 'answers' | 'unreadableOf' | 'pictures' | 'before'>,
  ) {
    return html`
      <div
        @focusin=${this.noteWhere}
        @answer-given=${({ question, answer, unreadable, target }: AnswerGiven) => {
          this.undone = ''
          draft.answer(question, answer, undefined, unreadable)
          showAnswer(
            question,
            { answers: draft.visit.value.answers, unreadableOf: draft.unreadableOf },
            // Told by something else, the tilt for instance, no control shows it by itself.
            target instanceof QuestionElement ? this.whenToDraw(draft) : undefined,
          )
        }}
      >
        ${renderQuestions({
          ...screen,
          before: this.findCorrected(draft)?.answers,
          checklist: draft.checklist,
          answers: draft.visit.value.answers,
          unreadableOf: draft.unreadableOf,
          pictures: this.device.pictures(draft.visit.value.id),
        })}
      </div>
    `
  }

  /** A link that waits until everything typed and answered is on the disk. */
  protected renderWayOn(
    { path }: WayOn,
    words: TemplateResult | string,
    look = '',
    /** Looked up anew when pressed: the last letters typed may change what comes next. */
    findPath: () => string = () => path,
  ): TemplateResult {
    return html`
      <a
        class="button ${look}"
        href=${this.pathTo(path)}
        aria-disabled=${this.isLeaving ? 'true' : nothing}
        @click=${(event: MouseEvent) => this.leave(event, findPath)}
        >${words}</a
      >
    `
  }

  private pathTo(path: string): string {
    return path === '' ? this.visitPath : `${this.visitPath}/${path}`
  }

  private leave(event: MouseEvent, findPath: () => string) {
    // With a key held down people want a new tab; this page stays.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    speakTyped()
    void this.goOnceKept(this.pathTo(findPath()))
  }

  private async goOnceKept(path: string) {
    if (this.isLeaving || !this.draft) return
    this.isLeaving = true
    this.heldFrom = undefined
    try {
      await this.draft.settle()
      this.services.go(path)
    } catch {
      this.heldFrom = path
    } finally {
      this.isLeaving = false
    }
    await this.updateComplete
    this.querySelector<HTMLElement>('.held-back button')?.focus()
  }

  /** Nobody is kept on a page against their will; they only learn what it may cost. */
  protected renderHeldBack(): TemplateResult | typeof nothing {
    const { heldFrom } = this
    if (heldFrom === undefined) return nothing
    return html`
      <div class="notice notice-bad stack stack-tight held-back" role="alert">
        <p class="mark mark-bad">${icon('warning')}${say('leaving-not-kept')}</p>
        <div class="row">
          <button type="button" @click=${() => this.goOnceKept(heldFrom)}>${say('leaving-try-again')}</button>
          <a class="button button-quiet" href=${heldFrom}>${say('leaving-anyway')}</a>
        </div>
      </div>
    `
  }

  /** What comes back may stand on another page, so it is named. */
  protected renderUndo(draft: VisitDraft): TemplateResult {
    return html`
      <undo-button
        .undoable=${draft.undoable}
        .undone=${this.undone}
        @undo-wanted=${() => this.undo(draft)}
      ></undo-button>
    `
  }

  private undo(draft: VisitDraft) {
    speakTyped()
    const last = draft.undoable.value
    draft.undo()
    const question = last && 'question' in last ? findQuestion(draft.checklist, last.question) : undefined
    this.undone = question ? say('undone-answer', { number: question.number }) : say('undone')
  }

  /** The other way of asking, at the same place. */
  protected renderHow(other: WayOfAsking, findPath: () => string): TemplateResult {
    return html`
      <details class="asking-how">
        <summary>${say('asking-how')}</summary>
        <div class="stack stack-tight">
          <p>
            <button type="button" class="button-quiet" @click=${() => this.ask(other, findPath)}>
              ${say(`asking-${other}`)}
            </button>
          </p>
          <p class="small soft">${say(findVoice(language.value) ? 'read-aloud-there' : 'read-aloud-none')}</p>
        </div>
      </details>
    `
  }

  private async ask(way: WayOfAsking, findPath: () => string) {
    speakTyped()
    // A choice that cannot be remembered is still a choice for now.
    await keepWayOfAsking(this.device.memory, way).catch(() => undefined)
    await this.goOnceKept(this.pathTo(findPath()))
  }
}
