/** A checklist with a text and a photo, for tests of what a tablet keeps. */

import type { Checklist } from '../../../schema/checklist/checklist.ts'
import { aChecklist, question, yesNo } from '../../support/builders.ts'

export const aTestChecklist: Checklist = aChecklist([
  yesNo('ramp'),
  { ...question('note'), kind: 'words', longest: 2000 },
  { ...question('picture'), kind: 'photo', most: 5 },
])
