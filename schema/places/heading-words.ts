/** Words that headings of station lists are made of, in Khmer and English, and what they tell. */

/** In a Latin heading a whole word, in a Khmer one any part: Khmer puts no spaces between words. */
export interface HeadingWords {
  readonly latin: readonly string[]
  readonly khmer: readonly string[]
}

export const LATITUDE: HeadingWords = { latin: ['latitude', 'lat'], khmer: ['រយៈទទឹង', 'ទទឹង'] }
export const LONGITUDE: HeadingWords = {
  latin: ['longitude', 'lon', 'long', 'lng'],
  khmer: ['រយៈបណ្តោយ', 'បណ្តោយ'],
}
export const VOTERS: HeadingWords = {
  latin: ['voters', 'voter', 'electors', 'registered'],
  khmer: ['អ្នកបោះឆ្នោត'],
}
export const ROOM: HeadingWords = { latin: ['room', 'classroom'], khmer: ['បន្ទប់'] }
export const PREMISES: HeadingWords = {
  latin: ['building', 'premises', 'location', 'place', 'venue', 'site', 'school', 'facility'],
  khmer: ['ទីតាំង', 'អគារ', 'ទីកន្លែង', 'សាលា', 'កន្លែង'],
}
export const STATION: HeadingWords = {
  latin: ['station', 'office', 'ps', 'poll', 'polling'],
  khmer: ['ការិយាល័យ'],
}
export const CODE: HeadingWords = { latin: ['code', 'id', 'geocode', 'pcode'], khmer: ['កូដ'] }
export const NUMBER: HeadingWords = { latin: ['number', 'no', 'nr', 'num'], khmer: ['លេខ'] }
export const NAME: HeadingWords = { latin: ['name'], khmer: ['ឈ្មោះ'] }

/** Besides the names a country gives its levels. */
export const LEVELS: Readonly<Record<string, HeadingWords>> = {
  province: { latin: ['province', 'prov', 'khet', 'adm1'], khmer: ['ខេត្ត', 'រាជធានី'] },
  district: {
    latin: ['district', 'dist', 'srok', 'khan', 'krong', 'municipality', 'adm2'],
    khmer: ['ស្រុក', 'ខណ្ឌ', 'ក្រុង'],
  },
  commune: { latin: ['commune', 'khum', 'sangkat', 'adm3'], khmer: ['ឃុំ', 'សង្កាត់'] },
  village: { latin: ['village', 'vill', 'phum', 'adm4'], khmer: ['ភូមិ'] },
}

export const LANGUAGES: Readonly<Record<string, HeadingWords>> = {
  km: { latin: ['km', 'kh', 'khmer'], khmer: ['ខ្មែរ'] },
  en: { latin: ['en', 'eng', 'english', 'latin', 'roman'], khmer: ['អង់គ្លេស', 'ឡាតាំង'] },
}
