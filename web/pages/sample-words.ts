/** What a sample is, in words. */

import type { AreaLevel } from '../../schema/country.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listSamples } from '../../schema/wire/sample-endpoints.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export type Sample = ReplyOf<typeof listSamples>[number]

/** `levels`: of the country, once they are known. */
export function sampleInWords(
  { design, stations }: Sample,
  levels: readonly Pick<AreaLevel, 'name' | 'codeLength'>[],
): string {
  switch (design.kind) {
    case 'simple':
      return say('sample-is-simple', { stations })
    case 'stratified': {
      const known = levels.find(({ codeLength }) => codeLength === design.codeLength)
      const level = known ? wordsIn(known.name, language.value) : say('coverage-area')
      return say(`sample-is-${design.shares ?? 'proportional'}`, { stations, level })
    }
    case 'clustered':
      return design.rooms === 'all' || design.rooms === undefined
        ? say('sample-is-clustered-whole', { stations, premises: design.premises ?? 0 })
        : say('sample-is-clustered', { stations, premises: design.premises ?? 0, rooms: design.rooms })
    case 'purposive':
      return say('sample-is-purposive', { stations })
  }
}
