/** The shipped checklist goes out as an XLSForm and comes back the very same. */

import { describe, expect, it } from 'vitest'
import { lintChecklist } from '../../schema/checklist/lint-checklist.ts'
import { canonicalChecklist } from '../../schema/xlsform/canonical.ts'
import { compareChecklists } from '../../schema/xlsform/compare-checklists.ts'
import { readForm } from '../../schema/xlsform/read-form.ts'
import type { Workbook } from '../../schema/xlsform/workbook.ts'
import { writeForm } from '../../schema/xlsform/write-form.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'

const LANGUAGES = ['km', 'en']
const { checklist: shipped } = await loadChecklist(new URL('../../seeds/checklist', import.meta.url).pathname)
const yesNo = { yes: { km: 'បាទ/ចាស', en: 'Yes' }, no: { km: 'ទេ', en: 'No' } }
const form = writeForm(shipped, { language: 'km', yesNo })
const read = (workbook: Workbook) => readForm(workbook, { languages: LANGUAGES, findBase: () => undefined })

const sheetOf = (name: string) => {
  const sheet = form.find((one) => one.name === name)
  if (!sheet) throw new Error(`No sheet ${name}`)
  return sheet
}
/** What stands in a column, by the name of the row. */
const cellsOf = (name: string, column: string) => {
  const { headings, rows } = sheetOf(name)
  return new Map(
    rows.map(({ cells }) => [cells[headings.indexOf('name')] ?? '', cells[headings.indexOf(column)] ?? '']),
  )
}
/** The same form with one cell of the row of that name written anew. */
const changing = (name: string, row: string, column: string, text: string): Workbook =>
  form.map((sheet) => {
    if (sheet.name !== name) return sheet
    const at = sheet.headings.indexOf(column)
    return {
      ...sheet,
      rows: sheet.rows.map((one) =>
        one.cells[sheet.headings.indexOf('name')] === row
          ? { ...one, cells: one.cells.map((cell, index) => (index === at ? text : cell)) }
          : one,
      ),
    }
  })
const without = (...names: readonly string[]): Workbook => form.filter(({ name }) => !names.includes(name))

describe('the shipped checklist as an XLSForm', () => {
  it('comes back byte for byte, without a remark', () => {
    const back = read(form)
    expect(back.remarks).toEqual([])
    expect(canonicalChecklist(back.checklist)).toBe(canonicalChecklist(shipped))
    expect(lintChecklist(back.checklist, LANGUAGES)).toEqual([])
  })

  it('says in the words of ODK what it asks: languages, relevance, constraints, thresholds', () => {
    expect(sheetOf('survey').headings.slice(0, 4)).toEqual([
      'type',
      'name',
      'label::English (en)',
      'label::Khmer (km)',
    ])
    expect(cellsOf('survey', 'relevant').get('ramp_rise_cm')).toContain(`not(\${ramp_present} = '')`)
    expect(cellsOf('survey', 'constraint').get('door_clear_width_cm')).toMatch(/^\. >= \d+ and \. <= \d+$/u)
    expect(cellsOf('survey', 'calculation').get('threshold_gate-width-min')).toBe('90')
    expect(cellsOf('survey', 'calculation').get('ramp_gradient')).toBe(
      `\${ramp_rise_cm} div sqrt(pow(\${ramp_length_cm}, 2) - pow(\${ramp_rise_cm}, 2))`,
    )
    expect(cellsOf('survey', 'wayin_sources').get('step_free_route')).toContain('crpd-9')
    expect(cellsOf('survey', 'wayin_groups').get('step_free_route')).toBe('mobility older')
  })

  it('uses only names that other programs accept, and each once', () => {
    const names = sheetOf('survey').rows.flatMap(({ cells }) => cells[1] || [])
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => !/^[A-Za-z_][\w.-]*$/u.test(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('refers to nothing that is not in the form', () => {
    const { headings, rows } = sheetOf('survey')
    const names = new Set(rows.map(({ cells }) => cells[1]))
    const used = ['relevant', 'constraint', 'calculation'].flatMap((column) =>
      rows.flatMap(({ cells }) =>
        [...(cells[headings.indexOf(column)] ?? '').matchAll(/\$\{([^}]+)\}/gu)].map(([, name]) => name),
      ),
    )
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((name) => !names.has(name))).toEqual([])
  })

  it('takes a changed threshold, and nothing else becomes different', () => {
    const back = read(changing('survey', 'threshold_gate-width-min', 'calculation', '85'))
    expect(back.remarks).toEqual([])
    const { parts, rest } = compareChecklists(shipped, back.checklist)
    expect(parts.thresholds).toEqual({ added: [], gone: [], changed: ['gate-width-min'] })
    expect(parts.questions.changed).toEqual([])
    expect(rest).toBe(false)
  })

  it('names row and column of a condition on a question that is not there', () => {
    const broken = changing('survey', 'ramp_rise_cm', 'relevant', `not(\${ramp_presnt} = '')`)
    const row = sheetOf('survey').rows.find(({ cells }) => cells[1] === 'ramp_rise_cm')?.line
    expect(read(broken).remarks).toContainEqual({
      kind: 'name-unknown',
      sheet: 'survey',
      row,
      column: 'relevant',
      facts: { name: 'ramp_presnt' },
    })
  })

  it('takes no total of counts and no formula that say something else than ours', () => {
    const total = read(
      changing('survey', 'seen_pwd_count_total', 'calculation', `\${seen_pwd_count_wheelchair}`),
    )
    expect(total.remarks.map(({ kind }) => kind)).toEqual(['expression-not-supported'])
    const gradient = read(
      changing('survey', 'ramp_gradient', 'calculation', `\${ramp_rise_cm} div \${ramp_length_cm}`),
    )
    expect(gradient.remarks.map(({ kind }) => kind)).toContain('expression-not-supported')
  })

  it('keeps from the version it comes from what the file has lost, and says so', () => {
    const bare = without('wayin_barriers', 'wayin_remedies')
    const back = readForm(bare, {
      languages: LANGUAGES,
      findBase: (id) => (id === shipped.id ? shipped : undefined),
    })
    expect(canonicalChecklist(back.checklist)).toBe(canonicalChecklist(shipped))
    expect(back.remarks.map(({ kind, sheet }) => [kind, sheet])).toEqual([
      ['part-kept', 'wayin_barriers'],
      ['part-kept', 'wayin_remedies'],
    ])
    expect(read(bare).remarks.map(({ kind }) => kind)).toEqual(['part-missing', 'part-missing'])
  })

  it('leaves texts in a language nobody here works in out, and says so once for each sheet', () => {
    const back = readForm(form, { languages: ['km'], findBase: () => undefined })
    expect(back.remarks.every(({ kind }) => kind === 'language-left-out')).toBe(true)
    expect(back.checklist.title).toEqual({ km: shipped.title.km })
  })
})
