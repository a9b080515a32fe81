/** What in a visit is worth a second look, in words: what was seen, and that it proves nothing. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { RATINGS } from '../../schema/findings/rating.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readReview } from '../../schema/wire/review-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'

type Flag = ReplyOf<typeof readReview>['flags'][number]

export function renderFlags(flags: readonly Flag[], checklist: Checklist) {
  if (flags.length === 0) return nothing
  return html`
    <section class="card stack stack-tight" aria-labelledby="flags-heading">
      <h3 id="flags-heading">${say('flags')}</h3>
      <ul class="plain-list stack stack-tight">
        ${flags.map(
          (flag) =>
            html`<li class="doubt">${icon('question')}<span>${flagInWords(flag, checklist)}</span></li>`,
        )}
      </ul>
      <p class="soft">${say('flags-prove-nothing')}</p>
    </section>
  `
}

function flagInWords({ kind, question, facts }: Flag, checklist: Checklist): string {
  const asked = question === undefined ? undefined : findQuestion(checklist, question)
  const named = asked
    ? `${showDigits(String(asked.number))}. ${wordsIn(asked.text, language.value)}`
    : (question ?? '')
  switch (kind) {
    case 'too-fast':
      return say('flag-too-fast', { minutes: Number(facts.minutes) })
    case 'outside-hours':
      return say('flag-outside-hours')
    case 'all-equal':
      return say('flag-all-equal', { answers: Number(facts.answers) })
    case 'photo-twice':
      return say('flag-photo-twice', { photos: Number(facts.photos) })
    case 'visits-disagree':
      return say('flag-visits-disagree', { barriers: Number(facts.barriers) })
    case 'unlikely-number': {
      const unit = asked?.kind === 'measure' ? asked.unit : 'count'
      const [from, to] = [withUnit(Number(facts.from), unit), withUnit(Number(facts.to), unit)]
      return say('flag-unlikely-number', { question: named, from, to })
    }
    case 'contradiction': {
      const known = (checklist.contradictions ?? []).find(({ id }) => id === facts.contradiction)
      return say('flag-contradiction', {
        question: named,
        text: known ? wordsIn(known.text, language.value) : '',
      })
    }
    case 'view-differs': {
      const rating = RATINGS.find((one) => one === facts.rating) ?? 'unknown'
      return say('flag-view-differs', { question: named, rating: say(`state-${rating}`) })
    }
  }
}
