/** Forms of other people: what is understood comes back the same, what is not is named by its row. */

import { describe, expect, it } from 'vitest'
import { canonicalChecklist } from '../../../schema/xlsform/canonical.ts'
import { readForm } from '../../../schema/xlsform/read-form.ts'
import { isErrorRemark } from '../../../schema/xlsform/remark.ts'
import type { Workbook } from '../../../schema/xlsform/workbook.ts'
import { writeForm } from '../../../schema/xlsform/write-form.ts'
import { group, household, loop, parties, textAndInteger, widgets } from './published-forms.ts'

const LANGUAGES = ['km', 'en']
const yesNo = { yes: { en: 'Yes' }, no: { en: 'No' } }
const read = (form: Workbook) => readForm(form, { languages: LANGUAGES, findBase: () => undefined })
/** What no form of others has, and every checklist needs; named once for each. */
const OURS_ONLY = ['key-missing', 'part-missing', 'access-missing']
const named = (form: Workbook, which: (kind: string) => boolean = () => true) =>
  read(form)
    .remarks.filter(({ kind, sheet }) => !OURS_ONLY.includes(kind) && sheet !== 'settings' && which(kind))
    .map(({ kind, sheet, row, column }) => `${sheet} ${row} ${column ?? ''} ${kind}`)
const questionsOf = (form: Workbook) =>
  read(form).checklist.sections.flatMap(({ questions }) => questions.map(({ id, kind }) => `${id} ${kind}`))

describe('six forms of other people', () => {
  it('widgets: takes texts, whole numbers, choices and photos, and names every other row', () => {
    expect(questionsOf(widgets)).toEqual([
      'my_string words',
      'my_int count',
      'my_select choices',
      'my_select1 choice',
      'my_image photo',
      'spinner choice',
    ])
    expect(named(widgets)).toEqual([
      'survey 1 control:appearance column-left-out',
      'survey 2 constraint length-assumed',
      'survey 3 bind:constraint column-not-supported',
      'survey 3 bind:jr:constraintMsg column-not-supported',
      'survey 3 constraint range-assumed',
      'survey 4 bind:constraint column-not-supported',
      'survey 4 bind:jr:constraintMsg column-not-supported',
      'survey 4 default column-not-supported',
      'survey 4 wayin_unit unit-missing',
      'survey 5 bind:constraint column-not-supported',
      'survey 5 bind:jr:constraintMsg column-not-supported',
      'survey 5 default column-not-supported',
      'survey 5 type type-not-supported',
      'survey 6 type type-not-supported',
      'survey 7 bind:constraint column-not-supported',
      'survey 7 bind:jr:constraintMsg column-not-supported',
      'survey 7 default column-not-supported',
      'survey 8 default column-not-supported',
      'survey 9 type type-not-supported',
      'survey 10 type type-not-supported',
      'survey 11 type type-not-supported',
      'survey 13 type type-not-supported',
    ])
  })

  it('group: a telephone number is no text like others, and is refused', () => {
    expect(questionsOf(group)).toEqual(['family_name words', 'age count'])
    expect(named(group, (kind) => kind !== 'length-assumed' && kind !== 'range-assumed')).toEqual([
      'survey 4 type type-not-supported',
    ])
    expect(read(group).checklist.sections.map(({ title }) => title)).toEqual([
      { en: 'group' },
      { en: 'Father' },
    ])
  })

  it('loop: neither loops nor "specify other" are read, and both ends are named', () => {
    expect(named(loop, (kind) => kind === 'type-not-supported')).toEqual([
      'survey 2 type type-not-supported',
      'survey 3 type type-not-supported',
      'survey 5 type type-not-supported',
    ])
  })

  it('text and integer: a heading of an older time gives no texts, so each row says that its text is missing', () => {
    expect(named(textAndInteger, (kind) => kind !== 'length-assumed' && kind !== 'range-assumed')).toEqual([
      'survey 1 text:english column-left-out',
      'survey 2 label label-missing',
      'survey 3 label label-missing',
    ])
    expect(read(textAndInteger).remarks.map(({ kind }) => kind)).toContain('sheet-missing')
  })

  it('household: rosters held against a total, filtered choices and defaults are named; the rest is taken', () => {
    expect(named(household)).toEqual([
      'survey 1 label::Dari language-left-out',
      'survey 1 constraint_message::English column-left-out',
      'survey 2 type metadata-left-out',
      'survey 3 type metadata-left-out',
      'survey 4 required required-left-out',
      'survey 5 choice_filter column-not-supported',
      'survey 5 required required-left-out',
      'survey 6 required required-left-out',
      'survey 7 required required-left-out',
      'survey 7 constraint length-assumed',
      'survey 8 required required-left-out',
      'survey 9 required required-left-out',
      'survey 9 constraint constraint-not-supported',
      'survey 10 default column-not-supported',
      'survey 10 required required-left-out',
      'choices 1 label::Dari language-left-out',
      'choices 1 region column-left-out',
    ])
    const [section] = read(household).checklist.sections
    expect(section?.questions.find(({ id }) => id === 'people')).toMatchObject({
      possible: { from: 1, to: 55 },
    })
    expect(section?.questions.find(({ id }) => id === 'which')?.skip).toEqual([
      {
        when: {
          not: {
            all: [
              { question: 'settlement', answered: true },
              { question: 'settlement', in: ['yes'] },
            ],
          },
        },
        means: 'not-applicable',
      },
    ])
  })

  it('parties: a repeat becomes a section asked anew, a note that stands alone and a place are named', () => {
    expect(named(parties, (kind) => kind !== 'length-assumed')).toEqual([
      'survey 2 type note-without-place',
      'survey 6 type type-not-supported',
    ])
    expect(read(parties).checklist.sections.at(-1)).toMatchObject({ id: 'members', repeats: true })
  })

  it('none of them can be published as it is: each says which key questions it has not', () => {
    for (const form of [widgets, group, loop, textAndInteger, household, parties]) {
      const missing = read(form).remarks.filter(({ kind }) => kind === 'key-missing')
      expect(missing.map(({ facts }) => facts.key)).toEqual([
        'visitKind',
        'accessOutcome',
        'premisesKind',
        'interviewConsent',
        'incident',
      ])
      expect(missing.every(isErrorRemark)).toBe(true)
    }
  })

  it('what was understood of each goes out and comes back the very same', () => {
    for (const form of [widgets, group, loop, household, parties]) {
      const { checklist } = read(form)
      const back = read(writeForm(checklist, { language: 'en', yesNo }))
      expect(canonicalChecklist(back.checklist)).toBe(canonicalChecklist(checklist))
    }
  })
})
