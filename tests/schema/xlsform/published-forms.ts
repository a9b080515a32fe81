/**
 * Forms of other people, as tables. The first four are example forms of pyxform, the reference reader of XLSForm
 * (github.com/XLSForm/pyxform, BSD-2-Clause, Copyright (c) 2012 Columbia University), cell for cell, with a settings
 * sheet where they have none. The last two are written for these tests, in our own words, from the constructs that two
 * published questionnaires use: a household survey of a humanitarian assessment (rosters held against a total,
 * cascading areas, three languages) and a register of land parties (conditions on the kind of party, a place).
 */

import type { Workbook } from '../../../schema/xlsform/workbook.ts'

type Table = readonly (readonly string[])[]

const workbookOf = (sheets: Readonly<Record<string, Table>>): Workbook =>
  Object.entries(sheets).map(([name, [headings = [], ...rows]]) => ({
    name,
    headings,
    rows: rows.map((cells, at) => ({ line: at + 2, cells })),
  }))

const settings = (id: string): Table => [
  ['form_title', 'form_id', 'version', 'default_language'],
  [id, id, '1', 'English (en)'],
]

export const widgets = workbookOf({
  survey: [
    [
      'type',
      'name',
      'label',
      'hint',
      'bind:constraint',
      'bind:jr:constraintMsg',
      'default',
      'bind:readonly',
      'bind:relevant',
      'control:appearance',
    ],
    ['string', 'my_string', 'string widget', 'can be short or very long'],
    [
      'int',
      'my_int',
      'integer widget',
      'try entering a number < 10',
      '. < 10',
      'number must be less than 10',
    ],
    [
      'decimal',
      'my_decimal',
      'decimal widget',
      'only numbers > 10.51 and < 18.39',
      '. > 10.51 and . < 18.39',
      'number must be between 10.51 and 18.39',
      '18.31',
    ],
    [
      'date',
      'my_date',
      'date widget',
      'only future dates allowed',
      '. >= today()',
      'only future dates allowed',
      '2010-06-15',
    ],
    ['time', 'my_time', 'time widget', 'testing time'],
    [
      'select all that apply from list',
      'my_select',
      'select multiple widget',
      "don't pick c and d together",
      "not(selected(., 'c') and selected(., 'd'))",
      'option c and d cannot be selected together',
      'a c',
    ],
    [
      'select one from list2',
      'my_select1',
      'select one widget',
      'scroll down to see default selection',
      '',
      '',
      '8',
    ],
    ['trigger', 'my_trigger', 'acknowledge widget', 'need to push button'],
    ['geopoint', 'my_geopoint', 'geopoint widget', 'this will get gps location'],
    ['barcode', 'my_barcode', 'barcode widget', 'scans multi-format 1d/2d barcodes'],
    ['image', 'my_image', 'image widget', 'this will launch the camera'],
    ['audio', 'my_audio', 'audio widget', 'this will launch the audio recorder'],
    ['select one from list', 'spinner', 'Spinner Widget: Select 1', '', '', '', '', '', '', 'minimal'],
  ],
  choices: [
    ['list name', 'name', 'label'],
    ['list', 'a', 'option a'],
    ['list', 'b', 'option b'],
    ['list', 'c', 'option c'],
    ['list', 'd', 'option d'],
    ['list2', '1', 'option 1'],
    ['list2', '2', 'option 2'],
  ],
  settings: settings('widgets'),
})

export const group = workbookOf({
  survey: [
    ['type', 'name', 'label:English (en)'],
    ['text', 'family_name', "What's your family name?"],
    ['begin group', 'father', 'Father'],
    ['phone number', 'phone_number', "What's your father's phone number?"],
    ['integer', 'age', 'How old is your father?'],
    ['end group', '', ''],
  ],
  settings: settings('group'),
})

export const loop = workbookOf({
  survey: [
    ['type', 'name', 'label:english'],
    [
      'select all that apply from toilet_type or specify other',
      'available_toilet_types',
      'What type of toilets are on the premises?',
    ],
    ['begin loop over toilet_type', '', ''],
    ['integer', 'number', 'How many %(label)s are on the premises?'],
    ['end loop', '', ''],
  ],
  choices: [
    ['list name', 'name', 'label:english'],
    ['toilet_type', 'pit_latrine_with_slab', 'Pit latrine with slab'],
    ['toilet_type', 'open_pit_latrine', 'Pit latrine without slab/open pit'],
    ['toilet_type', 'bucket_system', 'Bucket system'],
  ],
  settings: settings('loop'),
})

export const textAndInteger = workbookOf({
  survey: [
    ['type', 'name', 'text:english'],
    ['text', 'your_name', 'What is your name?'],
    ['integer', 'your_age', 'How many years old are you?'],
  ],
  choices: [['', '', '']],
})

export const household = workbookOf({
  survey: [
    [
      'type',
      'name',
      'label::English',
      'label::Dari',
      'hint::English',
      'constraint_message::English',
      'constraint',
      'required',
      'relevant',
      'choice_filter',
      'default',
    ],
    ['start', 'start'],
    ['deviceid', 'deviceid'],
    ['select_one region', 'region', 'Which region is this?', '…', '', '', '', 'TRUE'],
    [
      'select_one district',
      'district',
      'Which district is this?',
      '…',
      '',
      '',
      '',
      'TRUE',
      '',
      `region=\${region}`,
    ],
    ['select_one yes_no', 'settlement', 'Is the home in a settlement?', '…', '', '', '', 'TRUE'],
    ['text', 'which', 'Which one?', '…', '', '', '', 'TRUE', `( selected(\${settlement},'yes') )`],
    [
      'integer',
      'people',
      'How many people live here?',
      '…',
      '1 to 55',
      'Between 1 and 55',
      '.>=1 and .<=55',
      'TRUE',
    ],
    [
      'integer',
      'girls',
      'How many are girls?',
      '…',
      '',
      'Not more than all',
      `.<=\${people} and .>=0`,
      'TRUE',
    ],
    [
      'integer',
      'girls_ill',
      'How many of them are ill?',
      '…',
      '',
      '',
      '.>=0 and .<=55',
      'TRUE',
      `( \${girls} > 0 )`,
      '',
      '0',
    ],
  ],
  choices: [
    ['list_name', 'name', 'label::English', 'label::Dari', 'region'],
    ['region', 'north', 'North', '…', ''],
    ['region', 'south', 'South', '…', ''],
    ['district', 'lake', 'Lake', '…', 'north'],
    ['district', 'hill', 'Hill', '…', 'south'],
    ['yes_no', 'yes', 'Yes', '…', ''],
    ['yes_no', 'no', 'No', '…', ''],
  ],
  settings: settings('household'),
})

export const parties = workbookOf({
  survey: [
    ['type', 'name', 'label::English (en)', 'relevant'],
    ['note', 'title', 'Register of parties'],
    ['select one party', 'party_type', 'What kind of party is it?'],
    ['text', 'name_full', 'Full name', `\${party_type}='individual'`],
    ['text', 'name_group', 'Name of the group', `\${party_type}='group'`],
    ['geopoint', 'place', 'Where is the land?'],
    ['begin repeat', 'members', 'Members'],
    ['text', 'member_name', 'Name of the member'],
    ['end repeat'],
  ],
  choices: [
    ['list name', 'name', 'label::English (en)'],
    ['party', 'group', 'Group'],
    ['party', 'individual', 'Individual'],
  ],
  settings: settings('parties'),
})
