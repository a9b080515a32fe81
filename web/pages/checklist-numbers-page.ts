/** The numbers of a draft: what answers are held against, where each comes from, and why it is what it is. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Threshold, ThresholdId } from '../../schema/checklist/checklist.ts'
import {
  type EditFault,
  judgeEdit,
  standsNow,
  type ThresholdEdit,
} from '../../schema/checklist/edit-checklist.ts'
import { say } from '../words/say.ts'
import { ChecklistDeskPage, type Draft } from './checklist-desk.ts'
import { readTyped, renderThreshold, type TypedThreshold, typedFrom } from './checklist-threshold.ts'

@customElement('checklist-numbers-page')
export class ChecklistNumbersPage extends ChecklistDeskPage {
  @state() private openId: ThresholdId | undefined
  @state() private fault: EditFault | undefined
  @state() private isSaving = false
  @state() private movedOn: ThresholdId | undefined
  /** What was filled in and is not kept yet. */
  @state() private typed: ReadonlyMap<ThresholdId, TypedThreshold> = new Map()

  protected readonly room = 'numbers'

  private type(id: ThresholdId, typed: TypedThreshold) {
    this.typed = new Map(this.typed).set(id, typed)
  }

  private forget(id: ThresholdId) {
    const typed = new Map(this.typed)
    typed.delete(id)
    this.typed = typed
    this.fault = undefined
    this.movedOn = undefined
  }

  private async open(id: ThresholdId) {
    this.fault = undefined
    this.openId = id
    await this.focusOn('#number-value')
  }

  private async save(draft: Draft, { id, unit }: Threshold) {
    const now = this.standsAt(draft, id)
    if (this.isSaving || !now) return
    const edit = readTyped(now, this.typed.get(id) ?? typedFrom(now, unit), unit)
    this.fault = judgeEdit(draft, edit, draft.languages)
    if (this.fault) return void this.focusOn('form [aria-invalid="true"]')
    this.isSaving = true
    const outcome = await this.edit(edit)
    this.isSaving = false
    if (outcome !== 'kept') {
      this.movedOn = outcome === 'moved-on' ? id : undefined
      this.type(id, typedFrom(edit, unit))
      return void this.focusOn(outcome === 'moved-on' ? '#desk-moved-on' : '#desk-refused')
    }
    this.forget(id)
    this.openId = undefined
    this.services.announce(say('desk-number-kept'))
    await this.focusOn(`#number-${CSS.escape(id)} button`)
  }

  private standsAt(draft: Draft, at: ThresholdId): ThresholdEdit | undefined {
    const now = standsNow(draft, {
      kind: 'threshold',
      at,
      value: 0,
      standing: 'norm',
      sources: [],
      reason: '',
    })
    return now?.kind === 'threshold' ? now : undefined
  }

  protected override renderDesk(draft: Draft) {
    const mayChange = draft.publishedAs === undefined && this.mayDo('checklist.publish')
    return html`
      <p class="lede">${say('desk-numbers-lede')}</p>
      ${mayChange ? this.renderUndo() : html`<p class="notice">${say('desk-numbers-not-yours')}</p>`}
      ${this.openId === undefined && this.refused ? this.renderProblem(this.refused) : nothing}
      <ol class="plain-list stack stack-tight">
        ${draft.checklist.thresholds.map((threshold) => this.renderOne(threshold, draft, mayChange))}
      </ol>
    `
  }

  private renderOne(threshold: Threshold, draft: Draft, mayChange: boolean) {
    const { id, unit } = threshold
    const now = this.standsAt(draft, id)
    if (!now) return nothing
    const isOpen = mayChange && id === this.openId
    return renderThreshold({
      threshold,
      draft,
      reason: now.reason,
      isOpen,
      mayChange,
      isSaving: this.isSaving,
      typed: this.typed.get(id) ?? typedFrom(now, unit),
      isTyped: this.typed.has(id),
      fault: isOpen ? this.fault : undefined,
      hasMovedOn: id === this.movedOn,
      refused: isOpen && this.refused ? this.renderProblem(this.refused) : nothing,
      onOpen: () => void this.open(id),
      onType: (typed) => this.type(id, typed),
      onSave: () => void this.save(draft, threshold),
      onLeave: () => {
        this.forget(id)
        this.openId = undefined
        void this.focusOn(`#number-${CSS.escape(id)} button`)
      },
    })
  }
}
