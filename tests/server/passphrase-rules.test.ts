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
    expect(faultOfPassphrase(passphrase, ['ដារ៉ា'])).toBeUndefined()
  })

  it('is counted in characters as people see them: fourteen Khmer ones are too short, however many signs they hold', () => {
    expect(faultOfPassphrase('ខ្ញុំ'.repeat(14), ['x'])).toBe('too-short')
    expect([...'ខ្ញុំ'.repeat(14)].length).toBeGreaterThan(60)
    expect(faultOfPassphrase('   short one    ', ['x'])).toBe('too-short')
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
    expect(faultOfPassphrase(passphrase, ['ដារ៉ា'])).toBe('too-common')
  })

  it('is refused when it is hardly more than the name', () => {
    expect(faultOfPassphrase('Sok Dara Sok Dara 2027', ['Sok Dara'])).toBe('too-common')
  })
  it.each([
    'Password 1234 Password',
    'admin-admin-2027-1234',
    'WayIn Cambodia 2027 !!!!!',
    'Cambodian Disabled People 2027',
    'អង្គការជនពិការកម្ពុជា ២០២៧',
    'qwerty asdfgh 123456 abc',
    'ពាក្យសម្ងាត់ របស់ កម្ពុជា ១២៣៤៥៦',
  ])(
    'is refused when it is made of usual words, of names of the office, of years and walks: %s',
    (passphrase) => {
      const names = ['ដារ៉ា', 'Cambodian Disabled People', 'អង្គការជនពិការកម្ពុជា']
      expect(faultOfPassphrase(passphrase, names)).toBe('too-common')
    },
  )

  it.each([
    'my password is a blue elephant',
    'Dara plants mango trees 2027',
    'election ducks eat seven pillows',
    'កម្ពុជាមានដំរីខៀវប្រាំបីក្បាល ហោះលើភ្នំខ្ពស់',
  ])('may hold a usual word or a name beside enough of its own: %s', (passphrase) => {
    expect(faultOfPassphrase(passphrase, ['Dara', 'ដារ៉ា'])).toBeUndefined()
  })
})
