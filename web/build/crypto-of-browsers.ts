/** In place of Node's `crypto`, which the sealing library asks for where a browser has none: then there is none. */

export const webcrypto = globalThis.crypto
