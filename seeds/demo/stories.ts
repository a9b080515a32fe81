/** What the demo's places are like: each premises has one story, and together they show every kind of result. */

import type { AccessOutcome, Checklist } from '../../schema/checklist/checklist.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Look } from './answer-question.ts'

export interface Story {
  readonly outcome: AccessOutcome
  readonly interviews: number
  look(checklist: Checklist): Look
}

type Chances = Readonly<Record<Barrier['severity'], number>>

const place = (
  chances: Chances,
  { always = [], unseen = 0.02 }: { readonly always?: readonly string[]; readonly unseen?: number } = {},
): Story => ({
  outcome: 'entered',
  interviews: 0,
  look: () => ({
    barrier: ({ id, severity }) => (always.includes(id) ? 1 : chances[severity]),
    unseen,
  }),
})

const goodPlace: Chances = { critical: 0, major: 0, minor: 0.08, context: 0 }
const fairPlace: Chances = { critical: 0, major: 0.08, minor: 0.2, context: 0.05 }
const poorPlace: Chances = { critical: 0.1, major: 0.25, minor: 0.35, context: 0.1 }

/** Nothing in the way but what the chair could put right within the hour. */
const onlyForTheDay: Story = {
  outcome: 'entered',
  interviews: 1,
  look: (checklist) => {
    const forTheDay = new Set(
      checklist.remedies.filter(({ when }) => when === 'on-the-day').map(({ barrier }) => barrier),
    )
    return {
      barrier: ({ id, severity }) => (forTheDay.has(id) && severity === 'major' ? 0.2 : 0),
      unseen: 0.02,
    }
  },
}

const notEntered = (outcome: AccessOutcome): Story => ({ ...place(poorPlace), outcome })

/** In the order in which premises take them, over and over. */
export const STORIES: readonly Story[] = [
  { ...place(goodPlace), interviews: 2 },
  place(fairPlace, { always: ['no-step-free-way'] }),
  onlyForTheDay,
  place(poorPlace, { always: ['upper-floor-without-lift'] }),
  place(goodPlace),
  place(fairPlace),
  notEntered('refused'),
  place(poorPlace),
  place(fairPlace, { unseen: 0.5 }),
  notEntered('closed'),
  { ...place(goodPlace), interviews: 1 },
  notEntered('outside-only'),
  place(poorPlace, { always: ['no-step-free-way', 'ramp-too-steep'] }),
  place(fairPlace, { unseen: 0.08 }),
  notEntered('not-found'),
  onlyForTheDay,
]
