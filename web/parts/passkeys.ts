/** Asking this device for a passkey; the library behind it is loaded only when somebody wants one. */

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** Addresses made of numbers cannot have passkeys, and older browsers know none. */
export const canHavePasskeys = (): boolean =>
  globalThis.PublicKeyCredential !== undefined && !/^[\d.]+$|^\[/u.test(location.hostname)

/** Nothing when the person, or the device, gave up. */
export async function answerWithPasskey(question: PublicKeyCredentialRequestOptionsJSON) {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return startAuthentication({ optionsJSON: question }).catch(() => undefined)
}

/** Nothing when the person, or the device, gave up, or the device has one already. */
export async function makePasskey(offer: PublicKeyCredentialCreationOptionsJSON) {
  const { startRegistration } = await import('@simplewebauthn/browser')
  return startRegistration({ optionsJSON: offer }).catch(() => undefined)
}
