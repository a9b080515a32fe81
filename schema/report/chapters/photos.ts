/** Photos beside what is asked: each once, with the first addressee whose recommendations are about its barrier. */

import type { BarrierId } from '../../findings/barrier.ts'
import type { Block } from '../document.ts'
import type { ReportPhoto, ReportSource } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'

export interface PhotosLeft {
  /** Those of these barriers that stand nowhere yet; from then on they do. */
  take(barriers: readonly BarrierId[]): readonly Block[]
}

export function beginPhotos(
  tongue: Tongue,
  { content, photos }: Pick<ReportSource, 'content' | 'photos'>,
): PhotosLeft {
  const left = new Set(photos)
  const names = new Map(content.checklists[0].barriers.map(({ id, name }) => [id, tongue.words(name)]))
  const blockOf = ({ station, barrier, text, jpeg, width, height }: ReportPhoto): Block => ({
    kind: 'photo',
    caption: tongue.say('report-photo', { barrier: names.get(barrier ?? '') ?? '', station }),
    alternative: tongue.words(text),
    ...{ jpeg, width, height },
  })
  return {
    take(barriers) {
      const wanted = new Set(barriers)
      const its = [...left].filter(({ barrier }) => barrier !== undefined && wanted.has(barrier))
      for (const one of its) left.delete(one)
      return its.map(blockOf)
    },
  }
}
