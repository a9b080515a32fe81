/** The pages of monitors. */

import type { Page } from './pages.ts'

const monitor = (path: Page['path'], element: string, load: Page['load']): Page => ({
  path,
  element,
  load,
  words: 'monitor',
  who: 'monitor',
})

export const monitorPages: readonly Page[] = [
  {
    path: '/enrol',
    element: 'enrol-page',
    load: () => import('../pages/enrol-page.ts'),
    words: 'monitor',
    who: 'everybody',
  },
  {
    path: '/unlock',
    element: 'unlock-page',
    load: () => import('../pages/unlock-page.ts'),
    words: 'monitor',
    who: 'everybody',
  },
  monitor('/monitor', 'my-stations-page', () => import('../pages/my-stations-page.ts')),
  monitor('/monitor/incident', 'incident-page', () => import('../pages/incident-page.ts')),
  monitor('/monitor/outbox', 'outbox-page', () => import('../pages/outbox-page.ts')),
  monitor('/monitor/tablet', 'my-tablet-page', () => import('../pages/my-tablet-page.ts')),
  monitor('/monitor/stations/:station', 'station-page', () => import('../pages/station-page.ts')),
  monitor('/monitor/visits/:visit', 'visit-page', () => import('../pages/visit-page.ts')),
  monitor(
    '/monitor/visits/:visit/sections/:section',
    'section-page',
    () => import('../pages/section-page.ts'),
  ),
  monitor(
    '/monitor/visits/:visit/sections/:section/:question',
    'question-page',
    () => import('../pages/question-page.ts'),
  ),
  monitor(
    '/monitor/visits/:visit/interviews',
    'interviews-page',
    () => import('../pages/interviews-page.ts'),
  ),
  monitor(
    '/monitor/visits/:visit/interviews/:interview',
    'interview-page',
    () => import('../pages/interview-page.ts'),
  ),
  monitor('/monitor/visits/:visit/known', 'known-page', () => import('../pages/known-page.ts')),
  monitor('/monitor/visits/:visit/move', 'move-page', () => import('../pages/move-page.ts')),
  monitor('/monitor/visits/:visit/sealed', 'sealed-page', () => import('../pages/sealed-page.ts')),
  monitor(
    '/monitor/visits/:visit/interviews/:interview/alone',
    'alone-page',
    () => import('../pages/alone-page.ts'),
  ),
  monitor('/monitor/visits/:visit/today', 'today-page', () => import('../pages/today-page.ts')),
  monitor('/monitor/visits/:visit/choose', 'choose-page', () => import('../pages/choose-page.ts')),
  monitor(
    '/monitor/visits/:visit/correction',
    'correction-page',
    () => import('../pages/correction-page.ts'),
  ),
  monitor('/monitor/queries/:visit', 'query-page', () => import('../pages/query-page.ts')),
  monitor('/monitor/visits/:visit/review', 'review-page', () => import('../pages/review-page.ts')),
  monitor('/monitor/visits/:visit/findings', 'findings-page', () => import('../pages/findings-page.ts')),
]
