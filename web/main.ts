/** Starts the app: services in, frame up. */

import { createClient } from './api/client.ts'
import { keepApp } from './app/kept-app.ts'
import { pages } from './app/pages.ts'
import { matchPage } from './app/router.ts'
import type { Staff } from './app/services.ts'
import type { Device } from './offline/device.ts'
import { createStore } from './state/store.ts'
import { loadWords } from './words/say.ts'
import './trusted-strings.ts'
import './app/access-app.ts'

/** Opened once; a failed attempt is not remembered. */
let device: Promise<Device> | undefined
const openDeviceOnce = (): Promise<Device> => {
  device ??= import('./offline/device.ts')
    .then(({ openDevice }) => openDevice())
    .catch((fault: unknown) => {
      device = undefined
      throw fault
    })
  return device
}

const frame = document.createElement('access-app')
const staff = createStore<Staff | undefined>(undefined)
const client = createClient({
  fetch: (...asked) => fetch(...asked),
  showFactorAgain: async () => {
    const [{ askFreshFactor }, { factorDesk }] = await Promise.all([
      import('./parts/fresh-factor.ts'),
      import('./app/factor-desk.ts'),
    ])
    const { value } = staff
    return value !== undefined && askFreshFactor((shown) => factorDesk(client, value.factors, shown))
  },
})
frame.services = {
  client,
  staff,
  device: openDeviceOnce,
  keptApp: keepApp({
    container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    reload: () => location.reload(),
    now: () => Date.now(),
    wait: (waitMs) => new Promise((resolve) => setTimeout(resolve, waitMs)),
  }),
}

// At an address of monitors the tablet's lock comes first: fetched and opened while the words of the frame are.
if (isSecureContext && matchPage(pages, location.pathname)?.page.words === 'monitor') {
  void openDeviceOnce().catch(() => undefined)
  void import('./pages/unlock-page.ts').catch(() => undefined)
}

// The frame speaks as soon as it is seen, so its words come first.
void loadWords('common').finally(() => document.body.prepend(frame))
