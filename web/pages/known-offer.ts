/** One answer known from before, offered: where it was seen and when, what it was, and "still so". */

import { html, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { KnownAnswer } from '../../schema/visit/remembered-visit.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { answerInWords } from './answer-in-words.ts'
import { timeOfDay } from './clock-words.ts'
import { roomName } from './place-words.ts'

export function renderKnownAnswer(
  { question, answer, from }: KnownAnswer,
  { station, zone }: { readonly station: string; readonly zone: string },
): TemplateResult {
  const time = timeOfDay(from.at, zone)
  const was =
    from.station === station
      ? say('known-from-here', { time })
      : say('known-from', { room: roomName(from.room, from.station), time })
  return html`<p>${was}<br /><strong>${answerInWords(question, answer)}</strong></p>`
}

export const renderStillSo = ({ question }: KnownAnswer, carry: () => void): TemplateResult => html`
  <button type="button" @click=${carry}>
    ${say('known-still-so')}<span class="visually-hidden">: ${wordsIn(question.text, language.value)}</span>
  </button>
`
