/** Starts the app: services in, frame up. */

import { createClient } from './api/client.ts'
import type { Staff } from './app/services.ts'
import { createStore } from './state/store.ts'
import { loadWords } from './words/say.ts'
import './app/access-app.ts'

const frame = document.createElement('access-app')
frame.services = {
  client: createClient({ fetch: (...asked) => fetch(...asked) }),
  staff: createStore<Staff | undefined>(undefined),
}

// The frame speaks as soon as it is seen, so its words come first.
void loadWords('common').finally(() => document.body.prepend(frame))
