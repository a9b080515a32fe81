/** The file of what voters said: a row for each answer of each part, and nothing where few said it. */

import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { listTalkQuestions } from '../../../schema/disclosure/talk-tables.ts'
import { codebookRows } from '../../../server/exports/codebook.ts'
import { INTERVIEW_COLUMNS, writeInterviews } from '../../../server/exports/interviews.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'
import { toldInterviews } from '../../support/told-interviews.ts'

const checklist = await readShippedChecklist()

async function rowsOf(interviews: ReturnType<typeof toldInterviews>) {
  let text = ''
  for await (const piece of writeInterviews(checklist, interviews, 'en', (id) => id)) text += piece
  return parse(text, { columns: true, bom: true }) as readonly Readonly<Record<string, string>>[]
}

describe('the file of interviews', () => {
  it('has numbers with what they can stand for, the denominator, and why there is none', async () => {
    const rows = await rowsOf(toldInterviews(checklist))
    const answers = listTalkQuestions(checklist).reduce((sum, { choices }) => sum + choices.length, 0)
    expect(rows).toHaveLength(6 * answers)
    const find = (of: string, answer: string) => rows.find((row) => row.of === of && row.answer === answer)
    expect(find('women', 'yes_alone')).toMatchObject({
      ...{ interviews: '230', stations: '115', question: 'int_vote_secret', answer_text: 'Yes, alone' },
      ...{ said: '115', said_from: '112', said_to: '118', answered: '230', hidden: '' },
    })
    expect(find('wg_walking', 'very_bad')).toMatchObject({ of_name: 'Walking', said: '10' })
    expect(find('wg_walking', 'afraid')).toMatchObject({
      said: '',
      said_from: '',
      said_to: '',
      hidden: 'few',
    })
    expect(find('none', 'yes_alone')?.of_name).toBe('code-interviewed-none')
  })

  it('is empty where nothing may be told, and described in the codebook of releases that have it', async () => {
    expect(await rowsOf([])).toEqual([])
    const described = (hasInterviews: boolean) =>
      codebookRows(checklist, { areaLevels: [], hasInterviews }, 'en', (id) => id)
        .filter(([, , meaning]) => String(meaning).includes('interviews'))
        .map(([column]) => column)
    expect([described(false), described(true)]).toEqual([[], [...INTERVIEW_COLUMNS]])
  })
})
