/** What a thread that reads a file says at its end: what it read, or why it could not. */

import { type Unreadable, UnreadableList } from './unreadable-list.ts'

export type WorkerSays<Read> =
  | { readonly read: Read }
  | { readonly unreadable: Unreadable; readonly line: number | undefined }

export async function saying<Read>(read: () => Promise<Read>): Promise<WorkerSays<Read>> {
  try {
    return { read: await read() }
  } catch (fault) {
    if (fault instanceof UnreadableList) return { unreadable: fault.what, line: fault.line }
    throw fault
  }
}
