/** Passphrases: long as people count, in any script, and not the first thing anybody would try. */

import { describe, expect, it } from 'vitest'
import { faultOfPassphrase } from '../../server/passphrase-rules.ts'

describe('a passphrase', () => {
  it.each([
    'ទន្សាយបីហោះលើផ្ទះថ្ម ក្រោមភ្លៀងធំនៅព្រលឹម',
    'four unlikely words together',
    'ຄົນທຸກຄົນເຂົ້າໄດ້ໝົດທຸກບ່ອນ',
    '🦆🦢🦩🐦🐧🕊🦅🦉🦜🐔🐤🦃🦚🐓🐣',
  ])('may be in any script: %s', (passphrase) => {
    expect(faultOfPassphrase(passphrase, 'ដារ៉ា')).toBeUndefined()
  })

  it('is counted in characters as people see them: fourteen Khmer ones are too short, however many signs they hold', () => {
    expect(faultOfPassphrase('ខ្ញុំ'.repeat(14), 'x')).toBe('too-short')
    expect([...'ខ្ញុំ'.repeat(14)].length).toBeGreaterThan(60)
    expect(faultOfPassphrase('   short one    ', 'x')).toBe('too-short')
  })

  it.each([
    'aaaaaaaaaaaaaaaaaaaa',
    'abababababababababab',
    'abcdefabcdefabcdefabcdef',
    '12345678901234567890',
    'qwertyuiopasdfghjkl',
    'Correct Horse Battery Staple',
    'zyxwvutsrqponmlkjihg',
    'កខគឃងចឆជឈញដឋឌឍណតថ',
    'ព្រះរាជាណាចក្រ កម្ពុជា ព្រះរាជាណាចក្រ កម្ពុជា',
  ])('is refused when many would try it: %s', (passphrase) => {
    expect(faultOfPassphrase(passphrase, 'ដារ៉ា')).toBe('too-common')
  })

  it('is refused when it is hardly more than the name', () => {
    expect(faultOfPassphrase('Sok Dara Sok Dara 2027', 'Sok Dara')).toBe('too-common')
  })
})
