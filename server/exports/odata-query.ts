/** What an analyst's program asks of a table: the small part of OData 4.0 that is answered, and what is not, by name. */

import type { Cell } from './csv.ts'

export interface ODataQuery {
  readonly top: number | undefined
  readonly skip: number
  readonly isCounted: boolean
  /** All columns where nothing is said. */
  readonly select: readonly string[] | undefined
  /** All of them hold. */
  readonly equals: readonly { readonly column: string; readonly value: string | number }[]
}

/** 400: cannot be understood; 501: is not answered here. `what`: the part it is about. */
export interface ODataFault {
  readonly status: 400 | 501
  readonly what: string
}

const COUNT = /^(0|[1-9]\d{0,8})$/u
const ONE = /^\s*([A-Za-z_]\w*)\s+eq\s+(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?))\s*/u
const AND = /^and\s+/u

export function readODataQuery(
  asked: Readonly<Record<string, string>>,
  columns: ReadonlySet<string>,
): ODataQuery | ODataFault {
  for (const [name, text] of Object.entries(asked)) {
    if (!['$top', '$skip', '$count', '$select', '$filter', '$format'].includes(name))
      return { status: 501, what: name }
    if (name === '$format' && text !== 'json') return { status: 501, what: '$format' }
    if ((name === '$top' || name === '$skip') && !COUNT.test(text)) return { status: 400, what: name }
    if (name === '$count' && text !== 'true' && text !== 'false') return { status: 400, what: '$count' }
  }
  const select = asked.$select?.split(',').map((one) => one.trim())
  if (select?.some((one) => !columns.has(one))) return { status: 400, what: '$select' }
  const equals = readFilter(asked.$filter, columns)
  if ('status' in equals) return equals
  return {
    top: asked.$top === undefined ? undefined : Number(asked.$top),
    skip: Number(asked.$skip ?? '0'),
    isCounted: asked.$count === 'true',
    select,
    equals,
  }
}

function readFilter(
  text: string | undefined,
  columns: ReadonlySet<string>,
): ODataQuery['equals'] | ODataFault {
  const equals: { column: string; value: string | number }[] = []
  for (let rest = text ?? ''; rest !== ''; ) {
    const [whole = '', column = '', words, number] = ONE.exec(rest) ?? []
    if (whole === '') return { status: 501, what: '$filter' }
    if (!columns.has(column)) return { status: 400, what: '$filter' }
    equals.push({ column, value: words === undefined ? Number(number) : words.replaceAll("''", "'") })
    rest = rest.slice(whole.length)
    if (rest === '') break
    const [and = ''] = AND.exec(rest) ?? []
    if (and === '') return { status: 501, what: '$filter' }
    rest = rest.slice(and.length)
    if (rest === '') return { status: 400, what: '$filter' }
  }
  return equals
}

export const fits = (row: Readonly<Record<string, Cell>>, { equals }: Pick<ODataQuery, 'equals'>): boolean =>
  equals.every(({ column, value }) => row[column] === value)
