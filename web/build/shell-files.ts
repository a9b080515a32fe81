/** Which built files a tablet keeps, so that every page of a monitor opens without a network. */

import type { Rolldown } from 'vite'

export interface LeftOut {
  /** Modules that only the office opens; what nothing else needs of them is kept once it was used. */
  readonly isOfOffice: (module: string) => boolean
  /** Modules kept although no page of monitors asks for them yet. */
  readonly isKept: (module: string) => boolean
}

type Bundle = Rolldown.OutputBundle

/** Names of the files in the bundle, sorted; pages themselves (HTML) are not among them. */
export function listShellFiles(bundle: Bundle, { isOfOffice, isKept }: LeftOut): readonly string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const reached = new Set<string>()
  const follow = (name: string) => {
    const chunk = bundle[name]
    if (reached.has(name) || chunk?.type !== 'chunk') return
    reached.add(name)
    chunk.imports.forEach(follow)
    for (const next of chunk.dynamicImports) if (!isOpenedByOffice(bundle[next], isOfOffice)) follow(next)
  }
  for (const { fileName, isEntry, facadeModuleId } of chunks)
    if (isEntry || (facadeModuleId && isKept(facadeModuleId))) follow(fileName)

  const belongings = (names: Iterable<string>) =>
    new Set([...names].flatMap((name) => listBelongings(bundle[name])))
  const needed = belongings(reached)
  const ofOffice = belongings(chunks.map(({ fileName }) => fileName).filter((name) => !reached.has(name)))
  const assets = Object.values(bundle)
    .filter(({ type }) => type === 'asset')
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
    // Fonts and workers belong to no chunk by name: in doubt a file is kept.
    .filter((name) => needed.has(name) || !ofOffice.has(name))
  return [...reached, ...assets].sort()
}

type Output = Bundle[string] | undefined

const isOpenedByOffice = (output: Output, isOfOffice: LeftOut['isOfOffice']): boolean =>
  output?.type === 'chunk' && output.facadeModuleId !== null && isOfOffice(output.facadeModuleId)

function listBelongings(output: Output): readonly string[] {
  if (output?.type !== 'chunk') return []
  const { importedCss = [], importedAssets = [] } = output.viteMetadata ?? {}
  return [...importedCss, ...importedAssets]
}
