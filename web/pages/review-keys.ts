/** Which key means what while visits are reviewed: single letters, never while somebody writes, and only while they are on. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { REVIEW_REASONS, type ReviewReason, type ReviewState } from '../../schema/visit/review.ts'

export type ReviewDeed =
  | { readonly deed: 'next' | 'previous' | 'tick' | 'undo' | 'write' }
  | { readonly deed: 'step'; readonly to: ReviewState }
  | { readonly deed: 'reason'; readonly reason: ReviewReason }

/** In the order in which the page explains them. The places of the keys count, so they work under every layout. */
export const LETTERS = [
  ['J', { deed: 'next' }],
  ['K', { deed: 'previous' }],
  ['C', { deed: 'step', to: 'checked' }],
  ['Q', { deed: 'step', to: 'query' }],
  ['F', { deed: 'step', to: 'final' }],
  ['N', { deed: 'step', to: 'new' }],
  ['W', { deed: 'write' }],
  ['X', { deed: 'tick' }],
  ['U', { deed: 'undo' }],
] as const satisfies readonly (readonly [string, ReviewDeed])[]

/** The letter of a step, for saying it beside its button. */
export const letterOfStep = (state: ReviewState): string =>
  LETTERS.find(([, one]) => one.deed === 'step' && one.to === state)?.[0] ?? ''

/** A digit for each reason, from 1. */
export const digitOfReason = (reason: ReviewReason): string => String(REVIEW_REASONS.indexOf(reason) + 1)

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Nothing for every key that belongs to the browser or to nobody. */
export function deedOf({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): ReviewDeed | undefined {
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined
  const letter = LETTERS.find(([one]) => code === `Key${one}`)
  if (letter) return letter[1]
  const reason = REVIEW_REASONS.find(
    (one) => code === `Digit${digitOfReason(one)}` || code === `Numpad${digitOfReason(one)}`,
  )
  return reason && { deed: 'reason', reason }
}

/** Where letters are text, or choose in a list. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable)

/** The keys while a page is there. Escape leaves a text, so that letters mean something again. */
export class ReviewKeys implements ReactiveController {
  /** On until somebody has switched them off in this browser. */
  areOn = areKept()
  private readonly host: ReactiveControllerHost
  private readonly act: (deed: ReviewDeed | { readonly deed: 'leave' }) => boolean

  /** `act` says whether the key was meant for anything. */
  constructor(host: ReactiveControllerHost, act: ReviewKeys['act']) {
    this.host = host
    this.act = act
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.press)
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.press)
  }

  readonly switchTo = (areOn: boolean): void => {
    this.areOn = areOn
    keep(areOn)
    this.host.requestUpdate()
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.code === 'Escape' && event.target instanceof HTMLTextAreaElement) this.act({ deed: 'leave' })
    if (!this.areOn || event.defaultPrevented || isWriting(event.target)) return
    const deed = deedOf(event)
    if (deed && this.act(deed)) event.preventDefault()
  }
}

const KEPT = 'review-keys'

function areKept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    // A private window may refuse storage; the page still says whether they are on.
    return true
  }
}

function keep(areOn: boolean): void {
  try {
    localStorage.setItem(KEPT, areOn ? 'on' : 'off')
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
