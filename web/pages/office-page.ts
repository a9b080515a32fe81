/** What every page of the office shares: the way back, waiting, and saying what went wrong. */

import { html, nothing, type TemplateResult } from 'lit'
import { type Action, may } from '../../schema/people/permissions.ts'
import type { Problem } from '../api/problem.ts'
import { PageElement } from '../app/page-element.ts'
import type { Services } from '../app/services.ts'
import '../parts/problem-note.ts'
import type { Asking } from '../state/asking.ts'
import '../styles/office.css'
import { say } from '../words/say.ts'

/** A page above this one, for the way back. */
export interface Crumb {
  readonly path: string
  readonly text: string
}

export abstract class OfficePage extends PageElement {
  /** The page itself. */
  protected abstract renderOffice(): unknown
  /** Called once, when the page opens; the frame has already seen to it that the person may see it. */
  protected begin(): void {}

  /** The pages above; the office itself always stands first. Pages of the menu need no other way back. */
  protected get crumbs(): readonly Crumb[] {
    return [{ path: '/office', text: say('office') }]
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.begin()
  }

  protected mayDo(action: Action): boolean {
    return may(this.services.staff.value, action)
  }

  override render() {
    return html`
      <div class="stack stack-loose">
        <div class="stack stack-tight">
          ${this.renderCrumbs()}
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.renderBelowHeading()}
        </div>
        ${this.renderOffice()}
      </div>
    `
  }

  /** What belongs to the heading: of which campaign the page speaks. */
  protected renderBelowHeading(): unknown {
    return nothing
  }

  private renderCrumbs() {
    if (this.crumbs.length === 0) return nothing
    return html`
      <nav class="crumbs no-print" aria-label=${say('office-crumbs')}>
        <ol>
          ${this.crumbs.map(({ path, text }) => html`<li><a href=${path}>${text}</a></li>`)}
        </ol>
      </nav>
    `
  }

  /** A problem of a question that can be asked again. */
  protected renderProblem(problem: Problem, again?: () => void): TemplateResult {
    return renderAskedProblem(problem, again)
  }

  /** The reply once it is there; what was there before stays in view while asking again. */
  protected renderAsked<Reply>(asking: Asking<Reply>, render: (reply: Reply) => unknown): unknown {
    if (asking.problem) return this.renderProblem(asking.problem, () => void asking.again())
    if (asking.reply === undefined) return renderWaiting()
    return html`<div class="stack stack-loose" aria-busy=${asking.isUnderWay ? 'true' : 'false'}>
      ${render(asking.reply)}
    </div>`
  }

  /** Moves on purpose to something that just appeared. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>(selector)?.focus()
  }
}

/** A problem of a question that can be asked again. Whose session ended is led to the sign-in and back. */
export function renderAskedProblem(problem: Problem, again?: () => void): TemplateResult {
  if (problem.kind === 'refused' && problem.slug === 'sign-in-first') {
    return html`
      <div class="notice notice-doubt stack stack-tight" role="alert">
        <p>${say('office-session-ended')}</p>
        <p><a class="button" href=${signInPath()}>${say('sign-in')}</a></p>
      </div>
    `
  }
  return html`
    <div class="stack stack-tight">
      <problem-note .problem=${problem}></problem-note>
      ${
        again
          ? html`<p><button type="button" class="button-quiet" @click=${again}>${say('try-again')}</button></p>`
          : nothing
      }
    </div>
  `
}

export const renderWaiting = (): TemplateResult => html`<p class="waiting soft">${say('office-loading')}</p>`

/** To another address without leaving this one in the way of the Back button. */
export function leaveFor(services: Pick<Services, 'go'>, path: string): void {
  history.replaceState(null, '', path)
  services.go(path)
}

const signInPath = (): string =>
  `/sign-in?next=${encodeURIComponent(`${location.pathname}${location.search}`)}`

/** Where to go after signing in: only pages of the office, whatever the address says. */
export const readNext = (search: string): string => {
  const next = new URLSearchParams(search).get('next') ?? ''
  return /^\/office(?:[/?][^\\]*)?$/u.test(next) ? next : '/office'
}
