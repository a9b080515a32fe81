/** Words that lists of monitors are made of, in Khmer and English: headings, and what stands below them. */

import type { Disability, Sex } from './register-entry.ts'

/** Compared without capital letters; Khmer ones wherever they stand in a text. */
export interface ListWords {
  readonly latin: readonly string[]
  readonly khmer: readonly string[]
}

export const FIELD_WORDS = {
  phone: { latin: ['phone', 'telephone', 'tel', 'mobile', 'contact'], khmer: ['ទូរស័ព្ទ', 'ទូរសព្ទ'] },
  sex: { latin: ['sex', 'gender'], khmer: ['ភេទ'] },
  disability: { latin: ['disability', 'disabilities', 'impairment'], khmer: ['ពិការ'] },
  stations: { latin: ['station', 'stations', 'ps'], khmer: ['ការិយាល័យ'] },
  code: { latin: ['code', 'id', 'pseudonym'], khmer: ['កូដ'] },
  monitor: { latin: ['monitor', 'observer', 'card', 'tablet'], khmer: ['សង្កេត', 'កាត'] },
  name: { latin: ['name', 'fullname', 'monitor', 'observer'], khmer: ['ឈ្មោះ', 'នាម'] },
} as const satisfies Readonly<Record<string, ListWords>>

export const SEX_WORDS: Readonly<Record<Sex, ListWords>> = {
  female: { latin: ['f', 'female', 'woman', 'w'], khmer: ['ស្រី', 'នារី'] },
  male: { latin: ['m', 'male', 'man'], khmer: ['ប្រុស', 'បុរស'] },
  other: { latin: ['other', 'x', 'o'], khmer: ['ផ្សេង'] },
  'not-said': { latin: ['not said', 'unknown', 'n a'], khmer: ['មិនបញ្ជាក់', 'មិនប្រាប់'] },
}

/** "None" and "not said" stand first: their Khmer words contain those of others. */
export const DISABILITY_WORDS: Readonly<Record<Disability, ListWords>> = {
  none: { latin: ['none', 'no', 'without'], khmer: ['គ្មាន', 'មិនមាន', 'មិនពិការ', 'ទេ'] },
  'not-said': { latin: ['not said', 'unknown', 'n a'], khmer: ['មិនបញ្ជាក់', 'មិនប្រាប់'] },
  several: { latin: ['several', 'multiple'], khmer: ['ច្រើន'] },
  vision: {
    latin: ['vision', 'visual', 'blind', 'seeing', 'sight', 'low vision'],
    khmer: ['គំហើញ', 'ខ្វាក់', 'ភ្នែក', 'មើល'],
  },
  hearing: { latin: ['hearing', 'deaf'], khmer: ['ស្តាប់', 'ថ្លង់', 'ត្រចៀក'] },
  speech: { latin: ['speech', 'speaking', 'mute', 'communication'], khmer: ['និយាយ', 'ទំនាក់ទំនង'] },
  psychosocial: { latin: ['psychosocial', 'mental', 'psychiatric'], khmer: ['ផ្លូវចិត្ត', 'ចិត្តសង្គម'] },
  understanding: {
    latin: ['understanding', 'intellectual', 'cognitive', 'learning'],
    khmer: ['បញ្ញា', 'ការយល់'],
  },
  mobility: {
    latin: ['mobility', 'physical', 'wheelchair', 'walking', 'moving'],
    khmer: ['ចលនា', 'រាងកាយ', 'ដើរ', 'រទេះ', 'ដៃ', 'ជើង', 'អវយវៈ'],
  },
  other: { latin: ['other'], khmer: ['ផ្សេង'] },
}
