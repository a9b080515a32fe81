/** How it was found out, by which limits, what was left out, and what the words mean. */

import type { Checklist, Threshold } from '../../checklist/checklist.ts'
import type { Redaction } from '../../release/said.ts'
import { list, numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Chapter } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import { listed, type Tongue } from '../tongue.ts'

export function writeMethod(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say } = tongue
  const [checklist] = content.checklists
  return {
    id: 'method',
    heading: say('report-chapter-method'),
    blocks: [list(content.method.map(({ id, facts }) => say(`release-${id}`, facts)))],
    sections:
      checklist.thresholds.length === 0
        ? []
        : [
            {
              id: 'thresholds',
              heading: say('report-thresholds'),
              blocks: [
                {
                  kind: 'table',
                  caption: say('report-thresholds-caption'),
                  columns: [
                    textColumn(say('report-threshold'), 3),
                    numberColumn(say('report-threshold-value'), 1.4),
                    textColumn(say('report-threshold-from'), 3),
                  ],
                  rows: checklist.thresholds.map((one) => [
                    tongue.words(one.text),
                    say(`unit-${one.unit}`, { value: one.unit === 'ratio' ? ratioOf(one) : one.value }),
                    originOf(tongue, checklist, one),
                  ]),
                },
              ],
            },
          ],
  }
}

/** A gradient of 0.0833 is said as 1 in 12. */
const ratioOf = ({ value }: Threshold): number => (value > 0 ? Math.round(10 / value) / 10 : 0)

function originOf(tongue: Tongue, { sources }: Checklist, threshold: Threshold): string {
  if (threshold.standing === 'proposed') return tongue.say('report-threshold-proposed')
  return listed(
    tongue,
    sources.filter(({ id }) => threshold.sources.includes(id)).map(({ title }) => tongue.words(title)),
  )
}

export function writeRedactions({ say }: Tongue, { content }: ReportSource): Chapter {
  const entries = content.redactions.map((one) => say(...sentenceOf(one)))
  return {
    id: 'redactions',
    heading: say('report-chapter-redactions'),
    blocks:
      entries.length === 0
        ? [paragraph(say('report-redactions-none'))]
        : [paragraph(say('report-redactions-what')), list(entries)],
    sections: [],
  }
}

/** What is so few that its number would point at somebody is counted as -1 in these sentences. */
const FEW = -1

function sentenceOf({ reason, what, count }: Redaction): [string, Readonly<Record<string, number>>] {
  const id = `release-left-out-${reason}`
  return [
    what === undefined ? id : `${id}-${what}`,
    count === undefined ? {} : { count: count === 'few' ? FEW : count },
  ]
}

const TERMS = ['station', 'barrier', 'can-tell', 'rating', 'share', 'recommendation', 'release'] as const

export const writeGlossary = ({ say }: Tongue): Chapter => ({
  id: 'glossary',
  heading: say('report-chapter-glossary'),
  blocks: [
    {
      kind: 'facts',
      facts: TERMS.map((term) => ({
        name: say(`report-term-${term}`),
        text: say(`report-term-${term}-what`),
      })),
    },
  ],
  sections: [],
})
