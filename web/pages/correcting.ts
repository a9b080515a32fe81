/** Where a correction begins: the visits to a station that this tablet remembers, each with its button. */

import { html, type TemplateResult } from 'lit'
import { isCorrectedOut, lastWordOn, type RememberedVisit } from '../../schema/visit/remembered-visit.ts'
import type { Device } from '../offline/device.ts'
import type { Kit } from '../offline/reference.ts'
import { say } from '../words/say.ts'
import { timeOfDay } from './clock-words.ts'

/** Begins a correction, or goes on with the one that was begun; gives back the path it leads to. */
export async function beginCorrecting(device: Device, of: RememberedVisit, kit: Kit): Promise<string> {
  const { station, checklist } = of
  const correction = await device.beginCorrection({ lastWord: lastWordOn(of), station, checklist }, kit)
  const begun = (await device.openDraft(correction))?.visit.value
  const hasQuestions = begun?.corrects?.confirms || (begun?.chosen ?? []).length > 0
  return `/monitor/visits/${correction}/${hasQuestions ? 'correction' : 'choose'}`
}

interface Correcting {
  /** Newest first. */
  readonly finished: readonly RememberedVisit[]
  /** What open corrections correct. */
  readonly begun: ReadonlySet<string>
  readonly zone: string
  readonly correct: (visit: RememberedVisit) => void
}

export const renderCorrecting = ({ finished, begun, zone, correct }: Correcting): TemplateResult => html`
  <section class="card stack" aria-labelledby="correct-heading">
    <h2 id="correct-heading">${say('correction-offer')}</h2>
    ${
      finished.length === 0
        ? html`<p>${say('correction-too-late')}</p>`
        : html`<p>${say('correction-offer-what')}</p>
            <ul class="plain-list stack stack-tight">
              ${finished.map((visit) => renderOne(visit, begun.has(lastWordOn(visit)), zone, correct))}
            </ul>`
    }
  </section>
`

function renderOne(
  visit: RememberedVisit,
  isBegun: boolean,
  zone: string,
  correct: Correcting['correct'],
): TemplateResult {
  const name = say('correction-of', { time: timeOfDay(visit.at, zone) })
  const times = visit.corrections?.length ?? 0
  return html`<li class="stack stack-tight">
    <p>${name}${times > 0 ? html` · <span class="soft">${say('correction-times', { corrections: times })}</span>` : ''}</p>
    ${
      isCorrectedOut(visit)
        ? html`<p class="soft">${say('correction-too-often')}</p>`
        : html`<p>
            <button type="button" class="button-quiet" @click=${() => correct(visit)}>
              ${say(isBegun ? 'correction-go-on' : 'correction-begin')}<span class="visually-hidden">: ${name}</span>
            </button>
          </p>`
    }
  </li>`
}
