/** The voices of this device. Only those that live on it: a voice elsewhere would be told what is asked. */

import { createStore, type Readable } from '../state/store.ts'

const known = createStore<readonly SpeechSynthesisVoice[]>([])

/** Browsers find their voices late, and say so. */
export const voices: Readable<readonly SpeechSynthesisVoice[]> = known

if ('speechSynthesis' in window) {
  const look = () => known.set(speechSynthesis.getVoices().filter(({ localService }) => localService))
  speechSynthesis.addEventListener('voiceschanged', look)
  look()
}

/** Some name their language `km-KH`, some `km_KH`. */
export const findVoice = (language: string): SpeechSynthesisVoice | undefined =>
  known.value.find(({ lang }) => lang.toLowerCase().split(/[-_]/u)[0] === language)
