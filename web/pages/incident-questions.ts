/** What is asked about an incident, in the order it is asked; the words of what is still missing. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { CHAIR_WAS_TOLD, needsSomebodyNow, SEEN_BY } from '../../schema/incident/incident.ts'
import {
  checkIncident,
  type IncidentComplaint,
  type IncidentDraft,
  LONGEST_NOTE,
  listIncidentKinds,
} from '../../schema/incident/incident-draft.ts'
import { wordsIn } from '../../schema/language.ts'
import { icon } from '../parts/icon.ts'
import type { TextTyped } from '../parts/typed-text.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { renderComplaint, renderGroup } from './incident-form.ts'
import '../parts/typed-text.ts'

/** The group of the form each complaint belongs to. */
export const GROUP_OF = {
  'no-kind': 'kinds',
  'no-seen-by': 'seen-by',
  'no-chair-told': 'chair',
  'station-unreadable': 'place',
  'note-too-long': 'note',
  'phone-number-in-note': 'note',
} as const satisfies Record<IncidentComplaint, string>
export type FormGroup = (typeof GROUP_OF)[IncidentComplaint]

type Change = (part: Partial<IncidentDraft>) => void
type ComplaintOf = (group: FormGroup) => string

export const renderQuestions = (
  draft: IncidentDraft,
  checklist: Checklist,
  complaintOf: ComplaintOf,
  change: Change,
): TemplateResult => html`
  ${renderKinds(draft, checklist, complaintOf('kinds'), change)}
  ${renderSeenBy(draft, complaintOf('seen-by'), change)} ${renderNow(draft, change)}
  ${renderChair(draft, complaintOf('chair'), change)}
`

function renderKinds(draft: IncidentDraft, checklist: Checklist, complaint: string, change: Change) {
  const offered = listIncidentKinds(checklist)
  return renderGroup({
    name: 'kinds',
    legend: say('incident-kinds'),
    hint: say('incident-kinds-how'),
    complaint,
    kind: 'checkbox',
    choices: offered.map(({ id, text }) => ({
      id,
      text: wordsIn(text, language.value),
      isChosen: draft.kinds.includes(id),
    })),
    choose: (id, isChosen) => {
      const wanted = new Set(isChosen ? [...draft.kinds, id] : draft.kinds.filter((one) => one !== id))
      change({ kinds: offered.map((one) => one.id).filter((one) => wanted.has(one)) })
    },
  })
}

const renderSeenBy = ({ seenBy }: IncidentDraft, complaint: string, change: Change) =>
  renderGroup({
    name: 'seen-by',
    legend: say('incident-seen-by'),
    complaint,
    kind: 'radio',
    choices: SEEN_BY.map((id) => ({ id, text: say(`incident-seen-by-${id}`), isChosen: seenBy === id })),
    choose: (id) => {
      const chosen = SEEN_BY.find((one) => one === id)
      if (chosen) change({ seenBy: chosen })
    },
  })

const NOW = ['injured', 'going-on', 'urgent'] as const
const FACTS = { injured: 'isSomebodyInjured', 'going-on': 'isGoingOn', urgent: 'isUrgent' } as const

const renderNow = (draft: IncidentDraft, change: Change) =>
  renderGroup({
    name: 'now',
    legend: say('incident-now'),
    complaint: '',
    kind: 'checkbox',
    choices: NOW.map((id) => ({ id, text: say(`incident-${id}`), isChosen: draft[FACTS[id]] })),
    choose: (id, isChosen) => {
      const chosen = NOW.find((one) => one === id)
      if (chosen) change({ [FACTS[chosen]]: isChosen })
    },
    more: html`<p role="status">
      ${needsSomebodyNow(draft) ? html`<strong>${say('incident-is-urgent')}</strong>` : nothing}
    </p>`,
  })

const renderChair = ({ wasChairTold }: IncidentDraft, complaint: string, change: Change) =>
  renderGroup({
    name: 'chair',
    legend: say('incident-chair'),
    complaint,
    kind: 'radio',
    choices: CHAIR_WAS_TOLD.map((id) => ({
      id,
      text: say(`incident-chair-${id}`),
      isChosen: wasChairTold === id,
    })),
    choose: (id) => {
      const chosen = CHAIR_WAS_TOLD.find((one) => one === id)
      if (chosen) change({ wasChairTold: chosen })
    },
  })

export function renderNote(
  draft: IncidentDraft,
  complaint: string,
  write: (note: string) => void,
): TemplateResult {
  const isDoubtful = checkIncident(draft).includes('phone-number-in-note')
  const described = ['note-hint', complaint && 'note-complaint', isDoubtful && 'note-doubt']
  return html`
    <div class="card stack stack-tight" id="note-legend" tabindex="-1">
      <p class="hint" id="note-hint">${say('incident-note-how')}</p>
      ${complaint ? renderComplaint('note', complaint) : nothing}
      ${
        isDoubtful
          ? html`<p class="doubt" id="note-doubt">
              ${icon('question')}<span>${say('complaint-phone-number-in-text')}</span>
            </p>`
          : nothing
      }
      <typed-text
        .fieldId=${'incident-note'}
        .label=${say('incident-note')}
        .text=${draft.note}
        .longest=${LONGEST_NOTE}
        .describedBy=${described.filter(Boolean).join(' ')}
        .isInvalid=${complaint !== ''}
        @text-typed=${({ text }: TextTyped) => write(text)}
      ></typed-text>
    </div>
  `
}

export const wordsOf = (complaint: IncidentComplaint): string =>
  complaint === 'note-too-long'
    ? say('incident-note-too-long', { most: LONGEST_NOTE })
    : complaint === 'phone-number-in-note'
      ? say('complaint-phone-number-in-text')
      : say(`incident-${complaint}`)
