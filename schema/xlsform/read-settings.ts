/** The settings sheet → what names the form, its languages, and the two rules that stand there. */

import type { Checklist } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import type { Language, Words } from '../language.ts'
import { isAllowedId } from './form-names.ts'
import { type FormRow, findSheet, openSheet, type Reader } from './form-row.ts'
import { type Meanings, readCondition } from './read-condition.ts'
import { type FormRemark, remarkOn } from './remark.ts'
import { readLanguage, type Workbook } from './workbook.ts'

const SETTINGS = {
  words: ['wayin_title'],
  plain: [
    'form_title',
    'form_id',
    'version',
    'default_language',
    'wayin_enough_answered',
    'wayin_relocate_or_build',
  ],
  refused: ['public_key'],
}

/** Needed before any column of texts can be read, and so read by itself. */
export function findDefaultLanguage(workbook: Workbook): Language | undefined {
  const sheet = findSheet(workbook, 'settings')
  const at = sheet?.headings.findIndex((heading) => heading.trim().toLowerCase() === 'default_language') ?? -1
  const named = sheet?.rows[0]?.cells[at]
  return named ? readLanguage(named) : undefined
}

export function readSettings(workbook: Workbook, reader: Reader): FormRow | undefined {
  const sheet = findSheet(workbook, 'settings')
  const row = sheet && openSheet(sheet, SETTINGS, reader).rows[0]
  if (!row) {
    reader.remarks.push(remarkOn('settings', 'sheet-missing', { sheet: 'settings' }))
    return undefined
  }
  for (const column of ['form_id', 'version']) if (row.text(column) === '') row.note('value-missing', column)
  const [id, version] = [row.text('form_id'), row.text('version')]
  if (id !== '' && !isAllowedId(id)) row.note('name-not-allowed', 'form_id', { name: id.slice(0, 120) })
  if (version !== '' && !/^[\w.-]{1,32}$/u.test(version))
    row.note('value-not-allowed', 'version', { given: version.slice(0, 120), allowed: 'a–z 0–9 . _ - (32)' })
  return row
}

const LONGEST_TITLE = 500

export function titleOf(settings: FormRow | undefined, reader: Reader): Words {
  const plain = settings?.text('form_title') ?? ''
  const language = reader.defaultLanguage ?? reader.languages[0]
  const title = settings?.words('wayin_title') ?? (plain && language ? { [language]: plain } : {})
  if (Object.keys(title).length === 0) settings?.note('value-missing', 'form_title')
  if (Object.values(title).some((text) => text.length > LONGEST_TITLE))
    settings?.note('value-too-long', 'form_title', { longest: LONGEST_TITLE })
  return title
}

export function readRule(
  settings: FormRow | undefined,
  meanings: Meanings,
  base: Checklist | undefined,
  remarks: FormRemark[],
): Condition {
  const column = 'wayin_relocate_or_build'
  const text = settings?.text(column) ?? ''
  if (text === '') return keptSetting(column, base, remarks)?.relocateOrBuild ?? { any: [] }
  const rule = readCondition(text, meanings, 'plain')
  if ('read' in rule) return rule.read
  settings?.note(rule.fault.kind, column, rule.fault.facts)
  return { any: [] }
}

export function readShare(
  settings: FormRow | undefined,
  base: Checklist | undefined,
  remarks: FormRemark[],
): number {
  const column = 'wayin_enough_answered'
  return settings?.number(column) ?? keptSetting(column, base, remarks)?.enoughAnswered ?? 0
}

function keptSetting(
  column: string,
  base: Checklist | undefined,
  remarks: FormRemark[],
): Checklist | undefined {
  remarks.push(
    base
      ? remarkOn('settings', 'part-kept', { sheet: column, version: base.version }, column)
      : remarkOn('settings', 'value-missing', {}, column),
  )
  return base
}
