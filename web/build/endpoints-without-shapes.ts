/** Stands in for the schema builder in the browser: a caller needs an endpoint's method and address, not its shapes. */

const shape = Object.freeze({})

/** Every builder gives the same empty shape. The types still come from the real package. */
export const Type: unknown = new Proxy({}, { get: () => () => shape })
