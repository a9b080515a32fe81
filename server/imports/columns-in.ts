/** Columns as an address names them → which field stands where. */

/** `name:0,phone:2` as a table; fields that there are not are left out. */
export function columnsIn<Field extends string>(
  text: string | undefined,
  fields: readonly Field[],
): { readonly [Name in Field]?: number } | undefined {
  if (text === undefined) return undefined
  const pairs = text.split(',').map((pair) => pair.split(':'))
  const columns: { [Name in Field]?: number } = {}
  for (const field of fields) {
    const column = pairs.find(([name]) => name === field)?.[1]
    if (column !== undefined) columns[field] = Number(column)
  }
  return columns
}
