/** Every file of a release, by the name it is asked for. */

export const RELEASE_FILES = [
  'release.jsonl',
  'findings.csv',
  'codebook.csv',
  'indicators.csv',
  'recommendations.csv',
  'stations.geojson',
] as const
export type ReleaseFile = (typeof RELEASE_FILES)[number]
