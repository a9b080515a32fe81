/** Text as it stands in files: without signs that nobody sees, and inert between the tags of HTML. */

import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The last two characters of a plane are none, and XML refuses them. */
export const plainText = (text: string): string => withoutHiddenSigns(text).replace(/[\uFFFE\uFFFF]/gu, '')

export const escapeHtml = (text: string): string =>
  plainText(text).replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign)
