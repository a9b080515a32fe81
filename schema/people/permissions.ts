/** may(actor, action): who may do what. */

export const ACTIONS = [
  'stations.read',
  'stations.import',
  'checklist.read',
  'checklist.publish',
  'campaign.read',
  'campaign.write',
  'people.read',
  'people.write',
  'monitors.enrol',
  'visit.submit',
  'visit.read',
  'results.read',
  'export.findings',
] as const
export type Action = (typeof ACTIONS)[number]
