/** What the chair can put right today: shown, told, seen to be put right. Counted apart from what was found. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { Remedy } from '../../schema/recommendations/remedy.ts'
import { findRemedy } from '../../schema/visit/remedy-on-the-day.ts'
import { listToldBefore } from '../../schema/visit/remembered-visit.ts'
import type { RemedyOnTheDay } from '../../schema/visit/visit.ts'
import { icon } from '../parts/icon.ts'
import type { LargeText } from '../parts/large-print.ts'
import type { PhotoTaken } from '../photos/photo-taker.ts'
import { noteShown } from '../state/shown-remedies.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { timeOfDay } from './clock-words.ts'
import { DraftPage } from './draft-page.ts'
import { countForChair, listForChair, wayOnAfter } from './way-on.ts'
import '../parts/large-print.ts'
import '../parts/read-aloud.ts'
import '../photos/photo-taker.ts'

@customElement('today-page')
export class TodayPage extends DraftPage {
  override get heading() {
    return say('today')
  }

  protected override async prepare() {
    await super.prepare()
    if (this.draft)
      noteShown(
        this.draft,
        listForChair(this.draft).map(({ remedy }) => remedy),
      )
  }

  protected renderDraft(draft: VisitDraft) {
    const remedies = this.listRemedies(draft)
    return html`
      <div class="stack stack-tight">
        <p class="soft">${this.stationName}</p>
        <p class="notice">${say('today-safe')}</p>
        <p role="status"><strong>${say('today-counts', { ...countForChair(draft) })}</strong></p>
      </div>
      ${remedies.length === 0 ? html`<p>${say('today-none')}</p>` : this.renderList(draft, remedies)}
      ${this.renderKeeping(draft)} ${this.renderWayOn(draft)}
    `
  }

  /** The gravest first; then what was told or put right of barriers that the answers do not show any more. */
  private listRemedies({ checklist, visit, ...draft }: VisitDraft): readonly Remedy[] {
    const listed = listForChair({ checklist, visit, ...draft }).map(({ remedy }) => remedy)
    const before = listToldBefore(visit.value, this.remembered).map(({ remedy }) => remedy)
    const said = (visit.value.remedied ?? []).map(({ remedy }) => remedy)
    return [...new Set([...before, ...listed, ...said])].flatMap(
      (id) => checklist.remedies.find((one) => one.id === id) ?? [],
    )
  }

  private renderList(draft: VisitDraft, remedies: readonly Remedy[]) {
    const open = remedies.filter(({ id }) => findRemedy(draft.visit.value, id)?.putRight === undefined)
    return html`
      ${
        open.length > 0
          ? html`<div class="row">
              <large-print
                .heading=${say('today-to-the-chair')}
                .texts=${open.map((remedy): LargeText => ({ title: textOf(remedy), text: whyOf(draft, remedy) }))}
              ></large-print>
              <read-aloud
                .of=${say('today')}
                .sentences=${[say('today-to-the-chair'), ...open.flatMap((remedy) => [textOf(remedy), whyOf(draft, remedy)])]}
              ></read-aloud>
            </div>`
          : nothing
      }
      <ol class="plain-list stack">
        ${remedies.map((remedy) => this.renderRemedy(draft, remedy))}
      </ol>
      <p class="soft">${say('today-answers-stay')}</p>
    `
  }

  private renderRemedy(draft: VisitDraft, remedy: Remedy) {
    const kept = findRemedy(draft.visit.value, remedy.id)
    const before = listToldBefore(draft.visit.value, this.remembered).find((one) => one.remedy === remedy.id)
    return html`
      <li class="card stack stack-tight">
        <h2 id="remedy-${remedy.id}" tabindex="-1">${textOf(remedy)}</h2>
        <p>${whyOf(draft, remedy)}</p>
        ${
          before?.told && !kept
            ? html`<p class="mark">${icon('question')}${say('told-before', { time: timeOfDay(before.told, this.zone) })}</p>`
            : nothing
        }
        ${
          kept?.told
            ? html`<p class="mark">${icon('half')}${say('told-at', { time: timeOfDay(kept.told, this.zone) })}</p>`
            : nothing
        }
        ${
          kept?.putRight
            ? html`<p class="mark mark-good">${icon('check')}${say('put-right-at', { time: timeOfDay(kept.putRight, this.zone) })}</p>`
            : nothing
        }
        ${kept?.putRight ? this.renderPhoto(draft, remedy, kept) : nothing}
        <p class="row">${this.renderDeeds(draft, remedy, kept)}</p>
      </li>
    `
  }

  /** How it looks now; welcome, never owed, and only where the campaign takes photos. */
  private renderPhoto(draft: VisitDraft, remedy: Remedy, kept: RemedyOnTheDay) {
    if (draft.settings.get('photos_allowed') !== true) return nothing
    const { photo } = kept
    const keep = async (taken: PhotoTaken) => {
      draft.remedy({ ...kept, photo: taken })
      await draft.settle()
    }
    return html`
      <p class="hint" id="photo-of-${remedy.id}">
        ${photo ? say('remedy-photo-kept', { description: photo.description }) : say('remedy-photo')}
      </p>
      <photo-taker
        .name=${`remedy ${draft.visit.value.id} ${remedy.id}`}
        .pictures=${this.device.pictures(draft.visit.value.id)}
        .onKept=${keep}
        .isFull=${photo !== undefined}
        .describedBy=${`photo-of-${remedy.id}`}
      ></photo-taker>
    `
  }

  private renderDeeds(draft: VisitDraft, remedy: Remedy, kept: RemedyOnTheDay | undefined): TemplateResult {
    const button = (
      words: 'told-chair' | 'put-right' | 'remedy-take-back' | 'remedy-photo-remove',
      look: string,
      deed: () => void,
    ) =>
      html`<button type="button" class=${look} @click=${deed}>
        ${say(words)}<span class="visually-hidden">: ${textOf(remedy)}</span>
      </button>`
    const { now } = this.device
    const keep = (next: RemedyOnTheDay) => this.keep(draft, next)
    return html`
      ${kept ? nothing : button('told-chair', '', () => keep({ remedy: remedy.id, told: now() }))}
      ${
        kept?.putRight === undefined
          ? button('put-right', kept ? '' : 'button-quiet', () =>
              keep({ ...kept, remedy: remedy.id, putRight: now() }),
            )
          : nothing
      }
      ${kept ? button(kept.photo ? 'remedy-photo-remove' : 'remedy-take-back', 'button-plain', () => keep(withoutLast(kept))) : nothing}
    `
  }

  /** The button pressed goes away: focus stays with what it was about, and what happened is said. */
  private keep(draft: VisitDraft, next: RemedyOnTheDay) {
    draft.remedy(next)
    this.querySelector<HTMLElement>(`#remedy-${next.remedy}`)?.focus()
  }

  private renderWayOn(draft: VisitDraft) {
    const after = new URLSearchParams(location.search).get('after')
    const next = after === null ? undefined : wayOnAfter(draft, after)
    return html`
      <nav class="stack stack-tight" aria-label=${say('sections')}>
        ${next ? html`<a class="button" href="${this.visitPath}/${next.path}">${say('next-is', { place: next.words })}</a>` : nothing}
        <a class="button button-quiet" href="${this.visitPath}/findings">${say('findings-see')}</a>
        <a class="button button-plain" href=${this.visitPath}>${say('sections-all')}</a>
      </nav>
    `
  }
}

/** Step by step back: first the photo, then that it was put right, then that the chair was told. */
function withoutLast({ photo, ...kept }: RemedyOnTheDay): RemedyOnTheDay {
  if (photo) return kept
  const { remedy, told, putRight } = kept
  return putRight !== undefined && told !== undefined ? { remedy, told } : { remedy }
}

const textOf = ({ text }: Remedy): string => wordsIn(text, language.value)

const whyOf = ({ checklist }: VisitDraft, { barrier }: Remedy): string => {
  const why = checklist.barriers.find(({ id }) => id === barrier)?.why
  return why ? wordsIn(why, language.value) : ''
}
