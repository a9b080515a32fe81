/** What marks every page of a document as preliminary: a pale line of letters across it, behind the text. */

import { BuilderElement, createVmlShape, ImportedXmlComponent, Run } from 'docx'
import { FONT_NAME } from './docx-style.ts'
import { plainText } from './inert-text.ts'

/** In points. The text is stretched over it: in both languages the mark is some fifteen times as wide as it is high. */
const SIZE = { width: '690pt', height: '46pt' } as const
/** From below on the left to above on the right, clockwise, in degrees: as steep as the mark is long. */
const ROTATION = 310
/** As pale as in the PDF: letters above it are read as if it were not there. */
const COLOUR = '#ededed'

/** The form of a straight line of letters, as Word itself writes it for its watermarks (Office's preset shape 136). */
const LETTERS_ALONG_A_LINE = ImportedXmlComponent.fromXmlString(
  '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>',
)

/**
 * Real text, shaped by the program that opens it: VML, since LibreOffice does not turn the text of newer shapes. Its
 * name lets Word's own command take it away. The header says the same in words, so its alternative is empty.
 */
export class MarkBehind extends Run {
  constructor(mark: string) {
    super({ noProof: true })
    const letters = new BuilderElement({
      name: 'v:textpath',
      attributes: {
        style: { key: 'style', value: `font-family:"${FONT_NAME}";font-size:1pt;font-weight:bold` },
        string: { key: 'string', value: plainText(mark) },
      },
    })
    const shape = createVmlShape({
      id: 'PowerPlusWaterMarkObject1',
      type: '#_x0000_t136',
      alt: '',
      style: {
        ...SIZE,
        ...{ position: 'absolute', marginLeft: 0, marginTop: 0, rotation: ROTATION, zIndex: -251_657_216 },
        ...{ positionHorizontal: 'center', positionHorizontalRelative: 'page' },
        ...{ positionVertical: 'center', positionVerticalRelative: 'page' },
      },
      ...{ allowInCell: false, fillColor: COLOUR, stroked: false },
      children: [letters],
    })
    this.root.push(new BuilderElement({ name: 'w:pict', children: [LETTERS_ALONG_A_LINE, shape] }))
  }
}
