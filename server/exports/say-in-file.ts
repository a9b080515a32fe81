/** A sentence of the catalogue in the language of a file: `export-…` or `release-…`. */
export type SayInFile = (id: string, facts?: Readonly<Record<string, string | number>>) => string
