/** Signs that nobody sees in a text: those that turn its direction, tags, controls. Taken out of names, shown in what people wrote. */

/**
 * Controls but tab and line ends; marks and embeddings of direction; invisible operators; tag characters. Not among
 * them: the zero-width space and the joiners, with which Khmer is written.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u180E\u200E\u200F\u2028-\u202E\u2061-\u206F\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu

/** A text of one line as a name is kept: what cannot be seen is gone, and so is what could not be stored. */
export const withoutHiddenSigns = (text: string): string => onlyWholeCharacters(text).replace(HIDDEN, '')

/** A text as somebody wrote it, with what cannot be seen written out by its number, so that a reviewer knows of it. */
export const withHiddenSignsShown = (text: string): string =>
  text.replace(
    HIDDEN,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )

/** Cheap to look for, and in almost no text: parts of pairs, whole or not, and NUL. */
const MAY_BE_BROKEN = /[\uD800-\uDFFF\0]/

/** NUL and halves of characters, which no database keeps, become the sign for "something was here". */
export const onlyWholeCharacters = (text: string): string =>
  MAY_BE_BROKEN.test(text) ? text.replace(/\p{Surrogate}|\0/gu, '\uFFFD') : text
