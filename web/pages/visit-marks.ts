/** What marks one visit on the page of its station: corrected, moved, taken over; and its photos. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { readAnswer } from './answer-in-words.ts'
import type { Written } from './as-written.ts'
import './visit-photos.ts'
import type { ShownPhoto } from './visit-photos.ts'

type Visit = ReplyOf<typeof listVisits>[number]
type Corrections = ReplyOf<typeof listCorrections>

/** Its photos with their words; nothing where it has none. `offerAt`: where they are made fit for releases. */
export function renderVisitPhotos(
  visit: Visit,
  checklist: Checklist,
  { written, offerAt }: { readonly written: Written; readonly offerAt?: string },
) {
  const shown = listPhotos(visit, checklist, written)
  return shown.length === 0
    ? nothing
    : html`<div class="card stack stack-tight">
        <h3>${say('visit-photos', { order: visit.order })}</h3>
        <visit-photos
          class="block"
          .photos=${shown}
          .canShow=${visit.photos.arrived > 0}
          .offerAt=${offerAt}
        ></visit-photos>
      </div>`
}

/** What was looked at again, before anything is opened. */
export function renderVisitMarks({ order, carried, moved }: Visit, corrections: Corrections | undefined) {
  const its = corrections?.answers.filter(({ visit }) => visit === order) ?? []
  const isForked = its.some(({ isFork }) => isFork)
  if (its.length === 0 && carried.length === 0 && !moved) return nothing
  return html`
    <span class="row small">
      ${its.length > 0 ? html`<span class="mark">${icon('check')}${say('visit-corrected', { answers: its.length })}</span>` : nothing}
      ${isForked ? html`<span class="mark mark-doubt">${icon('warning')}${say('visit-forked')}</span>` : nothing}
      ${moved ? html`<span class="mark">${icon('half')}${say('visit-was-moved')}</span>` : nothing}
      ${carried.length > 0 ? html`<span class="mark">${icon('half')}${say('visit-has-carried', { answers: carried.length })}</span>` : nothing}
    </span>
  `
}

/** In the order of the questions, those of remedies last. */
export function listPhotos(
  { answers, remedyPhotos }: Visit,
  checklist: Checklist,
  written: Written,
): readonly ShownPhoto[] {
  const described = ({ sha256, description }: { readonly sha256: string; readonly description: string }) => ({
    sha256,
    description: description === '' ? '' : written(description),
  })
  const ofQuestions = checklist.sections.flatMap(({ questions }) =>
    questions.flatMap(({ id, text }) => {
      const answer = readAnswer(answers[id])
      return answer?.kind === 'photo'
        ? answer.photos.map((photo) => ({ ...described(photo), of: wordsIn(text, language.value) }))
        : []
    }),
  )
  const ofRemedies = remedyPhotos.map(({ remedy, photo }) => ({
    ...described(photo),
    of: wordsIn(checklist.remedies.find(({ id }) => id === remedy)?.text ?? {}, language.value) || remedy,
  }))
  return [...ofQuestions, ...ofRemedies]
}
