/** Small pictures beside words; never alone, so they are hidden from readers. */

import { type SVGTemplateResult, svg } from 'lit'

const shapes = {
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`,
  cross: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />`,
  warning: svg`<path d="M12 4L2.8 20h18.4z" /><path d="M12 10v4.5M12 17.4v.1" />`,
  question: svg`<circle cx="12" cy="12" r="9" /><path d="M9.3 9.4a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 16.8v.1" />`,
  half: svg`<circle cx="12" cy="12" r="9" /><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />`,
  stop: svg`<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8z" /><path d="M8.5 12h7" />`,
  open: svg`<circle cx="12" cy="12" r="9" />`,
  full: svg`<circle cx="12" cy="12" r="9" /><path d="M7.8 12.4l3 3 5.4-6" />`,
  wait: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5.2l3.4 2" />`,
  speaker: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" /><path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />`,
  silence: svg`<rect x="6.5" y="6.5" width="11" height="11" />`,
  back: svg`<path d="M14.5 5.5L8 12l6.5 6.5" />`,
  next: svg`<path d="M9.5 5.5L16 12l-6.5 6.5" />`,
  undo: svg`<path d="M4.5 9.5h9.5a5 5 0 0 1 0 10H9M8.5 5.5l-4 4 4 4" />`,
  pencil: svg`<path d="M4 20l1-4.5L16 4.5 19.5 8 8.5 19z" />`,
} as const

export type IconName = keyof typeof shapes

export const icon = (name: IconName): SVGTemplateResult => svg`
  <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2.2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes[name]}</svg>
`
