/** The type column: what a row of the survey is. */

/** What other programs note by themselves. The tablet notes the time of a visit itself, and never which tablet it was. */
const METADATA = [
  'start',
  'end',
  'today',
  'deviceid',
  'device id',
  'username',
  'phonenumber',
  'subscriberid',
  'simserial',
  'email',
]

export type RowType =
  | { readonly is: 'begin' | 'end'; readonly frame: 'group' | 'repeat' }
  | { readonly is: 'one' | 'many'; readonly list: string }
  | { readonly is: 'text' | 'integer' | 'decimal' | 'image' | 'note' | 'calculate' | 'metadata' }
  | { readonly is: 'refused' }

const SIMPLE: Readonly<Record<string, RowType>> = {
  text: { is: 'text' },
  string: { is: 'text' },
  integer: { is: 'integer' },
  int: { is: 'integer' },
  decimal: { is: 'decimal' },
  image: { is: 'image' },
  photo: { is: 'image' },
  note: { is: 'note' },
  calculate: { is: 'calculate' },
  ...Object.fromEntries(METADATA.map((type) => [type, { is: 'metadata' }] as const)),
}

export function readType(text: string): RowType {
  const type = text.trim().replaceAll(/\s+/gu, ' ')
  const plain = type.toLowerCase()
  if (Object.hasOwn(SIMPLE, plain)) return SIMPLE[plain] ?? { is: 'refused' }
  const frame = /^(begin|end)[ _](group|repeat)$/u.exec(plain)
  if (frame)
    return { is: frame[1] === 'begin' ? 'begin' : 'end', frame: frame[2] === 'repeat' ? 'repeat' : 'group' }
  const one = /^select[ _]?(?:one|1)(?: from)? (\S+)$/iu.exec(type)
  if (one?.[1]) return { is: 'one', list: one[1] }
  const many = /^select[ _](?:multiple|all that apply)(?: from)? (\S+)$/iu.exec(type)
  return many?.[1] ? { is: 'many', list: many[1] } : { is: 'refused' }
}
