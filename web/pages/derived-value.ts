/** A value worked out from two answers, with what the checklist makes of it: 1 : 9, too steep. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist, Derived } from '../../schema/checklist/checklist.ts'
import { type Facts, holds } from '../../schema/checklist/condition.ts'
import { listDerivedTests } from '../../schema/checklist/parts-of-condition.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import { wordsIn } from '../../schema/language.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'

interface At {
  readonly checklist: Checklist
  readonly facts: Facts
}

/** Said as soon as it can be worked out; the region is there before, or readers would not hear it. */
export function renderDerived({ id, name }: Derived, { checklist, facts }: At): TemplateResult {
  const { value, impossible } = facts.derived.get(id) ?? {}
  return html`<div class="derived" role="status">
    ${
      impossible
        ? html`<p class="complaint">${icon('warning')}<span>${say('complaint-rise-not-below-length')}</span></p>`
        : value === undefined
          ? nothing
          : html`
            <p>${say('derived', { name: wordsIn(name, language.value), value: withUnit(value, 'ratio') })}</p>
            ${renderVerdict(listAgainst(id, checklist), facts)}
          `
    }
  </div>`
}

/** The barriers that hold this value against a bound; the checklist knows them, not this page. */
const listAgainst = (derived: string, { barriers }: Checklist): readonly Barrier[] =>
  barriers.filter(({ present }) => listDerivedTests(present).some((test) => test.derived === derived))

function renderVerdict(barriers: readonly Barrier[], facts: Facts) {
  const found = barriers.filter(({ present }) => holds(present, facts) === 'yes')
  if (found.length > 0)
    return found.map(
      ({ name }) =>
        html`<p class="mark mark-bad">${icon('warning')}<span>${wordsIn(name, language.value)}</span></p>`,
    )
  return barriers.length > 0 && barriers.every(({ present }) => holds(present, facts) === 'no')
    ? html`<p class="mark mark-good">${icon('check')}<span>${say('derived-good')}</span></p>`
    : nothing
}
