/** In which form a program wants its answer, and whether there is one: the headers Accept and OData-MaxVersion, and $format. */

import type { ODataFault } from './odata-query.ts'

export type ODataForm = 'json' | 'xml'

export interface WishedForms {
  /** The header `Accept`. */
  readonly accept: string | undefined
  /** The header `OData-MaxVersion`. */
  readonly maxVersion: string | undefined
  /** It goes before the header. */
  readonly $format: string | undefined
}

const TYPES: Readonly<Record<ODataForm, readonly string[]>> = {
  json: ['*/*', 'application/*', 'application/json'],
  xml: ['*/*', 'application/*', 'application/xml'],
}

/** Nothing where the answer may be given in this form. */
export function faultOfForm(form: ODataForm, wished: WishedForms): ODataFault | undefined {
  const { accept = '*/*', maxVersion, $format } = wished
  if (maxVersion !== undefined) {
    const [, version] = /^\s*(\d{1,3}\.\d{1,3})(?:;.*)?$/u.exec(maxVersion) ?? []
    if (version === undefined || Number(version) < 4) return { status: 400, what: 'OData-MaxVersion' }
  }
  if ($format !== undefined)
    return $format === form || isWanted($format, form) ? undefined : { status: 501, what: '$format' }
  const isAccepted = accept.trim() === '' || accept.split(',').some((one) => isWanted(one, form))
  return isAccepted ? undefined : { status: 406, what: 'Accept' }
}

/** Only the metadata that is told anyway; what does not change a single sign of an answer may be asked for. */
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  q: /^(?!0(?:\.0*)?$)/u,
  charset: /^utf-8$/u,
  'odata.metadata': /^minimal$/u,
  'odata.streaming': /^(?:true|false)$/u,
  // There are neither Int64 nor Decimal.
  ieee754compatible: /^(?:true|false)$/u,
}

function isWanted(range: string, form: ODataForm): boolean {
  const [type = '', ...parameters] = range.toLowerCase().split(';')
  if (!TYPES[form].includes(type.trim())) return false
  return parameters.every((parameter) => {
    const [name = '', value = ''] = parameter.split('=').map((part) => part.trim())
    return PARAMETERS[name]?.test(value) ?? false
  })
}
