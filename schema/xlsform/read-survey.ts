/** The survey sheet → sections with their questions, thresholds and derived values. */

import type { Derived, Question, Section, Threshold } from '../checklist/checklist.ts'
import { writeGradient } from './form-names.ts'
import { type FormRow, findSheet, openSheet, type Reader } from './form-row.ts'
import { type Compound, finishCompound } from './read-compound.ts'
import type { Meaning, Meanings } from './read-condition.ts'
import { type Lists, readCommon, readId, readQuestion } from './read-question.ts'
import { type RowType, readType } from './read-type.ts'
import { SURVEY_COLUMNS } from './survey-columns.ts'
import type { Workbook } from './workbook.ts'

/** A question whose conditions are not read yet, because they may name anything in the form. */
export interface Drafted {
  readonly question: Question
  readonly row: FormRow
  /** The row itself and the groups it stands in, outermost first. */
  readonly waitsFor: readonly FormRow[]
  /** The list it takes its choices from. */
  readonly list: string | undefined
}

export interface DraftedSection {
  readonly section: Omit<Section, 'questions' | 'letter'>
  readonly letter: string
  /** Made for questions that stand in no group. */
  readonly isOwn: boolean
  readonly questions: Drafted[]
}

export interface Survey {
  readonly sections: readonly DraftedSection[]
  readonly thresholds: readonly Threshold[]
  readonly derived: readonly Derived[]
  readonly meanings: Meanings
}

type Frame =
  | { readonly is: 'group' | 'repeat'; readonly row: FormRow; readonly isSection: boolean }
  | Compound

export function readSurvey(workbook: Workbook, lists: Lists, reader: Reader): Survey {
  const sections: DraftedSection[] = []
  const thresholds: Threshold[] = []
  const derived: Derived[] = []
  const gradients: { readonly row: FormRow; readonly id: string }[] = []
  const meanings = new Map<string, Meaning>()
  const firstRows = new Map<string, number>()
  const frames: Frame[] = []

  const sheet = findSheet(workbook, 'survey')
  if (!sheet) {
    reader.remarks.push({ kind: 'sheet-missing', sheet: 'survey', row: 1, facts: { sheet: 'survey' } })
    return { sections, thresholds, derived, meanings }
  }
  const { rows, columns } = openSheet(sheet, SURVEY_COLUMNS, reader)
  for (const column of ['type', 'name'])
    if (!columns.has(column))
      reader.remarks.push({ kind: 'column-missing', sheet: sheet.name, row: 1, facts: { column } })

  for (const row of rows) readRow(row)
  for (const { row } of frames) row.note('group-not-closed', 'type', { name: row.text('name') })
  readGradients()
  return { sections, thresholds, derived, meanings }

  function readRow(row: FormRow): void {
    const text = row.text('type')
    if (row.flag('disabled') || (text === '' && row.text('name') === '')) return
    if (text === '') return void row.note('value-missing', 'type')
    const type = readType(text)
    const last = frames.at(-1)
    if (type.is === 'refused')
      return void row.note('type-not-supported', 'type', { type: text.slice(0, 120) })
    if (type.is === 'metadata') return void row.note('metadata-left-out', 'type', { type: text })
    if (type.is === 'end') return void close(row, type.frame)
    if (isRepeatedName(row)) return
    if (last && (last.is === 'counts' || last.is === 'grid')) return void readPart(row, type, last)
    if (type.is === 'begin') return void open(row, type.frame)
    if (type.is === 'note') return void readNote(row)
    if (type.is === 'calculate') return void readCalculated(row)
    const id = readId(row)
    const section = openSection()
    const common = id && readCommon(row, id, section.section.repeats === true)
    const question = common && readQuestion(row, type, common, lists)
    if (question) keep(question, row, type.is === 'one' || type.is === 'many' ? type.list : undefined)
  }

  function isRepeatedName(row: FormRow): boolean {
    const name = row.text('name')
    const first = firstRows.get(name)
    if (name !== '' && first === undefined) firstRows.set(name, row.line)
    if (first !== undefined) row.note('name-twice', 'name', { name: name.slice(0, 120), first })
    return first !== undefined
  }

  function keep(question: Question, row: FormRow, list?: string): void {
    const within = frames.map((frame) => frame.row)
    openSection().questions.push({ question, row, waitsFor: [...within, row], list })
    meanings.set(row.text('name'), { question })
  }

  /** The one being filled; questions outside any group get one of their own. */
  function openSection(): DraftedSection {
    const last = sections.at(-1)
    const isWithin = frames.some((frame) => 'isSection' in frame && frame.isSection)
    if (last && (isWithin || last.isOwn)) return last
    const id = `questions_${sections.length + 1}`
    return begin({ section: { id, title: {} }, letter: '', isOwn: true })
  }

  function begin(section: Omit<DraftedSection, 'questions'>): DraftedSection {
    const drafted = { ...section, questions: [] }
    sections.push(drafted)
    return drafted
  }

  function open(row: FormRow, frame: 'group' | 'repeat'): void {
    const kind = row.oneOf('wayin_kind', ['counts', 'grid'])
    if (kind) {
      const id = readId(row)
      const isInterview = openSection().section.repeats === true
      const common = id ? readCommon(row, id, isInterview) : undefined
      frames.push({ is: kind, row, common, parts: [], totals: [] })
      return
    }
    const isSection = frames.length === 0
    frames.push({ is: frame, row, isSection })
    if (isSection) return void openNamed(row, frame)
    if (frame === 'repeat') row.note('group-too-deep', 'type')
    else if (row.words('label')) row.note('heading-left-out', 'label', { name: row.text('name') })
  }

  function openNamed(row: FormRow, frame: 'group' | 'repeat'): void {
    const title = row.words('label')
    if (!title) row.note('label-missing', 'label')
    begin({
      section: {
        id: readId(row) ?? '',
        title: title ?? {},
        ...(frame === 'repeat' && { repeats: true }),
        ...(row.flag('wayin_internal') && { internal: true }),
      },
      letter: row.text('wayin_letter'),
      isOwn: false,
    })
  }

  function close(row: FormRow, frame: 'group' | 'repeat'): void {
    const last = frames.pop()
    if (!last || (last.is === 'repeat') !== (frame === 'repeat'))
      return void row.note('group-not-open', 'type')
    if (last.is !== 'counts' && last.is !== 'grid') return
    const question = finishCompound(last, lists)
    if (!question) return
    keep(question, last.row)
    for (const total of last.totals) meanings.set(total.text('name'), { question })
  }

  function readPart(row: FormRow, type: RowType, within: Compound): void {
    if (type.is === 'calculate' && within.is === 'counts') return void within.totals.push(row)
    const fits = within.is === 'counts' ? type.is === 'integer' : type.is === 'one'
    if (!fits) return void row.note('type-not-supported', 'type', { type: row.text('type') })
    if (row.text('relevant') !== '')
      row.note('column-not-supported', 'relevant', { given: row.text('relevant').slice(0, 120) })
    const id = readId(row)
    if (id) within.parts.push({ row, type, id })
  }

  function readNote(row: FormRow): void {
    const section = sections.at(-1)
    const isFirst = frames.length === 1 && section?.questions.length === 0 && !section.section.intro
    const intro = row.words('label')
    if (!isFirst || !section || row.text('relevant') !== '')
      return void row.note('note-without-place', 'type')
    if (!intro) return void row.note('label-missing', 'label')
    sections[sections.length - 1] = { ...section, section: { ...section.section, intro } }
  }

  function readCalculated(row: FormRow): void {
    const name = row.text('name')
    const setting = row.text('wayin_setting')
    if (setting !== '') return void meanings.set(name, { setting })
    const formula = row.oneOf('wayin_formula', ['gradient'])
    const id = readId(row)
    if (!id) return
    if (formula) {
      gradients.push({ row, id })
      meanings.set(name, { derived: id })
      return
    }
    const unit = row.oneOf('wayin_unit', ['cm', 'm', 'min', 'ratio', 'count'])
    if (!unit)
      return void row.note('type-not-supported', 'type', {
        type: `calculate: ${row.text('calculation').slice(0, 100)}`,
      })
    const value = row.number('calculation')
    const text = row.words('label')
    if (value === undefined && row.text('calculation') === '') row.note('value-missing', 'calculation')
    if (!text) row.note('label-missing', 'label')
    thresholds.push({
      id,
      value: value ?? 0,
      unit,
      text: text ?? {},
      standing: row.oneOf('wayin_standing', ['norm', 'proposed']) ?? 'proposed',
      sources: row.list('wayin_sources'),
    })
    meanings.set(name, { threshold: id })
  }

  /** Which rise and which length: the two names in the formula, which may not say anything else. */
  function readGradients(): void {
    for (const { row, id } of gradients) {
      const given = row.text('calculation')
      const [rise = '', length = ''] = [...given.matchAll(/\$\{([^}]+)\}/gu)].map(([, name]) =>
        idOf(name ?? ''),
      )
      if (given.replaceAll(/\s+/gu, '') !== writeGradient({ rise, length }).replaceAll(/\s+/gu, ''))
        row.note('expression-not-supported', 'calculation', { part: given.slice(0, 120) })
      const name = row.words('label')
      if (!name) row.note('label-missing', 'label')
      derived.push({ id, formula: 'gradient', rise, length, name: name ?? {} })
    }
  }

  function idOf(name: string): string {
    const meaning = meanings.get(name)
    return meaning && 'question' in meaning ? meaning.question.id : name
  }
}
