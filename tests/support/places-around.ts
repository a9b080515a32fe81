/** Five stations in three places around Ou Thum: a school of two rooms, a health centre, a pagoda nobody has mapped. */

import { REGISTER } from './answering-office.ts'

const [school] = REGISTER.premises

export const SCHOOL_ROOM_1 = '010201-0001'
export const SCHOOL_ROOM_2 = '010201-0002'
export const HEALTH_CENTRE = '010201-0003'
export const PAGODA_ROOM_1 = '010201-0004'
export const PAGODA_ROOM_2 = '010201-0005'

export const SCHOOL = { latitude: 13.5148, longitude: 103.0352 }
/** 1.9 km west of the school. */
export const CENTRE = { latitude: 13.5164, longitude: 103.0174 }

export const AROUND = {
  areas: [
    ...REGISTER.areas,
    { code: '01020102', level: 'village', parent: '010201', name: { km: 'ភ្នំ', en: 'Phnum' } },
  ],
  premises: [
    { ...school, point: SCHOOL },
    {
      code: '01020102-1',
      area: '01020102',
      name: { km: 'មណ្ឌលសុខភាពភ្នំ', en: 'Phnum Health Centre' },
      point: CENTRE,
    },
    { code: '01020102-2', area: '01020102', name: { km: 'វត្តភ្នំ', en: 'Phnum Pagoda' } },
  ],
  stations: [
    ...REGISTER.stations,
    { code: HEALTH_CENTRE, premises: '01020102-1', room: '1' },
    { code: PAGODA_ROOM_1, premises: '01020102-2', room: '1' },
    { code: PAGODA_ROOM_2, premises: '01020102-2', room: '2' },
  ],
}

/** The pagoda's second room is nobody's task. */
export const TO_VISIT = [PAGODA_ROOM_1, SCHOOL_ROOM_1, SCHOOL_ROOM_2, HEALTH_CENTRE]
