/** Says why something could not be done, in the language of the page; takes focus on request. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { Problem } from '../api/problem.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

@customElement('problem-note')
export class ProblemNote extends LightElement {
  @property({ attribute: false }) problem: Problem | undefined

  override render() {
    if (!this.problem) return nothing
    return html`
      <div class="notice notice-bad stack stack-tight" role="alert" tabindex="-1">
        <p class="mark mark-bad">${icon('warning')}${titleOf(this.problem)}</p>
        <p>${detailOf(this.problem)}</p>
      </div>
    `
  }
}

const titleOf = (problem: Problem): string =>
  problem.kind === 'refused'
    ? wordsIn(problem.titles, language.value) || say('problem-unnamed')
    : say(`problem-${problem.kind}`)

const detailOf = (problem: Problem): string =>
  problem.kind === 'refused'
    ? wordsIn(problem.details, language.value)
    : say(`problem-${problem.kind}-what-now`)
