/** A complaint as a sentence: what is wrong, and what would put it right. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Complaint, ComplaintKind } from '../../schema/visit/complaint.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

type Facts = Complaint['facts']

const shown = (fact: number | string | undefined): string =>
  typeof fact === 'number' ? showNumber(fact) : (fact ?? '')

const range = ({ from, to }: Facts) => ({ from: shown(from), to: shown(to) })

const sentences: Readonly<Record<ComplaintKind, (facts: Facts, checklist: Checklist) => string>> = {
  missing: () => say('complaint-missing'),
  'out-of-range': (facts) => say('complaint-out-of-range', range(facts)),
  'not-whole': () => say('complaint-not-whole'),
  'unknown-choice': () => say('complaint-unknown-choice'),
  'excludes-others': () => say('complaint-excludes-others'),
  'too-long': ({ longest, letters }) =>
    say('complaint-too-long', { longest: shown(longest), letters: shown(letters) }),
  'too-many-photos': ({ most }) => say('complaint-too-many-photos', { most: shown(most) }),
  'wrong-kind': () => say('complaint-wrong-kind'),
  'rise-not-below-length': () => say('complaint-rise-not-below-length'),
  incomplete: ({ left }) => say('complaint-incomplete', { left: shown(left) }),
  unusual: (facts) => say('complaint-unusual', range(facts)),
  contradiction: ({ contradiction }, { contradictions = [] }) => {
    const known = contradictions.find(({ id }) => id === contradiction)
    return known ? wordsIn(known.text, language.value) : say('complaint-wrong-kind')
  },
  'phone-number-in-text': () => say('complaint-phone-number-in-text'),
  'photo-not-described': () => say('complaint-photo-not-described'),
}

export const complaintInWords = ({ kind, facts }: Complaint, checklist: Checklist): string =>
  sentences[kind](facts, checklist)
