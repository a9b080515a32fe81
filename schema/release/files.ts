/** Every file of a release, by the name it is asked for. */

export const RELEASE_FILES = [
  'release.jsonl',
  'findings.csv',
  'codebook.csv',
  'indicators.csv',
  'interviews.csv',
  'recommendations.csv',
  'workbook.xlsx',
  'stations.geojson',
  'stations.a11y.json',
  'photos.zip',
] as const
export type ReleaseFile = (typeof RELEASE_FILES)[number]
