/** What may lock a vault. */

import { describe, expect, it } from 'vitest'
import { checkSecret, plainSecret } from '../../../web/offline/secret-rules.ts'

describe('A secret', () => {
  it('may be six digits, in Khmer or Latin, with spaces between them', () => {
    for (const typed of ['427190', '៤២៧១៩០', '427 190', ' ៤២៧-១៩០ ', '112233', '135790'])
      expect(checkSecret(typed)).toBeUndefined()
    expect(plainSecret('៤២៧ ១៩០')).toBe('427190')
  })

  it('must not be six digits that everybody tries first', () => {
    for (const typed of ['000000', '៧៧៧៧៧៧']) expect(checkSecret(typed)).toBe('digits-all-equal')
    for (const typed of ['123456', '654321', '៣៤៥៦៧៨', '789012', '109876'])
      expect(checkSecret(typed)).toBe('digits-running')
  })

  it('must be exactly six digits', () => {
    for (const typed of ['42719', '4271905', '1']) expect(checkSecret(typed)).toBe('not-six-digits')
    expect(checkSecret('  \u200b')).toBe('empty')
  })

  it('may be four to six words, however they were typed', () => {
    expect(checkSecret('ដំរី ផ្កា ទូក មេឃ')).toBeUndefined()
    expect(checkSecret('bakade tipalo moragu sanije wotuba yelapi')).toBeUndefined()
    expect(plainSecret('  Bakade\u200b-tipalo  MORAGU sanije')).toBe('bakade tipalo moragu sanije')
    expect(checkSecret('one two three')).toBe('not-four-to-six-words')
    expect(checkSecret('one two three four five six seven')).toBe('not-four-to-six-words')
    expect(checkSecret('one one two three')).toBe('words-repeated')
    expect(checkSecret('42719a')).toBe('not-four-to-six-words')
  })
})
