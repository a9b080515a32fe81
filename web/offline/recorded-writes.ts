/** A transaction that remembers what was written in it, so that the same can be written down elsewhere. */

import type { CopiedChange } from './copy-record.ts'

/**
 * Not copied: keys of vaults, because an old copy of one must not outlive its end; and what lay in the clear before
 * there were vaults.
 */
const NOT_COPIED: readonly string[] = ['keys', 'identity', 'drafts', 'entries', 'outbox', 'photos']

/** Of a store, what this needs; the wrapper of the database gives promises. */
interface StoreLike {
  readonly name: string
  readonly keyPath: string | readonly string[] | null
  readonly getAllKeys: (range?: IDBKeyRange) => Promise<readonly IDBValidKey[]>
}

const keyIn = (keyPath: string | readonly string[], value: unknown): IDBValidKey => {
  // A record that the database has taken has its keys.
  const part = (name: string) => Reflect.get(value as object, name) as IDBValidKey
  return typeof keyPath === 'string' ? part(keyPath) : keyPath.map(part)
}

/** The same transaction; what is put and deleted through it is added to `changes`, in order. */
export function recordWrites<Transaction extends object>(
  transaction: Transaction,
  changes: CopiedChange[],
): Transaction {
  return new Proxy(transaction, {
    get(on, name) {
      const found: unknown = Reflect.get(on, name)
      if (typeof found !== 'function') return found
      if (name !== 'objectStore') return found.bind(on)
      return (store: string) => {
        const opened: StoreLike = found.call(on, store)
        return NOT_COPIED.includes(store) ? opened : recordingStore(opened, changes)
      }
    },
  })
}

const recordingStore = (store: StoreLike, changes: CopiedChange[]): StoreLike =>
  new Proxy(store, {
    get(on, name) {
      const found: unknown = Reflect.get(on, name)
      if (typeof found !== 'function') return found
      if (name === 'put' || name === 'add')
        return (value: unknown, key?: IDBValidKey) => {
          const inner = on.keyPath === null ? key : keyIn(on.keyPath, value)
          if (inner !== undefined) changes.push({ store: on.name, key: inner, value })
          return found.call(on, value, ...(key === undefined ? [] : [key]))
        }
      if (name === 'delete')
        return async (which: IDBValidKey | IDBKeyRange) => {
          const keys = which instanceof IDBKeyRange ? await on.getAllKeys(which) : [which]
          for (const key of keys) changes.push({ store: on.name, key })
          return found.call(on, which)
        }
      return found.bind(on)
    },
  })
