/** How long a test waits for one thing to come about before it says that it never will. */

/** Long, because a busy machine is no fault: whoever waits for a state goes on as soon as it is there. */
export const PATIENCE_MS = 60_000
