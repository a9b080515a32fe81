/** The steps to election day: what each needs, and when it is done. */

import type { Action } from '../../schema/people/permissions.ts'
import { say } from '../words/say.ts'
import { type Campaign, nameOf } from './campaign-choice.ts'

/** How far the preparation is; a part the person may not see stays unknown. */
export interface Standing {
  readonly stations: number | undefined
  readonly published: number | undefined
  readonly campaign: Campaign | undefined
  readonly monitors: number | undefined
  readonly plan: { readonly stations: number; readonly open: number } | undefined
  readonly visits: number
}

export interface Step {
  readonly name: 'stations' | 'checklist' | 'campaign' | 'monitors' | 'plan' | 'results'
  readonly path: string
  readonly needs: Action
  readonly isDone: boolean
  /** What was reached so far. */
  readonly reached: string
}

export function stepsFor({
  stations,
  published,
  campaign,
  monitors,
  plan,
  visits,
}: Standing): readonly Step[] {
  return [
    {
      name: 'stations',
      path: '/office/import',
      needs: 'stations.import',
      isDone: (stations ?? 0) > 0,
      reached: stations === undefined ? '' : say('step-stations-reached', { stations }),
    },
    {
      name: 'checklist',
      path: '/office/checklists',
      needs: 'checklist.read',
      isDone: (published ?? 0) > 0,
      reached: published === undefined ? '' : say('step-checklist-reached', { versions: published }),
    },
    {
      name: 'campaign',
      path: '/office/campaign',
      needs: 'campaign.write',
      isDone: campaign !== undefined,
      reached: campaign ? nameOf(campaign) : '',
    },
    {
      name: 'monitors',
      path: '/office/monitors',
      needs: 'monitors.enrol',
      isDone: (monitors ?? 0) > 0,
      reached: monitors === undefined ? '' : say('step-monitors-reached', { monitors }),
    },
    {
      name: 'plan',
      path: '/office/plan',
      needs: 'plan.keep',
      isDone: plan !== undefined && plan.open < plan.stations,
      reached: plan
        ? say('step-plan-reached', { given: plan.stations - plan.open, stations: plan.stations })
        : '',
    },
    {
      name: 'results',
      path: '/office/stations',
      needs: 'results.read',
      isDone: visits > 0,
      reached: say('step-results-reached', { visits }),
    },
  ]
}
