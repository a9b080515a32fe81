/** The country and its areas are read strictly: a code without its zero is no code. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCountry } from '../../seeds/load-country.ts'
import { loadGazetteer, readGazetteer } from '../../seeds/load-gazetteer.ts'
import { readCsv } from '../../seeds/read-csv.ts'

const seed = (path: string) => new URL(`../../seeds/${path}`, import.meta.url).pathname
const cambodia = await loadCountry(seed('country.json'))
const read = (...lines: readonly string[]) =>
  readGazetteer(['level,code,name_km,name_en', ...lines].join('\n'), 'areas.csv', cambodia)

describe('the shipped gazetteer', () => {
  it('holds the 25 provinces with their leading zeros and both names', async () => {
    const areas = await loadGazetteer(seed('gazetteer/cambodia.csv'), cambodia)
    expect(areas).toHaveLength(25)
    expect(areas.map(({ code }) => code)).toEqual(
      Array.from({ length: 25 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    expect(areas.find(({ code }) => code === '12')).toEqual({
      code: '12',
      level: 'province',
      name: { km: 'ភ្នំពេញ', en: 'Phnom Penh' },
    })
  })
})

describe('a gazetteer', () => {
  it('gives every area its parent by the beginning of its code, in any order of lines', () => {
    const areas = read('commune,010201,ឃុំ,Commune', 'district,0102,ស្រុក,District', 'province,01,ខេត្ត,Province')
    expect(areas.map(({ code, parent }) => [code, parent])).toEqual([
      ['01', undefined],
      ['0102', '01'],
      ['010201', '0102'],
    ])
  })

  it.each([
    [
      'a code that lost its zero',
      ['province,1,ខេត្ត,Province'],
      'areas.csv: line 2: the code of a province has 2 characters',
    ],
    ['a level nobody knows', ['hamlet,01,ខេត្ត,Province'], 'there is no level "hamlet" in country.json'],
    ['an area without its parent', ['district,0102,ស្រុក,District'], 'no province has the code 01'],
    [
      'one code twice',
      ['province,01,ខេត្ត,One', 'province,01,ខេត្ត,Two'],
      'line 3: the code 01 is there twice',
    ],
    ['an area without a name', ['province,01,,'], 'the area has no name in km or en'],
    ['a line with a cell too many', ['province,01,ខេត្ត,Province,more'], 'line 2 has 5 cells, the headings 4'],
  ])('with %s is refused with its line', (_what, lines, sentence) => {
    expect(() => read(...lines)).toThrow(sentence)
  })
})

describe('CSV', () => {
  it('keeps commas, quotation marks and line ends inside quotes', () => {
    expect(readCsv('\uFEFFa,b\r\n"1, ""one""","two\nlines"\r\n3,4\r\n', 'x.csv')).toEqual([
      { line: 2, cells: { a: '1, "one"', b: 'two\nlines' } },
      { line: 4, cells: { a: '3', b: '4' } },
    ])
  })

  it('is refused when a quotation mark is never closed', () => {
    expect(() => readCsv('a,b\n1,"2\n', 'x.csv')).toThrow(
      'x.csv: a quotation mark opened on line 2 is never closed',
    )
  })
})

describe('a country', () => {
  const load = async (change: Readonly<Record<string, unknown>>) => {
    const folder = await mkdtemp(join(tmpdir(), 'country-'))
    const file = join(folder, 'country.json')
    await writeFile(file, JSON.stringify({ ...cambodia, ...change }))
    return loadCountry(file).finally(() => rm(folder, { recursive: true }))
  }

  it('is read as it stands', async () => {
    expect(await load({})).toEqual(cambodia)
    expect(cambodia).toMatchObject({ outline: '116', languages: ['km', 'en'], timeZone: 'Asia/Phnom_Penh' })
  })

  it.each([
    ['in a time zone that does not exist', { timeZone: 'Asia/Angkor' }, '"Asia/Angkor" is not a time zone'],
    [
      'where the poll closes before it opens',
      { polling: { opens: '15:00', closes: '07:00' } },
      'the poll must open before it closes',
    ],
    [
      'with an hour nobody has',
      { polling: { opens: '7:00', closes: '15:00' } },
      'the polling hours must be written HH:MM',
    ],
    ['without languages', { languages: [] }, 'a country needs at least one language'],
    [
      'whose bounds are turned round',
      { bounds: { ...cambodia.bounds, south: 20 } },
      'the bounds must run from south to north',
    ],
    [
      'whose districts have shorter codes than its provinces',
      { areaLevels: cambodia.areaLevels.toReversed() },
      'codes of "commune" must be longer than codes of "village"',
    ],
    ['with a key nobody knows', { anthem: 'Nokor Reach' }, 'nobody knows what "anthem" means here'],
  ])('%s is refused', async (_what, change, sentence) => {
    await expect(load(change)).rejects.toThrow(sentence)
  })
})
