/** A station is found as people type it: digits, separators, blanks, spellings. */

import { describe, expect, it } from 'vitest'
import {
  codeKey,
  namesKey,
  rankStation,
  readStationQuery,
  roomKey,
} from '../../../schema/places/find-stations.ts'

const station = (code: string, room: string, premises: readonly string[], areas: readonly string[]) => ({
  code: codeKey(code),
  room: roomKey(room),
  premises: namesKey(premises),
  areas: namesKey(areas),
})
const roomTwo = station(
  '010201-0002',
  '2',
  ['សាលាបឋមសិក្សា អូរធំ', 'Ou Thum Primary School'],
  ['បន្ទាយមានជ័យ', 'Banteay Meanchey', 'កណ្តាល', 'Kandal', 'ខ្មែរ'],
)
const rankOf = (text: string) => {
  const query = readStationQuery(text)
  return query && rankStation(query, roomTwo)
}

describe('A station is found by its code', () => {
  it.each(['010201-0002', '០១០២០១-០០០២', '0102010002', '010201 0002', '010201/0002', '០១០២០១\u200B០០០២'])(
    'typed whole as %s',
    (text) => expect(rankOf(text)).toBe(0),
  )
  it.each([
    ['its beginning', '010201', 1],
    ['its beginning in Khmer digits', '០១០២', 1],
    ['a part of it', '1-0002', 2],
  ])('typed in part: %s', (_, text, rank) => expect(rankOf(text)).toBe(rank))
  it('and not by another', () => expect(rankOf('010201-0003')).toBeUndefined())
})

describe('A station is found by its names', () => {
  it.each([
    'អូរធំ',
    'អូរ\u200Bធំ',
    'អូរ ធំ',
    'សាលាបឋមសិក្សាអូរធំ',
    'ou thum',
    'OU THUM',
    'outhum',
    'ou thum 2',
    'អូរធំ ២',
    'primary banteay',
    'ou thum 0002',
  ])('typed as %s', (text) => expect(rankOf(text)).toBeDefined())

  it.each([
    ['a blank without width in it', 'បន្ទាយ\u200Bមាន\u200Bជ័យ'],
    ['the subscript drawn alike', 'កណ្ដាល'],
    ['the vowel before its subscript', 'ខែ្មរ'],
  ])('in another encoding of the same word: %s', (_, text) => expect(rankOf(text)).toBeDefined())

  it.each(['ou thum 3', 'pagoda', 'ភ្នំ', 'ou phnum'])('and not by %s', (text) =>
    expect(rankOf(text)).toBeUndefined(),
  )

  it('its premises before the areas it lies in, and the beginning of a name before its middle', () => {
    const ranks = ['ou', 'thum', 'kandal'].map(rankOf)
    expect(ranks).toEqual([3, 4, 5])
  })
})

it('of nothing there is no question', () => {
  for (const text of ['', '  ', '\u200B']) expect(readStationQuery(text)).toBeUndefined()
})
