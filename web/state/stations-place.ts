/** Where the list of stations was left, with its filters: the way back from one station leads there. */

import { createStore } from './store.ts'

/** An address within the app; kept until it is loaded anew. */
export const stationsPlace = createStore('/office/stations')
