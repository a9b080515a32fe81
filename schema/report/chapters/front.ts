/** Page one: that the report has other forms, whether it is the last word, and who made it for which election. */

import type { Block } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'

export function writeFront(tongue: Tongue, { content, sha256 }: ReportSource): readonly Block[] {
  const { say, day, words, number } = tongue
  const { campaign, moment, kind, supersedes, checklists } = content
  const [checklist] = checklists
  const fact = (id: string, text: string) => ({ name: say(`report-fact-${id}`), text })
  const known = day(moment.day)
  return [
    { kind: 'note', heading: say('report-twins'), paragraphs: [say('report-twins-what')] },
    ...(kind === 'preliminary'
      ? [
          {
            kind: 'note' as const,
            heading: say('report-preliminary'),
            paragraphs: [say('report-preliminary-what')],
          },
        ]
      : []),
    {
      kind: 'facts',
      facts: [
        fact('organisation', words(campaign.organisation)),
        fact('campaign', words(campaign.name)),
        fact('election', words(campaign.election.name)),
        fact('election-day', day(campaign.election.date)),
        fact('release', say(`report-release-${kind}`, { number: number(content.number) })),
        fact(
          'known-on',
          moment.hour === undefined
            ? say('report-known-day', { day: known })
            : say('report-known-hour', { day: known, hour: number(moment.hour) }),
        ),
        ...(supersedes === undefined
          ? []
          : [fact('supersedes', say('report-release-number', { number: number(supersedes) }))]),
        fact(
          'checklist',
          say('report-checklist', { title: words(checklist.title), version: checklist.version }),
        ),
        fact('checksum', (sha256.match(/.{1,8}/gu) ?? []).join(' ')),
      ],
    },
  ]
}
